public import Consensus
public import ConsultationModel

/// The words and letters by which every rendering names stances, positions and levels.
public enum Labels {
    /// The position in words: "It Depends", "Missing".
    public static func name(of position: Position) -> String {
        switch position {
        case .stance(let stance): stance.label
        case .divided: "Divided"
        case .missing: "Missing"
        }
    }

    /// The position as one character, different for each: "S" for support.
    public static func letter(of position: Position) -> String {
        switch position {
        case .stance(.support): "S"
        case .stance(.conditional): "D"
        case .stance(.oppose): "N"
        case .stance(.abstain): "A"
        case .stance(.notApplicable): "–"
        case .stance(.blank): "B"
        case .stance(.unrecognised): "?"
        case .divided: "M"
        case .missing: "·"
        }
    }

    /// The position as a legend explains it, where its name alone would leave a question open.
    public static func meaning(of position: Position) -> String {
        switch position {
        case .divided: "Divided (mixed)"
        case .missing: "Missing (no answer)"
        case .stance(.blank): "Blank (left empty)"
        default: name(of: position)
        }
    }

    /// The level in the full words of the GNSO guidelines: "Consensus with conditions", "Too few answers (2 of 5)".
    public static func name(of assessment: Assessment) -> String {
        let name = name(of: assessment.level)
        return switch assessment.level {
        case .consensus, .consensusAgainst: assessment.isConditional ? "\(name) with conditions" : name
        case .tooFewAnswers: "\(name) (\(assessment.counts.answered) of \(assessment.counts.entitled))"
        default: name
        }
    }

    /// The level alone: "Consensus", "Too few answers".
    public static func name(of level: Level) -> String {
        switch level {
        case .fullConsensus: "Full consensus"
        case .consensus: "Consensus"
        case .strongSupport: "Strong support but significant opposition"
        case .divergence: "Divergence"
        case .strongOpposition: "Strong opposition but significant support"
        case .consensusAgainst: "Consensus against"
        case .fullConsensusAgainst: "Full consensus against"
        case .tooFewAnswers: "Too few answers"
        }
    }

    /// The level in at most 26 columns, for a table (counts below 100).
    public static func shortName(of assessment: Assessment) -> String {
        switch assessment.level {
        case .strongSupport: "Strong support, opposition"
        case .strongOpposition: "Strong opposition, support"
        case .consensusAgainst where assessment.isConditional: "Against, with conditions"
        default: name(of: assessment)
        }
    }
}
