import ConsultationModel

/// What is missing, conditions, flags, both tallies, the chair's designations, and late answers.
extension Words {
    /// How long answers are taken, or when they were; nil where there is no deadline.
    func deadline(_ deadline: Report.Deadline) -> String? {
        switch deadline {
        case .none: nil
        case .days(0, let closes):
            say(
                en: "The consultation closes on \(moment(closes)), in less than a day.",
                es: "La consulta se cierra el \(moment(closes)), en menos de un día.",
                fr: "La consultation se termine le \(moment(closes)), dans moins d’un jour."
            )
        case .days(let days, let closes):
            say(
                en: "The consultation closes on \(moment(closes)), in \(count(days, "day")).",
                es: "La consulta se cierra el \(moment(closes)), en \(count(days, "día")).",
                fr: "La consultation se termine le \(moment(closes)), dans \(count(days, "jour"))."
            )
        case .over(let closes):
            say(
                en: "The consultation closed on \(moment(closes)).",
                es: "La consulta se cerró el \(moment(closes)).",
                fr: "La consultation s’est terminée le \(moment(closes))."
            )
        }
    }

    var conditionsTitle: String {
        say(
            en: "The conditions in one list",
            es: "Las condiciones en una sola lista",
            fr: "Les conditions en une seule liste"
        )
    }

    /// What the list of conditions holds.
    var conditionsIntroduction: String {
        say(
            en: "Every position that is “\(name(of: .conditional))” or divided. Each region leads to its full comment.",
            es:
                "Todas las posiciones «\(name(of: .conditional))» o divididas. Cada región lleva a su comentario completo.",
            fr: """
                Toutes les positions « \(name(of: .conditional)) » ou divisées. Chaque région mène à son commentaire \
                complet.
                """
        )
    }

    var noConditions: String {
        say(
            en: "No region sets conditions, and none is divided.",
            es: "Ninguna región pone condiciones ni está dividida.",
            fr: "Aucune région ne pose de conditions et aucune n’est divisée."
        )
    }

    var flaggedTitle: String {
        say(en: "Flagged for a reader", es: "Señaladas para su lectura", fr: "Signalées à la lecture")
    }

    /// What a flag is.
    var flaggedIntroduction: String {
        say(
            en:
                "Comments with a phrase that may not agree with the stance. No stance was changed; somebody should read them.",
            es: """
                Comentarios con una frase que puede no concordar con la posición. No se modificó ninguna posición; \
                conviene que alguien los lea.
                """,
            fr: """
                Commentaires dont une expression peut ne pas s’accorder avec la position. Aucune position n’a été \
                modifiée ; quelqu’un devrait les lire.
                """
        )
    }

    var nothingFlagged: String {
        say(
            en: "No comment shown here was flagged.",
            es: "Ningún comentario mostrado aquí fue señalado.",
            fr: "Aucun commentaire affiché ici n’a été signalé."
        )
    }

    /// What is odd about an answer, with the phrase that says so.
    func flag(_ flag: AnswerFlag) -> Phrase {
        let cue = inQuotes(flag.cue)
        return switch flag.kind {
        case .contradiction:
            say(
                en: "\(cue) may speak against the stance",
                es: "\(cue) puede contradecir la posición",
                fr: "\(cue) peut contredire la position"
            )
        case .condition:
            say(
                en: "\(cue) may put the stance under a condition",
                es: "\(cue) puede someter la posición a una condición",
                fr: "\(cue) peut soumettre la position à une condition"
            )
        case .notAddressed:
            say(
                en: "\(cue) may mean that the question is for others to answer",
                es: "\(cue) puede significar que la pregunta corresponde a otros",
                fr: "\(cue) peut signifier que la question s’adresse à d’autres"
            )
        }
    }

    /// Follows a comment of which only the beginning is shown in a list.
    var shortened: String { say(en: "(shortened)", es: "(abreviado)", fr: "(abrégé)") }

    /// Follows a comment of which only the beginning is shown in the whole report.
    func shortened(_ source: ConsultationState.Quotation) -> String {
        let place = "\(source.file), \(place(of: source.answer))"
        return say(
            en: "Shortened; whole in answers.csv: \(place).",
            es: "Abreviado; completo en answers.csv: \(place).",
            fr: "Abrégé ; texte complet dans answers.csv : \(place)."
        )
    }

    /// The answers of all who do not speak for a region, added up over the regions.
    func respondentsTally(_ counts: StanceCounts) -> String {
        let stances = Stance.allCases.filter { counts[$0] > 0 }.map { "\(name(of: $0)) \(grouped(counts[$0]))" }
        let (s, q) = (counts[.support], counts[.conditional])
        let n = s + q + counts[.oppose]
        let all = say(
            en: "Respondents who speak for no region (\(grouped(counts.total)))",
            es: "Participantes que no hablan por una región (\(grouped(counts.total)))",
            fr: "Participants qui ne parlent pour aucune région (\(grouped(counts.total)))"
        )
        let tally = labelled(all, stances.joined(separator: " · ")) + "."
        guard n > 0 else { return tally }
        let support = say(
            en: " Support is \(of(s, n))",
            es: " El apoyo es de \(of(s, n))",
            fr: " Le soutien est de \(of(s, n))"
        )
        guard q > 0 else { return tally + support + "." }
        return tally + support
            + say(
                en: "; with conditions counted as support, \(of(s + q, n)).",
                es: "; si las condiciones se cuentan como apoyo, de \(of(s + q, n)).",
                fr: " ; si les conditions comptent comme soutien, de \(of(s + q, n))."
            )
    }

    /// "1,200 of 2,400 (50%)".
    private func of(_ part: Int, _ whole: Int) -> String {
        let percent = (200 * part + whole) / (2 * whole)
        return say(
            en: "\(grouped(part)) of \(grouped(whole)) (\(percent)%)",
            es: "\(grouped(part)) de \(grouped(whole)) (\(percent) %)",
            fr: "\(grouped(part)) sur \(grouped(whole)) (\(percent) %)"
        )
    }

    /// Stands before the level that the chair has designated.
    var designated: String { say(en: "Designated", es: "Designado", fr: "Désigné") }

    /// Who designated a level, when and why.
    func designated(_ designation: Designation, differs: Bool) -> Phrase {
        let (opening, closing) = quotationMarks
        let by: Phrase = say(
            en:
                "by \(name: designation.by), \(moment(designation.at)): \(opening)\(quoted: designation.reason)\(closing)",
            es:
                "por \(name: designation.by), \(moment(designation.at)): \(opening)\(quoted: designation.reason)\(closing)",
            fr:
                "par \(name: designation.by), \(moment(designation.at)) : \(opening)\(quoted: designation.reason)\(closing)"
        )
        guard differs, let level = designation.level else { return by }
        return by + Phrase(". ")
            + Phrase(
                say(
                    en: "The designated level, \(name(of: level)), is not the computed one.",
                    es: "El nivel designado, \(name(of: level)), no es el calculado.",
                    fr: "Le niveau désigné, \(name(of: level)), n’est pas celui qui a été calculé."
                )
            )
    }

    /// Of a recommendation for which the chair has designated another level than the computed one.
    var designatedOtherwise: String {
        say(
            en: "another level is designated",
            es: "se ha designado otro nivel",
            fr: "un autre niveau est désigné"
        )
    }

    /// Of a recommendation that is not open.
    var notOpen: String {
        say(en: "withdrawn or deferred", es: "retirada o aplazada", fr: "retirée ou reportée")
    }

    /// Marks a designated level that is not the computed one.
    var differs: String {
        say(en: "differs from the computed level", es: "difiere del nivel calculado", fr: "diffère du niveau calculé")
    }

    /// What a recommendation's status is called; nil where it is open.
    func name(of status: RecommendationStatus) -> String? {
        switch status {
        case .open: nil
        case .withdrawn: say(en: "Withdrawn", es: "Retirada", fr: "Retirée")
        case .deferred: say(en: "Deferred", es: "Aplazada", fr: "Reportée")
        }
    }

    /// What a status that is not open means for the numbers.
    func meaning(of status: RecommendationStatus) -> String? {
        switch status {
        case .open: nil
        case .withdrawn:
            say(
                en: "The recommendation was withdrawn. Its answers are shown, and left out of the verdict.",
                es: "La recomendación fue retirada. Sus respuestas se muestran, pero no entran en la síntesis.",
                fr: "La recommandation a été retirée. Ses réponses sont affichées, mais exclues de la synthèse."
            )
        case .deferred:
            say(
                en: "The recommendation is deferred. Its answers are shown, and left out of the verdict.",
                es: "La recomendación está aplazada. Sus respuestas se muestran, pero no entran en la síntesis.",
                fr: "La recommandation est reportée. Ses réponses sont affichées, mais exclues de la synthèse."
            )
        }
    }

    /// Beside an answer that came after the consultation had closed.
    var late: String { say(en: "Late.", es: "Tardía.", fr: "Tardive.") }

    /// The number of late submissions, with what is done with them.
    func late(_ setting: LateAnswers?) -> String {
        switch setting ?? .count {
        case .count:
            say(
                en: "Late, counted all the same",
                es: "Tardíos, contados igualmente",
                fr: "Tardifs, comptés malgré tout"
            )
        case .exclude: say(en: "Late, not counted", es: "Tardíos, no contados", fr: "Tardifs, non comptés")
        }
    }

    /// Before the files that were rejected, with the reasons.
    var rejectedTitle: String { say(en: "Rejected files", es: "Archivos rechazados", fr: "Fichiers rejetés") }

    /// Before the respondents whose answers were withdrawn.
    var withdrawnTitle: String { say(en: "Withdrawn answers", es: "Respuestas retiradas", fr: "Réponses retirées") }

    /// Of a region whose answers were withdrawn: by whom, when and why.
    func withdrawal(_ withdrawal: Withdrawal) -> Phrase {
        say(
            en: "Withdrawn by \(name: withdrawal.by), \(moment(withdrawal.at)): \(quoted: withdrawal.reason)",
            es: "Retirada por \(name: withdrawal.by), \(moment(withdrawal.at)): \(quoted: withdrawal.reason)",
            fr: "Retrait par \(name: withdrawal.by), \(moment(withdrawal.at)) : \(quoted: withdrawal.reason)"
        )
    }
}

extension Words {
    /// What a reader has to know before an answer: that it is made up, late, or shortened.
    func notes(on quoted: Report.Quoted) -> [String] {
        [
            quoted.isIllustrative ? illustrative : nil,
            quoted.isLate ? late : nil,
            quoted.isShortened ? shortened(quoted.quotation) : nil,
        ].compactMap { $0 }
    }
}
