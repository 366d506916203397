import Consensus
import ConsultationModel

extension Words {
    /// The finding, to follow a number: "consensus in favour". A leading rule without levels may be not applicable for other
    /// reasons than silence.
    func label(of finding: Finding, by lead: ConsensusRule) -> String {
        switch finding {
        case .favour: say(en: "consensus in favour", es: "consenso a favor", fr: "consensus en faveur")
        case .open: say(en: "no consensus", es: "sin consenso", fr: "sans consensus")
        case .against: say(en: "consensus against", es: "consenso en contra", fr: "consensus contre")
        case .unanswered where lead == .gnso:
            say(en: "too few answers", es: "respuestas insuficientes", fr: "réponses insuffisantes")
        case .unanswered: say(en: "not applicable", es: "no se aplica", fr: "non applicable")
        }
    }

    /// Says that nobody has answered.
    func noAnswers(regions number: Int, recommendations total: Int) -> String {
        say(
            en: "No answers yet: \(count(number, "region is", "regions are")) asked about \(recommendations(total)).",
            es: "Todavía no hay respuestas: se consulta a \(regions(number)) sobre \(recommendations(total)).",
            fr: """
                Pas encore de réponses : \(count(number, "région est consultée", "régions sont consultées")) sur \
                \(recommendations(total)).
                """
        )
    }

    /// The rule and the counts.
    func sentence(of verdict: Verdict) -> String {
        let rule =
            verdict.lead == .gnso
            ? say(en: "GNSO levels", es: "niveles de la GNSO", fr: "niveaux de la GNSO") : name(of: verdict.lead)
        let (favour, total) = (verdict[.favour], recommendations(verdict.total))
        var lead = say(
            en: "Consensus in favour on \(favour == 0 ? "none" : "\(favour)") of \(total) (\(rule))",
            es: "Consenso a favor en \(favour == 0 ? "ninguna" : "\(favour)") de \(total) (\(rule))",
            fr: "Consensus en faveur sur \(favour == 0 ? "aucune" : "\(favour)") de \(total) (\(rule))"
        )
        if favour > 0, verdict.lead == .gnso { lead = labelled(lead, kinds(of: verdict)) }
        let (open, against, unanswered) = (verdict[.open], verdict[.against], verdict[.unanswered])
        let label = label(of: .unanswered, by: verdict.lead)
        let others = [
            open == 0
                ? nil
                : say(en: "no consensus on \(open)", es: "sin consenso en \(open)", fr: "sans consensus sur \(open)"),
            against == 0
                ? nil
                : say(
                    en: "consensus against \(against)",
                    es: "consenso en contra de \(against)",
                    fr: "consensus contre \(against)"
                ),
            unanswered == 0
                ? nil
                : say(
                    en: "\(label) on \(unanswered)",
                    es: "\(label) en \(unanswered)",
                    fr: "\(label) sur \(unanswered)"
                ),
        ]
        return series([lead] + others.compactMap { $0 }) + "."
    }

    private func kinds(of verdict: Verdict) -> String {
        let (full, partial) = (verdict.levels[.fullConsensus] ?? 0, verdict.levels[.consensus] ?? 0)
        return [
            full == 0 ? nil : say(en: "\(full) full", es: "\(full) total", fr: "\(full) total"),
            partial == 0
                ? nil
                : say(
                    en: "\(partial) with conditions or a small minority",
                    es: "\(partial) con condiciones o una minoría pequeña",
                    fr: "\(partial) sous conditions ou avec une petite minorité"
                ),
        ].compactMap { $0 }.joined(separator: ", ")
    }

    /// Names at most five regions, so that it stays a sentence; nil where nothing is missing.
    func silence(in report: Report) -> String? {
        let silent = report.gaps.filter { !$0.missing.isEmpty }
        let missing = silent.reduce(0) { $0 + $1.missing.count }
        guard missing > 0 else { return nil }
        var names = silent.prefix(5).map { gap in
            let isAll = gap.missing.count == report.openItems.count && gap.missing.count > 1
            return "\(gap.region.code) \(isAll ? all(gap.missing.count) : "\(gap.missing.count)")"
        }
        if silent.count > 5 {
            names.append(
                say(
                    en: count(silent.count - 5, "more region"),
                    es: count(silent.count - 5, "región más", "regiones más"),
                    fr: "\(count(silent.count - 5, "autre région", "autres régions"))"
                )
            )
        }
        return say(
            en: "Missing: \(answers(missing)) (\(list(names))).",
            es: "Faltan: \(answers(missing)) (\(list(names))).",
            fr: "Manquent : \(answers(missing)) (\(list(names)))."
        )
    }
}
