import ConsultationModel

/// The agreement map, the trend, the fingerprint, and the links to the data.
extension Words {
    /// What the map of agreement shows.
    var mapCaption: String {
        say(
            en:
                "Share of recommendations that two regions answer alike, in percent of those on which both take a position",
            es: """
                Proporción de recomendaciones a las que dos regiones responden igual, en porcentaje de aquellas en las \
                que ambas toman posición
                """,
            fr: """
                Part des recommandations auxquelles deux régions répondent de la même façon, en pourcentage de celles \
                sur lesquelles toutes deux prennent position
                """
        )
    }

    /// Stands before a recommendation's id within a line.
    var item: String { say(en: "Rec.", es: "Rec.", fr: "Rec.") }

    var trendTitle: String {
        say(en: "Trend over the nights", es: "Evolución noche a noche", fr: "Évolution au fil des nuits")
    }

    /// What the picture of the trend shows.
    func trendDescription(from first: String, nights: Int) -> String {
        say(
            en: """
                How many recommendations had which finding in the reports of \(count(nights, "night")) since \(first), and \
                now. The table below has the same numbers.
                """,
            es: """
                Cuántas recomendaciones tenían cada resultado en los informes de \(count(nights, "noche")) desde el \
                \(first), y ahora. La tabla siguiente contiene los mismos números.
                """,
            fr: """
                Combien de recommandations avaient quel résultat dans les rapports de \(count(nights, "nuit")) depuis le \
                \(first), et maintenant. Le tableau ci-dessous contient les mêmes chiffres.
                """
        )
    }

    var trendTable: String {
        say(en: "The trend in numbers", es: "La evolución en números", fr: "L’évolution en chiffres")
    }

    var trendCaption: String {
        say(
            en: "Recommendations by what their GNSO level comes to",
            es: "Recomendaciones según el resultado de su nivel GNSO",
            fr: "Recommandations selon le résultat de leur niveau GNSO"
        )
    }

    /// A finding as the title of a narrow column.
    func shortLabel(of finding: Finding) -> String {
        switch finding {
        case .favour: say(en: "in favour", es: "a favor", fr: "en faveur")
        case .open: say(en: "no consensus", es: "sin consenso", fr: "sans consensus")
        case .against: say(en: "against", es: "en contra", fr: "contre")
        case .unanswered: say(en: "too few", es: "insuficientes", fr: "insuffisantes")
        }
    }

    var night: String { say(en: "Night", es: "Noche", fr: "Nuit") }

    /// The last row of the trend.
    var now: String { say(en: "now", es: "ahora", fr: "maintenant") }

    /// Stands before the fingerprint.
    var inputs: String { say(en: "Inputs", es: "Datos de entrada", fr: "Données d’entrée") }

    var dataTitle: String { say(en: "The data", es: "Los datos", fr: "Les données") }

    /// Where the numbers can be had.
    func dataLinks(withAnswers: Bool) -> [Phrase] {
        [
            say(
                en: "\(file: .json): this report for programs, described by a schema",
                es: "\(file: .json): este informe para programas, descrito por un esquema",
                fr: "\(file: .json) : ce rapport pour les programmes, décrit par un schéma"
            ),
            say(
                en: "\(file: .matrix): the positions by recommendation and region, for a spreadsheet",
                es: "\(file: .matrix): las posiciones por recomendación y región, para una hoja de cálculo",
                fr: "\(file: .matrix) : les positions par recommandation et par région, pour un tableur"
            ),
            withAnswers
                ? say(
                    en: "\(file: .answers): every answer that counts, with its comment, file and line",
                    es: "\(file: .answers): cada respuesta que cuenta, con su comentario, archivo y línea",
                    fr:
                        "\(file: .answers) : chaque réponse prise en compte, avec son commentaire, son fichier et sa ligne"
                )
                : say(
                    en:
                        "\(quoted: DataFile.answers.rawValue), every answer that counts, is too large to stand beside this report",
                    es:
                        "\(quoted: DataFile.answers.rawValue), con cada respuesta que cuenta, es demasiado grande para acompañar este informe",
                    fr:
                        "\(quoted: DataFile.answers.rawValue), avec chaque réponse prise en compte, est trop volumineux pour accompagner ce rapport"
                ),
            say(
                en: "The full set at any time: \(Phrase(.exportCommand))",
                es: "El conjunto completo en cualquier momento: \(Phrase(.exportCommand))",
                fr: "L’ensemble complet à tout moment : \(Phrase(.exportCommand))"
            ),
        ]
    }
}

extension Words {
    /// Whose comments are quoted, and how much of them.
    var samplingMethod: String {
        say(
            en: """
                Of a region's respondents who do not speak for it, at most \(Report.sampledRespondents) are quoted: those \
                whose ids, which are hashes of their names, are the smallest, and at most \(grouped(Report.quotedAnswers)) \
                answers in the whole report. All are counted. Of their comments the first \(Report.otherComment) bytes are \
                shown; of the regions' own comments everything, unless together they are very long. What is shortened says \
                so.
                """,
            es: """
                De los participantes que no hablan por su región se cita como máximo a \(Report.sampledRespondents): \
                aquellos cuyos identificadores, derivados de sus nombres por una función hash, son los menores, y como \
                máximo \(grouped(Report.quotedAnswers)) respuestas en todo el informe. Todos se cuentan. De sus comentarios \
                se muestran los primeros \(Report.otherComment) bytes; los de las propias regiones se muestran completos, \
                salvo que en conjunto sean muy largos. Lo que se abrevia se indica.
                """,
            fr: """
                Parmi les participants qui ne parlent pas pour leur région, \(Report.sampledRespondents) au plus sont \
                cités : ceux dont les identifiants, tirés de leurs noms par une fonction de hachage, sont les plus petits, \
                et au plus \(grouped(Report.quotedAnswers)) réponses dans tout le rapport. Tous sont comptés. De leurs \
                commentaires, les \(Report.otherComment) premiers octets sont affichés ; ceux des régions elles-mêmes le \
                sont en entier, sauf si leur ensemble est très long. Ce qui est abrégé est signalé.
                """
        )
    }

    /// What decisions of people do to the counts.
    func decisionMethod(_ late: LateAnswers?) -> String {
        let answers =
            switch late ?? .count {
            case .count:
                say(
                    en: "Late answers count, and are marked.",
                    es: "Las respuestas tardías cuentan, y se señalan.",
                    fr: "Les réponses tardives comptent, et sont signalées."
                )
            case .exclude:
                say(
                    en: "Late answers are kept and do not count; what the respondent said in time does.",
                    es: "Las respuestas tardías se conservan y no cuentan; sí cuenta lo que se dijo a tiempo.",
                    fr: "Les réponses tardives sont conservées et ne comptent pas ; ce qui a été dit à temps compte."
                )
            }
        return say(
            en: """
                \(answers) Withdrawn answers are kept and do not count. Recommendations that are withdrawn or deferred are \
                shown with their answers and left out of the verdict, of what is missing and of agreement over all. A \
                designated level stands beside the computed one and never replaces it.
                """,
            es: """
                \(answers) Las respuestas retiradas se conservan y no cuentan. Las recomendaciones retiradas o aplazadas se \
                muestran con sus respuestas y no entran en la síntesis, en lo que falta ni en la concordancia general. El \
                nivel designado figura junto al calculado y nunca lo sustituye.
                """,
            fr: """
                \(answers) Les réponses retirées sont conservées et ne comptent pas. Les recommandations retirées ou \
                reportées sont affichées avec leurs réponses et exclues de la synthèse, de ce qui manque et de la \
                concordance d’ensemble. Le niveau désigné figure à côté du niveau calculé et ne le remplace jamais.
                """
        )
    }
}
