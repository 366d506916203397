import Consensus
import ConsultationModel

/// The words of a recommendation's story.
extension Words {
    func recommendation(_ id: String) -> String {
        say(en: "Recommendation \(id)", es: "Recomendación \(id)", fr: "Recommandation \(id)")
    }

    /// What has changed of the level and of what the leading rule finds.
    func lines(on move: Story.Move) -> [String] {
        let (old, new) = (move.old, move.new)
        var lines: [String] = []
        if !old.hasSameLevel(as: new) { lines.append(computedLevel("\(levelName(of: old)) → \(levelName(of: new))")) }
        if !old.hasSameOutcome(as: new), let after = outcome(of: new) {
            lines.append(outcome(of: old).map { "\($0) → \(after)" } ?? after)
        }
        return lines
    }

    private func computedLevel(_ levels: String) -> String {
        say(en: "Computed level: \(levels)", es: "Nivel calculado: \(levels)", fr: "Niveau calculé : \(levels)")
    }

    func levelNow(_ level: String) -> String {
        say(
            en: "Computed level now: \(level)",
            es: "Nivel calculado actual: \(level)",
            fr: "Niveau calculé actuel : \(level)"
        )
    }

    func sentence(of content: Story.Content) -> String {
        switch content {
        case .asked(let recommendation): asked(recommendation)
        case .rules:
            say(
                en: "The rules or the regions were changed",
                es: "Se cambiaron las reglas o las regiones",
                fr: "Les règles ou les régions ont été modifiées"
            )
        case .deadline(let closes, let late):
            deadline(closes.map { Timestamp($0).iso }, late ?? .count)
        case .answer(let event): sentence(of: event)
        case .uncounted(let answer): sentence(of: answer)
        case .others(let count, let file): others(count, file: file?.oneLine)
        case .uncountedOthers(let count, .late, let file): "\(lateOthers(count)) · \(file.oneLine)"
        case .uncountedOthers(let count, .replaced, let file): "\(replacedOthers(count)) · \(file.oneLine)"
        case .designation(let designation): self.designation(designation).plain.oneLine
        case .night(let night, let headline): self.night(night, headline)
        }
    }

    private func night(_ night: String, _ headline: Headline) -> String {
        let level = levelName(of: headline)
        let kept = say(
            en: "Report of the night \(night) kept: \(level)",
            es: "Informe de la noche \(night) conservado: \(level)",
            fr: "Rapport de la nuit du \(night) conservé : \(level)"
        )
        return outcome(of: headline).map { "\(kept) · \($0)" } ?? kept
    }

    private func asked(_ recommendation: Recommendation?) -> String {
        guard let recommendation else {
            return say(
                en: "It is not asked about any more",
                es: "Ya no se pregunta por ella",
                fr: "Elle n’est plus soumise à réponse"
            )
        }
        let text = recommendation.text.oneLine
        return switch recommendation.status {
        case .open:
            say(en: "Asked: “\(text)”", es: "Planteada: «\(text)»", fr: "Posée : « \(text) »")
        case .withdrawn:
            say(en: "Withdrawn: “\(text)”", es: "Retirada: «\(text)»", fr: "Retirée : « \(text) »")
        case .deferred:
            say(en: "Deferred: “\(text)”", es: "Aplazada: «\(text)»", fr: "Reportée : « \(text) »")
        }
    }

    private func deadline(_ closes: String?, _ late: LateAnswers) -> String {
        let until =
            closes.map { say(en: "answers until \($0)", es: "respuestas hasta \($0)", fr: "réponses jusqu’au \($0)") }
            ?? say(en: "no deadline", es: "sin plazo", fr: "sans échéance")
        let rule =
            switch late {
            case .count: say(en: "late ones count", es: "las tardías cuentan", fr: "les réponses tardives comptent")
            case .exclude:
                say(
                    en: "late ones do not count",
                    es: "las tardías no cuentan",
                    fr: "les réponses tardives ne comptent pas"
                )
            }
        return say(
            en: "The deadline was changed: \(until), \(rule)",
            es: "Se cambió el plazo: \(until), \(rule)",
            fr: "L’échéance a été modifiée : \(until), \(rule)"
        )
    }

    private func sentence(of event: AnswerEvent) -> String {
        let none = say(en: "no answer", es: "sin respuesta", fr: "sans réponse")
        let (old, new) = (event.old.map(written) ?? none, event.new.map(written) ?? none)
        var what = labelled(who(event.respondent, in: event.region), "\(old) → \(new)")
        if event.old?.answer.stance == event.new?.answer.stance, event.old?.answer.words == event.new?.answer.words {
            what += say(en: ", with another comment", es: ", con otro comentario", fr: ", avec un autre commentaire")
        } else if case .renormalised = event.cause, let new = event.new {
            what += " (\(name(of: new.answer.stance)))"
        }
        if let new = event.new { what += " · \(source(of: new))" }
        if let left = event.leftOutBy, let old = event.old {
            let before: Phrase = source(of: old)
            what += " · \(notIn(left, before: before).plain.oneLine)"
        }
        return reason(event.cause).map { "\(what) · \($0)" } ?? what
    }

    private func sentence(of uncounted: UncountedAnswer) -> String {
        let quotation = uncounted.quotation
        let fate =
            switch uncounted.reason {
            case .late:
                say(
                    en: "came late and did not count",
                    es: "llegó tarde y no contó",
                    fr: "arrivée en retard, n’a pas compté"
                )
            case .replaced:
                say(
                    en: "was older than what counted and did not count",
                    es: "era anterior a lo que contaba y no contó",
                    fr: "antérieure à ce qui comptait, n’a pas compté"
                )
            }
        let who = who(quotation.respondent, in: quotation.region)
        return labelled(who, "\(written(quotation)) · \(source(of: quotation)) · \(fate)")
    }

    private func who(_ respondent: String, in region: String) -> String {
        respondent == region ? region.oneLine : "\(respondent.oneLine) (\(region.oneLine))"
    }

    /// The stance as it was written.
    private func written(_ quotation: ConsultationState.Quotation) -> String {
        let answer = quotation.answer
        return answer.words.isEmpty ? name(of: answer.stance) : answer.words.oneLine
    }

    private func source(of quotation: ConsultationState.Quotation) -> String {
        let revision = say(
            en: "revision \(quotation.revision)",
            es: "revisión \(quotation.revision)",
            fr: "révision \(quotation.revision)"
        )
        return "\(quotation.file.oneLine), \(place(of: quotation.answer).oneLine), \(revision)"
    }

    private func reason(_ cause: AnswerEvent.Cause) -> String? {
        switch cause {
        case .file: nil
        case .renormalised:
            say(
                en: "its words are read otherwise",
                es: "sus palabras se leen de otro modo",
                fr: "ses mots sont lus autrement"
            )
        case .withdrawn(let by, let reason): withdrawn(by, reason).plain.oneLine
        case .restored(let by, let reason): restored(by, reason).plain.oneLine
        case .deadline:
            say(en: "because of the deadline", es: "por el plazo", fr: "en raison de l’échéance")
        }
    }

    private func others(_ count: Int, file: String?) -> String {
        let answers = say(
            en: self.count(count, "change"),
            es: self.count(count, "cambio"),
            fr: "\(self.count(count, "changement"))"
        )
        let source = file.map { " · \($0)" } ?? ""
        return say(
            en: "\(answers) of other respondents that day",
            es: "\(answers) de otros participantes ese día",
            fr: "\(answers) d’autres participants ce jour-là"
        ) + source
    }

    private func replacedOthers(_ count: Int) -> String {
        say(
            en: "\(self.count(count, "answer")) of other respondents older than what counted that day, not counted",
            es: """
                \(self.count(count, "respuesta anterior", "respuestas anteriores")) a lo que contaba, de otros participantes \
                ese día, sin contar
                """,
            fr: """
                \(self.count(count, "réponse d’autres participants", "réponses d’autres participants")) ce jour-là, \
                \(isSingular(count) ? "antérieure" : "antérieures") à ce qui comptait, \
                \(isSingular(count) ? "non comptée" : "non comptées")
                """
        )
    }

    private func lateOthers(_ count: Int) -> String {
        say(
            en: "\(self.count(count, "late answer")) of other respondents that day, not counted",
            es:
                "\(self.count(count, "respuesta tardía", "respuestas tardías")) de otros participantes ese día, sin contar",
            fr: """
                \(self.count(count, "réponse tardive", "réponses tardives")) d’autres participants ce jour-là, \
                \(isSingular(count) ? "non comptée" : "non comptées")
                """
        )
    }
}
