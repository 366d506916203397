public import ConsultationModel

/// What one respondent says.
public struct WrittenResponse: Sendable, Hashable {
    /// The respondent's region.
    public let region: Region
    /// The respondent's name, without white space at both ends; nil: those who speak for the region.
    public let respondent: String?
    /// In the order in which they are written; at most one for a recommendation.
    public let answers: [WrittenAnswer]

    /// Memberwise.
    public init(region: Region, respondent: String? = nil, answers: [WrittenAnswer]) {
        self.region = region
        self.respondent = respondent?.trimmed
        self.answers = answers
    }

    /// The name that stands at the answers. For the region itself that of its first speaker, else its own; nil when that
    /// name could be read otherwise, because the region's code says it too.
    var name: String? {
        if let respondent { return respondent }
        let name = region.speakers.first ?? region.name
        return name.isUsableName ? name : nil
    }

    /// Refuses what no format can hold.
    func check() throws(WritingError) {
        if let respondent, !respondent.isUsableName { throw .unusableName(respondent) }
        for answer in answers {
            let pieces = [answer.recommendation.id, answer.recommendation.text, answer.words, answer.comment]
            if pieces.contains(where: { $0.utf8.contains(0) }) {
                throw .notInAnyFile(recommendation: answer.recommendation.id, "a NUL character (U+0000)")
            }
            if answer.words.contains(where: \.isNewline) {
                throw .notInAnyFile(recommendation: answer.recommendation.id, "a line break in its stance")
            }
        }
    }
}

extension String {
    /// One line without control characters, of at most 150 bytes, and nothing at its ends that is taken for markup or for
    /// what sets a name off.
    fileprivate var isUsableName: Bool {
        let isSetOff: (Character) -> Bool = { "*_#>-–—:`|[]+•·".contains($0) }
        guard let first, let last, utf8.count <= 150, !isSetOff(first), !isSetOff(last) else { return false }
        return !contains("[") && !contains { $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } }
    }
}
