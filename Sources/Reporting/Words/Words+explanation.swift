import Consensus
import ConsultationModel

extension Words {
    /// The sentences that say why the level is what it is, with the numbers put in.
    func explanation(of item: Report.Item, under rules: ConsensusRules) -> String {
        let (assessment, counts) = (item.assessment, item.assessment.counts)
        let (s, q, o, n) = (counts.support, counts.conditional, counts.oppose, counts.answered)
        guard assessment.level != .tooFewAnswers else { return tooFewAnswers(item, under: rules) }
        guard item.leadsByLevel else { return leadingExplanation(of: item) }
        let sides = sides(counts)
        let small = rules.smallMinority
        let sentence =
            switch assessment.level {
            case .fullConsensus, .fullConsensusAgainst: unanimity(counts)
            case .consensus where o == 0:
                say(
                    en: "\(sides), none opposes",
                    es: "\(sides), ninguna en contra",
                    fr: "\(sides), aucune n’est opposée"
                )
            case .consensusAgainst where s == 0:
                say(
                    en: "\(sides), none supports",
                    es: "\(sides), ninguna a favor",
                    fr: "\(sides), aucune n’est favorable"
                )
            case .consensus, .consensusAgainst:
                series([
                    sides,
                    say(
                        en: "a minority of at most \(small) is small",
                        es: "una minoría de \(small) como máximo es pequeña",
                        fr: "une minorité d’au plus \(small) est petite"
                    ) + borderline(assessment, exactly: "\(small)"),
                ])
            case .strongSupport, .strongOpposition:
                series([
                    sides,
                    say(
                        en: "\(share(min(s, o), of: n)) is more than a small minority (at most \(small))",
                        es: "\(share(min(s, o), of: n)) es más que una minoría pequeña (\(small) como máximo)",
                        fr: "\(share(min(s, o), of: n)) dépasse une petite minorité (au plus \(small))"
                    ),
                ])
            case .divergence, .tooFewAnswers:
                series([
                    sides,
                    say(
                        en: "neither support nor opposition is more than half",
                        es: "ni el apoyo ni la oposición superan la mitad",
                        fr: "ni le soutien ni l’opposition ne dépassent la moitié"
                    ) + borderline(assessment, exactly: say(en: "half", es: "la mitad", fr: "la moitié")),
                ])
            }
        return q == 0 ? "\(sentence)." : "\(sentence). \(withConditions(counts))"
    }

    /// The same where a rule without levels leads; the GNSO's level stands beside it.
    private func leadingExplanation(of item: Report.Item) -> String {
        let result = item.rules.leading.result
        let why =
            switch result.outcome {
            case .notApplicable(let obstacle): labelled(notApplicable, reason(of: obstacle))
            case .met, .notMet: labelled(say(en: "Needed", es: "Se exige", fr: "Condition"), formula(of: result))
            }
        let qualified = result.isBorderline ? labelled(why, borderline) : why
        let level = say(en: "GNSO level", es: "Nivel de la GNSO", fr: "Niveau de la GNSO")
        let beside =
            labelled(level, name(of: item.assessment))
            + (item.assessment.isBorderline ? " (\(borderline))" : "")
        return "\(sides(item.assessment.counts)). \(qualified). \(beside)."
    }

    private var notApplicable: String { say(en: "Not applicable", es: "No se aplica", fr: "Non applicable") }

    private func tooFewAnswers(_ item: Report.Item, under rules: ConsensusRules) -> String {
        let (n, entitled) = (item.assessment.counts.answered, item.assessment.counts.entitled)
        let taken = say(
            en: entitled == 1
                ? "The one entitled region took \(n == 0 ? "no" : "a") position"
                : "\(n == 0 ? "None of the" : "\(n) of") \(count(entitled, "entitled region")) took a position",
            es: entitled == 1
                ? "La única región habilitada \(n == 0 ? "no " : "")se pronunció"
                : n == 0
                    ? "Ninguna de las \(entitled) regiones habilitadas se pronunció"
                    : "\(n) de las \(entitled) regiones habilitadas se \(n == 1 ? "pronunció" : "pronunciaron")",
            fr: entitled == 1
                ? "La seule région habilitée \(n == 0 ? "ne s’est pas" : "s’est") prononcée"
                : n == 0
                    ? "Aucune des \(entitled) régions habilitées ne s’est prononcée"
                    : "\(n) des \(entitled) régions habilitées \(n == 1 ? "s’est prononcée" : "se sont prononcées")"
        )
        let needed =
            item.leadsByLevel
            ? say(
                en: "a level needs more than \(rules.quorum)",
                es: "un nivel requiere más de \(rules.quorum)",
                fr: "un niveau en exige plus de \(rules.quorum)"
            )
            : say(
                en: "a rule needs more than \(rules.quorum)",
                es: "una regla requiere más de \(rules.quorum)",
                fr: "une règle en exige plus de \(rules.quorum)"
            )
        return series([taken, needed + borderline(item.assessment, exactly: "\(rules.quorum)")]) + "."
    }

    /// " (exactly 1/5: borderline)"; empty where the level is not.
    private func borderline(_ assessment: Assessment, exactly threshold: String) -> String {
        guard assessment.isBorderline else { return "" }
        let exactly = say(en: "exactly \(threshold)", es: "exactamente \(threshold)", fr: "exactement \(threshold)")
        return " (\(labelled(exactly, borderline)))"
    }

    private func withConditions(_ counts: PositionCounts) -> String {
        let (s, q, n) = (counts.support, counts.conditional, counts.answered)
        let (without, with) = (share(s, of: n), share(s + q, of: n))
        return say(
            en: "Support is \(without); with conditions counted as support, \(with).",
            es: "El apoyo es de \(without); si las condiciones se cuentan como apoyo, de \(with).",
            fr: "Le soutien est de \(without) ; si les conditions sont comptées comme un soutien, de \(with)."
        )
    }

    private func unanimity(_ counts: PositionCounts) -> String {
        let (n, entitled) = (counts.answered, counts.entitled)
        let isInFavour = counts.support > 0
        let side =
            if n == 1 {
                isInFavour
                    ? say(en: "supports", es: "está a favor", fr: "est favorable")
                    : say(en: "opposes", es: "está en contra", fr: "est opposée")
            } else {
                isInFavour
                    ? say(en: "support", es: "están a favor", fr: "sont favorables")
                    : say(en: "oppose", es: "están en contra", fr: "sont opposées")
            }
        if n == entitled {
            return n == 1
                ? say(en: "The one region \(side)", es: "La única región \(side)", fr: "La seule région \(side)")
                : say(en: "All \(n) regions \(side)", es: "Las \(n) regiones \(side)", fr: "Les \(n) régions \(side)")
        }
        return n == 1
            ? say(
                en: "The one region that took a position \(side) (1 of \(entitled) entitled)",
                es: "La única región que se pronunció \(side) (1 de \(entitled) habilitadas)",
                fr: "La seule région qui s’est prononcée \(side) (1 sur \(entitled) habilitées)"
            )
            : say(
                en: "All \(n) regions that took a position \(side) (\(n) of \(entitled) entitled)",
                es: "Las \(n) regiones que se pronunciaron \(side) (\(n) de \(entitled) habilitadas)",
                fr: "Les \(n) régions qui se sont prononcées \(side) (\(n) sur \(entitled) habilitées)"
            )
    }

    /// "4 of 5 regions support, 1 opposes", the greater side first, with the second denominator where silence makes it
    /// differ.
    private func sides(_ counts: PositionCounts) -> String {
        let supportFirst = counts.support >= counts.oppose
        let lead = supportFirst ? counts.support : counts.oppose
        let (conditional, divided) = (counts[.stance(.conditional)], counts[.divided])
        let parts = [
            // "0 of 1 region supports".
            among(counts, lead, (supportFirst ? supports : opposes)(counts.answered == 1 ? 1 : lead)),
            conditional == 0
                ? nil
                : "\(conditional) "
                    + (conditional == 1
                        ? say(en: "sets conditions", es: "pone condiciones", fr: "pose des conditions")
                        : say(en: "set conditions", es: "ponen condiciones", fr: "posent des conditions")),
            divided == 0
                ? nil
                : "\(divided) "
                    + (divided == 1
                        ? say(en: "is divided", es: "está dividida", fr: "est divisée")
                        : say(en: "are divided", es: "están divididas", fr: "sont divisées")),
            supportFirst
                ? counts.oppose == 0 ? nil : "\(counts.oppose) \(opposes(counts.oppose))"
                : counts.support == 0 ? nil : "\(counts.support) \(supports(counts.support))",
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private func supports(_ number: Int) -> String {
        isSingular(number)
            ? say(en: "supports", es: "está a favor", fr: "est favorable")
            : say(en: "support", es: "están a favor", fr: "sont favorables")
    }

    private func opposes(_ number: Int) -> String {
        isSingular(number)
            ? say(en: "opposes", es: "está en contra", fr: "est opposée")
            : say(en: "oppose", es: "están en contra", fr: "sont opposées")
    }

    private func among(_ counts: PositionCounts, _ lead: Int, _ verb: String) -> String {
        let (n, entitled) = (counts.answered, counts.entitled)
        guard n != entitled else {
            return say(
                en: "\(lead) of \(regions(n)) \(verb)",
                es: "\(lead) de \(regions(n)) \(verb)",
                fr: "\(regions(lead)) sur \(n) \(verb)"
            )
        }
        return say(
            en: "\(lead) of \(regions(n)) that took a position \(verb) (\(lead) of \(entitled) entitled)",
            es: "\(lead) de \(count(n, "región que se pronunció", "regiones que se pronunciaron")) \(verb) "
                + "(\(lead) de \(entitled) habilitadas)",
            fr: """
                \(regions(lead)) sur \(n) qui \(n == 1 ? "s’est prononcée" : "se sont prononcées") \(verb) (\(lead) \
                sur \(entitled) habilitées)
                """
        )
    }
}
