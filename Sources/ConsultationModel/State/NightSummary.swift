/// What is kept of a night's report so that a later one can say what has changed.
public struct NightSummary: Sendable, Hashable, Codable {
    /// One recommendation as it stood then.
    public struct Item: Sendable, Hashable, Codable {
        /// The computed level.
        public var level: Level
        /// Where each region stood, by its code.
        public var positions: [String: Position]

        /// Memberwise.
        public init(level: Level, positions: [String: Position]) {
            self.level = level
            self.positions = positions
        }
    }

    /// By the recommendation's id; those that were withdrawn or deferred too.
    public var recommendations: [String: Item]

    /// Memberwise.
    public init(recommendations: [String: Item]) {
        self.recommendations = recommendations
    }
}
