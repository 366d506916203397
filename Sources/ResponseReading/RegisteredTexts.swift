import ConsultationModel

/// The texts of the registered recommendations, to tell a quotation of them from an answer.
struct RegisteredTexts {
    private let texts: [String: [String]]

    init(_ consultations: [Consultation]) {
        let all = consultations.flatMap(\.recommendations)
        texts = Dictionary(grouping: all, by: \.id.foldedForMatching).mapValues { $0.map(\.text) }
    }

    /// Whether these bytes are how the text of this recommendation begins.
    func isBeginning(_ range: Range<Int>, of id: String, in text: SourceText) -> Bool {
        guard let registered = texts[id.foldedForMatching] else { return false }
        // White space may be wider than in the registered text, but not without end.
        let longest = registered.map(\.utf8.count).max() ?? 0
        guard range.count <= 2 * longest + 1000 else { return false }
        let written = String(decoding: text.bytes[range], as: UTF8.self).foldedForMatching
        return registered.contains { $0.foldedForMatching.hasPrefix(written) }
    }
}
