/// How many current answers there are of each stance.
public struct StanceCounts: Sendable, Hashable {
    private var counts: [Stance: Int] = [:]

    /// No answers.
    public init() {}

    /// The counts given; a stance that is left out counts 0.
    public init(_ counts: [Stance: Int]) {
        self.counts = counts.filter { $0.value != 0 }
    }

    /// The number of answers with this stance, at least 0.
    public subscript(stance: Stance) -> Int {
        get { counts[stance] ?? 0 }
        set { counts[stance] = newValue == 0 ? nil : newValue }
    }

    /// All answers together.
    public var total: Int { counts.values.reduce(0, +) }
}
