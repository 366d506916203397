import ConsultationModel

extension Words {
    /// What the table of missing answers shows.
    var missingCaption: String {
        say(
            en: "Recommendations without an answer that counts, by region",
            es: "Recomendaciones sin una respuesta que cuente, por región",
            fr: "Recommandations sans réponse prise en compte, par région"
        )
    }

    /// Said where nothing is missing.
    var nothingMissing: String {
        say(
            en: "Nothing: every region has answered every recommendation.",
            es: "Nada: todas las regiones han respondido a todas las recomendaciones.",
            fr: "Rien : toutes les régions ont répondu à toutes les recommandations."
        )
    }

    var nothingElseMissing: String {
        say(en: "Nothing else is missing.", es: "No falta nada más.", fr: "Rien d’autre ne manque.")
    }

    /// Says whose answers are withdrawn, so that nobody looks for them among what is missing.
    func withdrawn(_ regions: [String]) -> String {
        say(
            en: "The answers of \(list(regions)) are withdrawn and not listed as missing.",
            es: "Las respuestas de \(list(regions)) están retiradas y no se cuentan entre las que faltan.",
            fr: "Les réponses de \(list(regions)) sont retirées et ne figurent pas parmi celles qui manquent."
        )
    }

    /// Column titles: no answer, left blank, not understood.
    var gapTitles: [String] {
        [
            say(en: "No answer", es: "Sin respuesta", fr: "Sans réponse"),
            say(en: "Left blank", es: "En blanco", fr: "Laissé vide"),
            say(en: "Not understood", es: "No se entiende", fr: "Non compris"),
        ]
    }

    /// The same within a line.
    var gapLabels: [String] {
        [
            say(en: "no answer", es: "sin respuesta", fr: "sans réponse"),
            say(en: "left blank", es: "en blanco", fr: "laissé vide"),
            say(en: "not understood", es: "no se entiende", fr: "non compris"),
        ]
    }

    /// No recommendation.
    var none: String { say(en: "none", es: "ninguna", fr: "aucune") }

    /// Every recommendation: "all 16".
    func all(_ number: Int) -> String { say(en: "all \(number)", es: "las \(number)", fr: "les \(number)") }

    /// What came in, as label and number.
    func dataQuality(_ intake: ConsultationState.IntakeSummary) -> [(label: String, number: Int)] {
        [
            (
                say(en: "Submissions that count", es: "Envíos que cuentan", fr: "Envois pris en compte"),
                intake.current
            ),
            (
                say(
                    en: "Submissions that do not count: replaced, withdrawn or late",
                    es: "Envíos que no cuentan: reemplazados, retirados o tardíos",
                    fr: "Envois qui ne comptent pas : remplacés, retirés ou tardifs"
                ),
                intake.superseded
            ),
            (
                say(
                    en: "Duplicates (same bytes again)",
                    es: "Duplicados (archivo idéntico)",
                    fr: "Doublons (fichier identique)"
                ),
                intake.duplicates
            ),
            (say(en: "Files rejected", es: "Archivos rechazados", fr: "Fichiers rejetés"), intake.rejected),
        ]
    }

    /// Stands before the code of a region, beside the number of its respondents that do not speak for it.
    var otherRespondentsIn: String {
        say(en: "Other respondents in", es: "Otros participantes en", fr: "Autres participants dans")
    }
}
