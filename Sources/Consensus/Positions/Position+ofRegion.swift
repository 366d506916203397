public import ConsultationModel

extension Position {
    /// Where a region stands on one recommendation.
    ///
    /// - Whoever speaks for the region decides, also with words that nobody understands, unless their answer is blank
    ///   or not in their file.
    /// - Else the stance that more than half of the region's respondents share, among those who said something that is
    ///   understood (blank and unrecognised answers count for nothing).
    /// - Else `divided`; without a single understood answer, `unrecognised`, `blank` or `missing`.
    ///
    /// - Parameters:
    ///   - designated: The current answers of those who speak for the region.
    ///   - respondents: The current answers of all others in the region.
    public init(designated: StanceCounts, respondents: StanceCounts) {
        if let stance = Self.shared(by: designated) {
            self = stance
        } else if designated[.unrecognised] > 0 {
            self = .stance(.unrecognised)
        } else if let stance = Self.shared(by: respondents) {
            self = stance
        } else if respondents[.unrecognised] > 0 {
            self = .stance(.unrecognised)
        } else if designated[.blank] + respondents[.blank] > 0 {
            self = .stance(.blank)
        } else {
            self = .missing
        }
    }

    /// The stance of more than half, `divided` when there is none, nil when nobody said anything that is understood.
    private static func shared(by counts: StanceCounts) -> Position? {
        let understood: [Stance] = [.support, .conditional, .oppose, .abstain, .notApplicable]
        let voices = understood.reduce(0) { $0 + counts[$1] }
        guard voices > 0 else { return nil }
        return understood.first { 2 * counts[$0] > voices }.map(Position.stance) ?? .divided
    }
}
