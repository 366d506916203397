import Consensus
public import ConsultationModel

extension NightSummary.Item {
    /// The level of that night, and what the leading rule finds in its positions.
    func headline(by rules: ConsensusRules) -> Headline {
        Headline(PositionCounts(positions.values), level: level, rules: rules)
    }
}

extension Report {
    /// What is kept of it so that a later report can say what has changed.
    public var nightSummary: NightSummary {
        let items = items.map { item in
            let positions = Dictionary(item.regions.map { ($0.region.code, $0.position) }) { $1 }
            return (item.recommendation.id, NightSummary.Item(level: item.assessment.level, positions: positions))
        }
        return NightSummary(recommendations: Dictionary(items) { $1 })
    }

    /// How many of the open recommendations have which level; levels without any are left out.
    public var nightLevels: [Level: Int] {
        Dictionary(grouping: items.filter { $0.recommendation.status == .open }, by: \.assessment.level).mapValues(
            \.count
        )
    }
}
