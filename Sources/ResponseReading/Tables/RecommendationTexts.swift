import ConsultationModel

/// Finds the recommendation whose text is quoted in place of its number.
struct RecommendationTexts: Sendable {
    private var texts: [(folded: String, id: String)] = []
    /// A shorter quotation, in bytes, may be of anything.
    private static let shortest = 20

    init(_ consultations: [Consultation]) {
        for recommendation in consultations.flatMap(\.recommendations) {
            let folded = recommendation.text.foldedForMatching
            if folded.utf8.count >= Self.shortest { texts.append((folded, recommendation.id)) }
        }
    }

    /// The identifier of the only recommendation whose text this is, or begins with this.
    func identifier(of cell: String) -> String? {
        guard (Self.shortest...4000).contains(cell.utf8.count) else { return nil }
        let quoted = cell.foldedForMatching
        guard quoted.utf8.count >= Self.shortest, quoted.contains(" ") else { return nil }
        let ids = Set(texts.filter { $0.folded.hasPrefix(quoted) }.map(\.id))
        return ids.count == 1 ? ids.first : nil
    }
}
