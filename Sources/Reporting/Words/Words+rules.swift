import Consensus
import ConsultationModel

extension Words {
    /// The rule's name: "ALAC rule of thumb".
    func name(of rule: ConsensusRule) -> String {
        switch rule {
        case .gnso:
            say(en: rule.name, es: "Niveles de consenso de la GNSO", fr: "Niveaux de consensus de la GNSO")
        case .alac: say(en: rule.name, es: "Regla práctica del ALAC", fr: "Règle empirique de l’ALAC")
        case .naralo: say(en: rule.name, es: "Práctica de NARALO", fr: "Pratique de NARALO")
        case .iso: say(en: rule.name, es: "Votación de la ISO", fr: "Règle de vote de l’ISO")
        case .ieee: say(en: rule.name, es: "Votación del IEEE", fr: "Règle de vote de l’IEEE")
        case .w3c: say(en: rule.name, es: "Consenso del W3C", fr: "Règle de consensus du W3C")
        case .apache:
            say(en: rule.name, es: "Consenso tácito de Apache", fr: "Règle du consensus tacite d’Apache")
        case .delphi: say(en: rule.name, es: "Umbral de los estudios Delphi", fr: "Règle du seuil Delphi")
        case .cos:
            say(
                en: rule.name,
                es: "Conjunto de desenlaces principales (COS)",
                fr: "Règle des critères de jugement essentiels (COS)"
            )
        case .randUCLA:
            say(en: rule.name, es: "Método de idoneidad RAND/UCLA", fr: "Méthode de pertinence RAND/UCLA")
        case .rfc7282:
            say(en: rule.name, es: "Consenso aproximado del IETF", fr: "Règle du consensus approximatif de l’IETF")
        }
    }

    /// The rule's name in at most 9 columns, for a table; the same in every language.
    static func shortName(of rule: ConsensusRule) -> String {
        switch rule {
        case .gnso: "GNSO"
        case .alac: "ALAC"
        case .naralo: "NARALO"
        case .iso: "ISO"
        case .ieee: "IEEE"
        case .w3c: "W3C"
        case .apache: "Apache"
        case .delphi: "Delphi"
        case .cos: "COS"
        case .randUCLA: "RAND/UCLA"
        case .rfc7282: "RFC 7282"
        }
    }

    /// Where the rule comes from. Titles of documents that have none in the language stay as they are.
    func source(of rule: ConsensusRule) -> String {
        switch rule {
        case .gnso:
            say(
                en: rule.source,
                es: "Pautas para los Grupos de Trabajo de la GNSO, sección 3.6",
                fr: "Lignes directrices des groupes de travail de la GNSO, section 3.6"
            )
        case .alac:
            say(
                en: rule.source,
                es: "Reglas de Procedimiento del ALAC, 12.1.3.1, según las lee su presidencia",
                fr: "Règles de procédure de l’ALAC, 12.1.3.1, telles que les lit sa présidence"
            )
        case .naralo:
            say(
                en: rule.source,
                es: "según la lectura de una presidencia de NARALO",
                fr: "selon la lecture d’une présidence de NARALO"
            )
        case .iso:
            say(
                en: rule.source,
                es: "Directivas ISO/IEC, votaciones sobre DIS y FDIS",
                fr: "Directives ISO/IEC, votes sur les DIS et les FDIS"
            )
        case .ieee:
            say(
                en: rule.source,
                es: "Asociación de Normas del IEEE, guía de votaciones",
                fr: "Association de normalisation de l’IEEE, guide de vote"
            )
        case .w3c: say(en: rule.source, es: "Documento de procesos del W3C", fr: "Document de processus du W3C")
        case .apache:
            say(
                en: rule.source,
                es: "Apache Software Foundation, proceso de votación",
                fr: "Apache Software Foundation, processus de vote"
            )
        case .delphi:
            say(
                en: rule.source,
                es: "mediana de 100 estudios Delphi, PubMed 24581294",
                fr: "médiane de 100 études Delphi, PubMed 24581294"
            )
        case .cos:
            say(
                en: rule.source,
                es: "definiciones de consenso de los Core Outcome Sets (COS)",
                fr: "définitions du consensus des Core Outcome Sets (COS)"
            )
        case .randUCLA:
            say(
                en: rule.source,
                es: "manual del método de idoneidad RAND/UCLA, 2001",
                fr: "manuel de la méthode de pertinence RAND/UCLA, 2001"
            )
        case .rfc7282: rule.source
        }
    }

    /// What the rule says: "met".
    func name(of outcome: RuleOutcome) -> String { name(of: outcome, times: 1) }

    private func name(of outcome: RuleOutcome, times number: Int) -> String {
        let isSingular = isSingular(number)
        return switch outcome {
        case .met:
            say(en: "met", es: isSingular ? "se cumple" : "se cumplen", fr: isSingular ? "satisfaite" : "satisfaites")
        case .notMet:
            say(
                en: "not met",
                es: isSingular ? "no se cumple" : "no se cumplen",
                fr: isSingular ? "non satisfaite" : "non satisfaites"
            )
        case .notApplicable:
            say(
                en: "not applicable",
                es: isSingular ? "no se aplica" : "no se aplican",
                fr: isSingular ? "non applicable" : "non applicables"
            )
        }
    }

    /// Why a rule is not applicable.
    func reason(of obstacle: RuleObstacle) -> String {
        switch obstacle {
        case .tooFewAnswers(let answered, let entitled, let quorum):
            say(
                en: "\(obstacle)",
                es: "respuestas insuficientes (\(answered) de \(entitled), se requiere más de \(quorum))",
                fr: "réponses insuffisantes (\(answered) sur \(entitled), il en faut plus de \(quorum))"
            )
        case .noSideTaken:
            say(
                en: "\(obstacle)",
                es: "nadie está a favor ni en contra sin condiciones",
                fr: "personne n’est favorable ni opposé sans condition"
            )
        case .noMarks:
            say(
                en: "\(obstacle)",
                es: "no todas las posiciones son una nota del 1 al 9",
                fr: "toutes les positions ne sont pas une note de 1 à 9"
            )
        case .answersNotRecorded:
            say(
                en: "\(obstacle)",
                es: "no consta qué objeciones y condiciones tienen respuesta",
                fr: "il n’est pas enregistré quelles objections et conditions ont reçu une réponse"
            )
        }
    }

    /// A count that equals a threshold exactly.
    var borderline: String { say(en: "borderline", es: "en el límite", fr: "à la limite") }

    /// A rule counted with conditions as support.
    var conditionsAsSupport: String {
        let conditional = quoted(name(of: .stance(.conditional)))
        return say(
            en: "with \(conditional) as support",
            es: "con \(conditional) como apoyo",
            fr: "avec \(conditional) comme soutien"
        )
    }

    /// Before other ways of counting with the same outcome.
    var also: String { say(en: "also", es: "también", fr: "également") }

    /// A rule counted among those entitled in place of those that answered, or the other way round.
    var otherDenominator: String {
        say(en: "with the other denominator", es: "con el otro denominador", fr: "avec l’autre dénominateur")
    }

    /// What the leading rule says, in full: the GNSO level, or "ALAC rule of thumb: met".
    func headline(of item: Report.Item) -> String {
        item.showsLevel
            ? name(of: item.assessment)
            : labelled(name(of: item.rules.leading.rule), name(of: item.rules.leading.result.outcome))
    }

    /// The same in at most 26 columns, for a table (counts below 100).
    func shortHeadline(of item: Report.Item) -> String {
        item.showsLevel
            ? shortName(of: item.assessment)
            : labelled(Self.shortName(of: item.rules.leading.rule), name(of: item.rules.leading.result.outcome))
    }

    /// "11 rules side by side: 8 met, 2 not met, 1 not applicable".
    func summary(of rules: RuleTable) -> String {
        let results = rules.all.map(\.result)
        let outcomes = Dictionary(grouping: results) { RuleCode($0.outcome) }
        let parts = RuleCode.allCases.compactMap { code in
            outcomes[code].map { "\($0.count) \(name(of: $0[0].outcome, times: $0.count))" }
        }
        let all = say(
            en: "\(count(results.count, "rule")) side by side",
            es: "\(count(results.count, "regla")) en paralelo",
            fr: "\(count(results.count, "règle")) côte à côte"
        )
        return labelled(all, parts.joined(separator: ", "))
    }

    /// What the formulas' symbols stand for here.
    func symbols(_ counts: PositionCounts) -> String {
        let (s, q, o, n, entitled) = (
            counts.support, counts.conditional, counts.oppose, counts.answered, counts.entitled
        )
        return say(
            en:
                "s = \(s) in support, q = \(q) under conditions or divided, o = \(o) opposed; n = \(n) took a "
                + "position, N = \(entitled) entitled",
            // In words that are the same for one region and for several.
            es: "s = \(s) a favor, q = \(q) con condiciones o sin mayoría, o = \(o) en contra; n = \(n) con posición, "
                + "N = \(entitled) con derecho a ella",
            fr: """
                s = \(s) pour, q = \(q) sous conditions ou sans majorité, o = \(o) contre ; n = \(n) ayant pris \
                position, N = \(entitled) ayant droit de réponse
                """
        )
    }

    /// Why no rule is applied; nil where there are enough answers.
    func missedQuorum(_ rules: RuleTable) -> String? {
        guard !rules.quorum.holds else { return nil }
        let quorum = formula(of: rules.quorum)
        return say(
            en: "No rule is applied, because too few regions took a position: it takes \(quorum).",
            es: "No se aplica ninguna regla porque se pronunciaron muy pocas regiones: se exige \(quorum).",
            fr: "Aucune règle n’est appliquée, car trop peu de régions se sont prononcées : il faut \(quorum)."
        )
    }

    /// Column title.
    var rule: String { say(en: "Rule", es: "Regla", fr: "Règle") }
    /// Column title.
    var formula: String {
        say(
            en: "Formula, with the numbers put in",
            es: "Fórmula, con sus números",
            fr: "Formule, avec ses nombres"
        )
    }
}
