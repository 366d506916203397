public import Consensus
public import ConsultationModel

extension Words {
    /// The stance in words: "It Depends".
    public func name(of stance: Stance) -> String {
        switch stance {
        case .support: say(en: "Support", es: "Apoya", fr: "Soutient")
        case .conditional: say(en: "It Depends", es: "Depende", fr: "Cela dépend")
        case .oppose: say(en: "Do Not Support", es: "No apoya", fr: "Ne soutient pas")
        case .abstain: say(en: "Abstain", es: "Abstención", fr: "Abstention")
        case .notApplicable: say(en: "Not applicable", es: "No corresponde", fr: "Sans objet")
        case .blank: say(en: "Blank", es: "En blanco", fr: "Laissé vide")
        case .unrecognised: say(en: "Unrecognised", es: "No reconocido", fr: "Non reconnu")
        }
    }

    /// The position in words: "It Depends", "Missing".
    public func name(of position: Position) -> String {
        switch position {
        case .stance(let stance): name(of: stance)
        case .divided: say(en: "Divided", es: "Dividida", fr: "Divisée")
        case .missing: say(en: "Missing", es: "Sin respuesta", fr: "Sans réponse")
        }
    }

    /// The position as a legend explains it, where its name alone would leave a question open.
    public func meaning(of position: Position) -> String {
        switch position {
        case .divided: say(en: "Divided (mixed)", es: "Dividida (mixta)", fr: "Divisée (partagée)")
        case .missing: say(en: "Missing (no answer)", es: "Sin respuesta", fr: "Sans réponse")
        case .stance(.blank): say(en: "Blank (left empty)", es: "En blanco (sin rellenar)", fr: "Laissé vide")
        default: name(of: position)
        }
    }

    /// The position as one character, different for each and the same in every language: "S" for support.
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

    /// The level in the words of the GNSO guidelines: "Consensus", "Too few answers".
    public func name(of level: Level) -> String {
        switch level {
        case .fullConsensus: say(en: "Full consensus", es: "Consenso total", fr: "Consensus total")
        case .consensus: say(en: "Consensus", es: "Consenso", fr: "Consensus")
        case .strongSupport:
            say(
                en: "Strong support but significant opposition",
                es: "Apoyo firme pero oposición significativa",
                fr: "Soutien fort mais opposition significative"
            )
        case .divergence: say(en: "Divergence", es: "Divergencia", fr: "Divergence")
        case .strongOpposition:
            say(
                en: "Strong opposition but significant support",
                es: "Oposición firme pero apoyo significativo",
                fr: "Opposition forte mais soutien significatif"
            )
        case .consensusAgainst: say(en: "Consensus against", es: "Consenso en contra", fr: "Consensus contre")
        case .fullConsensusAgainst:
            say(en: "Full consensus against", es: "Consenso total en contra", fr: "Consensus total contre")
        case .tooFewAnswers: say(en: "Too few answers", es: "Respuestas insuficientes", fr: "Réponses insuffisantes")
        }
    }

    /// The level with what qualifies it: "Consensus with conditions", "Too few answers (2 of 5)".
    public func name(of assessment: Assessment) -> String {
        name(of: assessment.level, counts: assessment.counts)
    }

    /// The same of a level that may have been computed by other rules.
    func name(of level: Level, counts: PositionCounts) -> String {
        let name = name(of: level)
        let (answered, entitled) = (counts.answered, counts.entitled)
        return switch level {
        case .consensus, .consensusAgainst:
            counts.conditional > 0
                ? say(en: "\(name) with conditions", es: "\(name) con condiciones", fr: "\(name) sous conditions")
                : name
        case .tooFewAnswers:
            say(
                en: "\(name) (\(answered) of \(entitled))",
                es: "\(name) (\(answered) de \(entitled))",
                fr: "\(name) (\(answered) sur \(entitled))"
            )
        default: name
        }
    }

    /// The same in at most 26 columns, for a table (counts below 100).
    public func shortName(of assessment: Assessment) -> String {
        switch assessment.level {
        case .strongSupport:
            say(en: "Strong support, opposition", es: "Apoyo firme, oposición", fr: "Soutien fort, opposition")
        case .strongOpposition:
            say(en: "Strong opposition, support", es: "Oposición firme, apoyo", fr: "Opposition forte, soutien")
        case .consensusAgainst where assessment.isConditional:
            say(en: "Against, with conditions", es: "En contra, condicionado", fr: "Contre, sous conditions")
        case .consensus where assessment.isConditional:
            say(en: "Consensus with conditions", es: "Consenso condicionado", fr: "Consensus sous conditions")
        case .tooFewAnswers:
            say(
                en: "Too few answers (\(assessment.counts.answered) of \(assessment.counts.entitled))",
                es: "Insuficientes (\(assessment.counts.answered) de \(assessment.counts.entitled))",
                fr: "Insuffisantes (\(assessment.counts.answered) sur \(assessment.counts.entitled))"
            )
        default: name(of: assessment)
        }
    }

    /// What the matrix says, or would have said at an earlier time.
    func name(of headline: Headline) -> String {
        let level = levelName(of: headline)
        return headline.showsLevel ? level : outcome(of: headline) ?? level
    }

    /// The level with what qualifies it, whichever rule leads.
    func levelName(of headline: Headline) -> String { name(of: headline.level, counts: headline.counts) }

    /// "ISO ballot: met"; nil where the leading rule finds a level.
    func outcome(of headline: Headline) -> String? {
        headline.outcome.map { labelled(name(of: headline.rule), name(of: $0)) }
    }
}
