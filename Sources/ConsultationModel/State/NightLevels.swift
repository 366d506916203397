/// How many recommendations had which level in the report of a night.
public struct NightLevels: Sendable, Hashable {
    /// A date: "2017-05-12".
    public var night: String
    /// Recommendations by level; levels without any may be left out.
    public var levels: [Level: Int]

    /// Memberwise.
    public init(night: String, levels: [Level: Int]) {
        self.night = night
        self.levels = levels
    }
}
