import Consensus
import ConsultationModel

extension Words {
    /// The finding, to follow a number: "consensus in favour". A leading rule without levels may be not applicable for
    /// other reasons than silence.
    func label(of finding: Finding, by lead: ConsensusRule) -> String {
        switch finding {
        case .favour: say(en: "consensus in favour", es: "consenso a favor", fr: "consensus pour")
        case .open: say(en: "no consensus", es: "sin consenso", fr: "sans consensus")
        case .against: say(en: "consensus against", es: "consenso en contra", fr: "consensus contre")
        case .unanswered where lead == .gnso:
            say(en: "too few answers", es: "respuestas insuficientes", fr: "réponses insuffisantes")
        case .unanswered: say(en: "not applicable", es: "no se aplica", fr: "non applicable")
        }
    }

    /// Says that nobody has answered.
    func noAnswers(regions number: Int, recommendations total: Int) -> String {
        if total == 0 {
            return say(
                en: "Nothing is to be decided: no recommendation is open.",
                es: "No hay nada que decidir: ninguna recomendación está abierta.",
                fr: "Il n’y a rien à décider : aucune recommandation n’est ouverte."
            )
        }
        return say(
            en: "No answers yet: \(count(number, "region is", "regions are")) asked about \(recommendations(total)).",
            es: "Todavía no hay respuestas: se consulta a \(regions(number)) sobre \(recommendations(total)).",
            fr: """
                Pas encore de réponses : \(count(number, "région est consultée", "régions sont consultées")) sur \
                \(recommendations(total)).
                """
        )
    }

    /// The rule and the counts: "Consensus on 3 of 5 (GNSO levels): 1 full, 2 with conditions or a small minority; …".
    func sentence(of verdict: Verdict) -> String {
        let rule =
            verdict.lead == .gnso
            ? say(en: "GNSO levels", es: "niveles de la GNSO", fr: "niveaux de la GNSO") : name(of: verdict.lead)
        let (favour, total) = (verdict[.favour], verdict.total)
        let consensus = say(
            en: "Consensus on \(favour == 0 ? "none" : grouped(favour)) of \(grouped(total)) (\(rule))",
            es: "Consenso sobre \(grouped(favour)) de \(recommendations(total)) (\(rule))",
            fr: "Consensus sur \(recommendations(favour)) sur \(grouped(total)) (\(rule))"
        )
        let kinds = verdict.lead == .gnso ? kinds(of: verdict) : []
        let lead = kinds.isEmpty ? consensus : labelled(consensus, kinds.joined(separator: ", "))
        return series([lead] + others(of: verdict)) + "."
    }

    /// How many of the recommendations with a consensus have which kind of it.
    private func kinds(of verdict: Verdict) -> [String] {
        let (full, partial) = (verdict.levels[.fullConsensus] ?? 0, verdict.levels[.consensus] ?? 0)
        return [
            full == 0
                ? nil
                : say(en: "\(grouped(full)) full", es: "total en \(grouped(full))", fr: "total sur \(grouped(full))"),
            partial == 0
                ? nil
                : say(
                    en: "\(grouped(partial)) with conditions or a small minority",
                    es: "con condiciones o una minoría pequeña en \(grouped(partial))",
                    fr: "sous conditions ou avec une petite minorité sur \(grouped(partial))"
                ),
        ].compactMap { $0 }
    }

    /// How many recommendations have no consensus in favour, and why.
    private func others(of verdict: Verdict) -> [String] {
        Finding.allCases.filter { $0 != .favour && verdict[$0] > 0 }.map { finding in
            let (label, number) = (label(of: finding, by: verdict.lead), grouped(verdict[finding]))
            return finding == .against
                ? say(en: "\(label) \(number)", es: "\(label) de \(number)", fr: "\(label) \(number)")
                : say(en: "\(label) on \(number)", es: "\(label) en \(number)", fr: "\(label) sur \(number)")
        }
    }

    /// Who has not answered how many recommendations; names at most five regions, so that it stays a sentence. Nil
    /// where nothing is missing.
    func silence(in report: Report) -> String? {
        let silent = report.gaps.filter { !$0.missing.isEmpty }
        let numbers = silent.map(\.missing.count)
        guard let least = numbers.min(), let most = numbers.max() else { return nil }
        var names = silent.prefix(5).map(\.region.code)
        if silent.count > names.count {
            let more = silent.count - names.count
            names.append(
                say(
                    en: count(more, "more region"),
                    es: count(more, "región más", "regiones más"),
                    fr: "\(count(more, "autre région", "autres régions"))"
                )
            )
        }
        guard Set(silent.map(\.missing)).count == 1 else { return silence(of: list(names), from: least, to: most) }
        let isOne = silent.count == 1
        return say(
            en: "\(list(names)) \(isOne ? "has" : "have") not answered \(count(most, "item")).",
            es: "\(list(names)) no \(isOne ? "ha" : "han") respondido a \(recommendations(most)).",
            fr: "\(list(names)) \(isOne ? "n’a" : "n’ont") pas répondu à \(recommendations(most))."
        )
    }

    /// The same of regions that have not answered different recommendations, each so many of them.
    private func silence(of names: String, from least: Int, to most: Int) -> String {
        let isSame = least == most
        return say(
            en: "\(names) have each not answered \(isSame ? "" : "\(grouped(least)) to ")\(count(most, "item")).",
            es: """
                \(names) han dejado cada una \(isSame ? "" : "de \(grouped(least)) a ")\(recommendations(most)) sin responder.
                """,
            fr: """
                \(names) ont chacune laissé \(isSame ? "" : "de \(grouped(least)) à ")\(recommendations(most)) sans réponse.
                """
        )
    }
}
