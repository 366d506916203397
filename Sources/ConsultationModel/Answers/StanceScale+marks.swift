extension StanceScale {
    /// Whether its steps are the marks from 9 down to 1, as panels of the RAND/UCLA method give them.
    public var isNinePoint: Bool {
        steps.map(\.label) == (1...9).reversed().map { String($0) }
    }

    /// The mark from 1 to 9 that these words stand for; nil when they are none or the scale is another.
    public func mark(of words: String) -> Int? {
        isNinePoint ? step(of: words).flatMap { Int($0.label) } : nil
    }
}
