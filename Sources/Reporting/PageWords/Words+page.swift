import ConsultationModel

extension Words {
    /// What the document is, before its title.
    var consensusReport: String { say(en: "Consensus report", es: "Informe de consenso", fr: "Rapport de consensus") }

    /// The link past the head of the page.
    var skip: String { say(en: "Skip to the verdict", es: "Ir a la síntesis", fr: "Aller à la synthèse") }

    /// Stands before the moment of the last change.
    var asOf: String { say(en: "As of", es: "Situación al", fr: "Situation au") }

    /// "5 regions, 16 recommendations".
    func scope(_ report: Report) -> String {
        "\(regions(report.consultation.regions.count)), \(recommendations(report.items.count))"
    }

    /// Until when answers are taken, to go on a line with other things.
    func closing(_ moment: String) -> String {
        say(
            en: "answers are taken until \(moment)",
            es: "se reciben respuestas hasta el \(moment)",
            fr: "les réponses sont acceptées jusqu’au \(moment)"
        )
    }

    /// The same as a sentence.
    func closingSentence(_ moment: String) -> String {
        say(
            en: "Answers are taken until \(moment).",
            es: "Se reciben respuestas hasta el \(moment).",
            fr: "Les réponses sont acceptées jusqu’au \(moment)."
        )
    }

    /// Says which regions' answers are made up.
    func illustrativeNotice(_ regions: [String]) -> String {
        say(
            en: "Illustrative: the answers of \(list(regions)) are made up, as their files say. Do not quote them.",
            es: "Ilustrativo: las respuestas de \(list(regions)) son inventadas, como indican sus archivos. "
                + "No deben citarse.",
            fr: """
                Illustratif : les réponses attribuées à \(list(regions)) sont inventées, comme l’indiquent leurs \
                fichiers. Elles ne doivent pas être citées.
                """
        )
    }

    /// The same beside a table.
    func illustrative(_ regions: [String]) -> String {
        say(
            en: "Illustrative: \(list(regions)).",
            es: "Ilustrativo: \(list(regions)).",
            fr: "Illustratif : \(list(regions))."
        )
    }

    /// Stands before the consultation's identifier at the end of the page.
    var consultation: String { say(en: "Consultation", es: "Consulta", fr: "Consultation") }

    /// What follows the identifier.
    func footer(_ moment: String) -> String {
        say(
            en: "as of \(moment). Computed levels are proposals; the chair designates the level.",
            es: "al \(moment). Los niveles calculados son propuestas; es la presidencia quien designa el nivel.",
            fr: "au \(moment). Les niveaux calculés sont des propositions ; c’est la présidence qui désigne le niveau."
        )
    }

    /// Heading.
    var verdict: String { say(en: "Verdict", es: "Síntesis", fr: "Synthèse") }
    /// Heading.
    var missing: String { say(en: "What is missing", es: "Lo que falta", fr: "Ce qui manque") }
    /// Heading.
    var matrix: String { say(en: "Positions by region", es: "Posiciones por región", fr: "Positions par région") }
    /// Heading.
    var recommendations: String { say(en: "Recommendations", es: "Recomendaciones", fr: "Recommandations") }
    /// Heading.
    var dataQuality: String { say(en: "Data quality", es: "Calidad de los datos", fr: "Qualité des données") }
    /// Heading.
    var method: String { say(en: "Method", es: "Método", fr: "Méthode") }

    /// Column title, and before an identifier.
    var recommendation: String { say(en: "Recommendation", es: "Recomendación", fr: "Recommandation") }
    /// Column title.
    var region: String { say(en: "Region", es: "Región", fr: "Région") }
    /// Column title.
    var level: String { say(en: "Level", es: "Nivel", fr: "Niveau") }
    /// Column title.
    var outcome: String { say(en: "Outcome", es: "Resultado", fr: "Résultat") }
    /// Of the matrix, read aloud.
    var legend: String { say(en: "Legend", es: "Leyenda", fr: "Légende") }

    /// What the matrix shows where the GNSO's levels lead.
    var levelsCaption: String {
        say(
            en: "Where each region stands on each recommendation, and the level that follows.",
            es: "La posición de cada región sobre cada recomendación y el nivel que resulta.",
            fr: "La position de chaque région sur chaque recommandation, et le niveau qui en résulte."
        )
    }

    /// What the matrix shows where another rule leads.
    func outcomesCaption(_ rule: String) -> String {
        say(
            en: "Where each region stands on each recommendation, and what the leading rule says: \(rule).",
            es: "La posición de cada región sobre cada recomendación y lo que indica la regla principal: \(rule).",
            fr: """
                La position de chaque région sur chaque recommandation, et ce qu’indique la règle principale : \
                \(rule).
                """
        )
    }
}
