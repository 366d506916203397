import ConsultationModel

/// What has changed since the last night.
extension Words {
    var changesTitle: String {
        say(
            en: "Changed since the last night",
            es: "Cambios desde la última noche",
            fr: "Changements depuis la dernière nuit"
        )
    }

    var noNightYet: String {
        say(
            en: "No night's report has been kept yet, so there is nothing to compare with.",
            es: "Todavía no se ha guardado el informe de ninguna noche, por lo que no hay con qué comparar.",
            fr: "Aucun rapport de nuit n’a encore été conservé : il n’y a rien à comparer."
        )
    }

    func nothingChanged(since night: String) -> String {
        say(
            en: "Nothing has changed since the night of \(night).",
            es: "Nada ha cambiado desde la noche del \(night).",
            fr: "Rien n’a changé depuis la nuit du \(night)."
        )
    }

    func compared(with night: String) -> String {
        say(
            en: "Compared with the report of the night of \(night)",
            es: "En comparación con el informe de la noche del \(night)",
            fr: "Par rapport au rapport de la nuit du \(night)"
        )
    }

    var samePositions: String {
        say(
            en: "no level and no position of a region is different",
            es: "ningún nivel ni ninguna posición regional ha cambiado",
            fr: "aucun niveau ni aucune position régionale n’a changé"
        )
    }

    func changedLevels(_ number: Int) -> String {
        say(
            en: count(number, "level is different", "levels are different"),
            es: count(number, "nivel ha cambiado", "niveles han cambiado"),
            fr: "\(count(number, "niveau a changé", "niveaux ont changé"))"
        )
    }

    func changedOutcomes(_ number: Int) -> String {
        say(
            en: count(number, "outcome is different", "outcomes are different"),
            es: count(number, "resultado ha cambiado", "resultados han cambiado"),
            fr: "\(count(number, "résultat a changé", "résultats ont changé"))"
        )
    }

    func changedPositions(_ number: Int) -> String {
        say(
            en: count(number, "position of a region is different", "positions of regions are different"),
            es: count(number, "posición regional ha cambiado", "posiciones regionales han cambiado"),
            fr: "\(count(number, "position régionale a changé", "positions régionales ont changé"))"
        )
    }

    func newPositions(_ number: Int) -> String {
        say(
            en: count(number, "position is new", "positions are new"),
            es: count(number, "posición es nueva", "posiciones son nuevas"),
            fr: "\(count(number, "position est nouvelle", "positions sont nouvelles"))"
        )
    }

    func goneAnswers(_ number: Int) -> String {
        say(
            en: count(number, "position is no longer taken", "positions are no longer taken"),
            es: count(number, "posición ya no se mantiene", "posiciones ya no se mantienen"),
            fr: "\(count(number, "position n’est plus prise", "positions ne sont plus prises"))"
        )
    }

    func reworded(_ number: Int) -> String {
        say(
            en: count(
                number,
                "answer has other words or another comment, with the same stance.",
                "answers have other words or another comment, with the same stance."
            ),
            es: count(
                number,
                "respuesta tiene otras palabras u otro comentario, con la misma posición.",
                "respuestas tienen otras palabras u otro comentario, con la misma posición."
            ),
            fr: """
                \(count(number, "réponse a", "réponses ont")) une autre formulation ou un autre commentaire, sans changer de \
                position.
                """
        )
    }

    var levelsHeading: String { say(en: "Levels", es: "Niveles", fr: "Niveaux") }
    var outcomesHeading: String { say(en: "Outcomes", es: "Resultados", fr: "Résultats") }
    var positionsHeading: String {
        say(en: "Positions of regions", es: "Posiciones de las regiones", fr: "Positions des régions")
    }
    var othersHeading: String {
        say(en: "Other respondents", es: "Otros participantes", fr: "Autres participants")
    }
    var rereadingsHeading: String {
        say(
            en: "Words that are read otherwise now",
            es: "Palabras que ahora se interpretan de otro modo",
            fr: "Termes désormais interprétés autrement"
        )
    }
    var withdrawalsHeading: String {
        say(en: "Withdrawn and restored", es: "Retiradas y restablecidas", fr: "Retraits et rétablissements")
    }
    var designationsHeading: String { say(en: "Designations", es: "Designaciones", fr: "Désignations") }
    var filesHeading: String { say(en: "Files", es: "Archivos", fr: "Fichiers") }
    var becauseTitle: String { say(en: "Because of", es: "Debido a", fr: "En raison de") }
    var changeTitle: String { say(en: "Change", es: "Cambio", fr: "Changement") }
    var sourceTitle: String { say(en: "Where it stands", es: "Dónde consta", fr: "Source") }

    /// Positions that are new, with the recommendations.
    func new(_ positions: Phrase) -> Phrase {
        say(en: "new: \(positions)", es: "nuevas: \(positions)", fr: "nouvelles : \(positions)")
    }

    /// Positions that are no longer there, with the recommendations.
    func gone(_ positions: Phrase) -> Phrase {
        say(
            en: "no answer any more; before: \(positions)",
            es: "ya sin respuesta; antes: \(positions)",
            fr: "plus de réponse ; avant : \(positions)"
        )
    }

    /// How a stance changed: "Support → Do Not Support", "new: Support".
    func change(_ old: String?, _ new: String?) -> String {
        switch (old, new) {
        case (let old?, let new?): "\(old) → \(new)"
        case (nil, let new?): say(en: "new: \(new)", es: "nueva: \(new)", fr: "nouvelle : \(new)")
        case (let old?, nil): say(en: "no longer: \(old)", es: "ya no: \(old)", fr: "n’est plus : \(old)")
        case (nil, nil): ""
        }
    }

    /// Who changed an answer: the region's code, or a respondent's name with it.
    func who(_ event: AnswerEvent) -> Phrase {
        event.isDesignated ? "\(name: event.region)" : "\(name: event.respondent) (\(name: event.region))"
    }

    /// What brought a change about, with the place where it stands.
    func cause(of event: AnswerEvent) -> Phrase { cause(of: event, source: source(of:)) }

    /// The same of several answers that came or went together: the places of the others are not the first one's.
    func commonCause(of event: AnswerEvent) -> Phrase { cause(of: event, source: fileAndRevision(of:)) }

    /// The revision that leaves an answer out, and where the answer stood.
    func notIn(_ revision: AnswerEvent.Revision, before source: Phrase) -> Phrase {
        let file: Phrase = "\(name: revision.file), \(self.revision(revision.number))"
        return say(
            en: "not in \(file); before: \(source)",
            es: "no figura en \(file); antes: \(source)",
            fr: "absente de \(file) ; avant : \(source)"
        )
    }

    private func cause(of event: AnswerEvent, source: (ConsultationState.Quotation) -> Phrase) -> Phrase {
        let stands = (event.new ?? event.old).map(source) ?? ""
        let source = event.leftOutBy.map { notIn($0, before: stands) } ?? (event.new == nil ? before(stands) : stands)
        switch event.cause {
        case .file: return source
        case .renormalised:
            return say(
                en: "the words are read otherwise now; \(source)",
                es: "las palabras se interpretan ahora de otro modo; \(source)",
                fr: "les termes sont désormais interprétés autrement ; \(source)"
            )
        case .withdrawn(let by, let reason): return withdrawn(by, reason)
        case .restored(let by, let reason): return restored(by, reason) + Phrase(semicolon) + source
        case .deadline:
            return say(
                en: "the deadline, or what is done with late answers, was changed; \(source)",
                es: "se modificó el plazo, o el trato de las respuestas tardías; \(source)",
                fr: "le délai, ou le sort des réponses tardives, a été modifié ; \(source)"
            )
        }
    }

    private func before(_ source: Phrase) -> Phrase {
        say(en: "before: \(source)", es: "antes: \(source)", fr: "avant : \(source)")
    }

    func withdrawn(_ by: String, _ reason: String) -> Phrase {
        say(
            en: "withdrawn by \(name: by): \(quoted: reason)",
            es: "retirada por \(name: by): \(quoted: reason)",
            fr: "retrait par \(name: by) : \(quoted: reason)"
        )
    }

    func restored(_ by: String, _ reason: String) -> Phrase {
        say(
            en: "restored by \(name: by): \(quoted: reason)",
            es: "restablecida por \(name: by): \(quoted: reason)",
            fr: "rétablissement par \(name: by) : \(quoted: reason)"
        )
    }

    /// Why a level is another one where every region stands where it stood.
    var unexplained: String {
        say(
            en: "No position changed: the rules or the regions did.",
            es: "No cambió ninguna posición: cambiaron las reglas o las regiones.",
            fr: "Aucune position n’a changé : ce sont les règles ou les régions."
        )
    }

    var edited: String {
        say(
            en: "The consultation itself was changed: its recommendations, regions, rules or dates.",
            es: "Se modificó la propia consulta: sus recomendaciones, regiones, reglas o fechas.",
            fr: "La consultation elle-même a été modifiée : ses recommandations, régions, règles ou dates."
        )
    }

    var becauseOfOthers: String {
        say(
            en: "answers of its other respondents",
            es: "respuestas de sus otros participantes",
            fr: "réponses de ses autres participants"
        )
    }

    /// What other respondents changed.
    func otherChanges(new: Int, flipped: Int, gone: Int, isComplete: Bool) -> String {
        let parts = [
            say(
                en: count(new, "new answer"),
                es: count(new, "respuesta nueva", "respuestas nuevas"),
                fr: "\(count(new, "nouvelle réponse", "nouvelles réponses"))"
            ),
            say(
                en: count(flipped, "other stance"),
                es: count(flipped, "cambio de posición", "cambios de posición"),
                fr: "\(count(flipped, "changement de position", "changements de position"))"
            ),
            say(
                en: "\(count(gone, "answer")) no longer there",
                es: count(gone, "respuesta que ya no está", "respuestas que ya no están"),
                fr: "\(count(gone, "réponse qui n’est plus là", "réponses qui ne sont plus là"))"
            ),
        ]
        let sentence = parts.joined(separator: ", ") + "."
        guard !isComplete else { return sentence }
        let newest = say(
            en: "Of the newest submissions",
            es: "De los envíos más recientes",
            fr: "Parmi les envois les plus récents"
        )
        let others = say(
            en: "Earlier ones are not listed; the counts below contain all.",
            es: "Los anteriores no se enumeran; los recuentos siguientes los incluyen todos.",
            fr: "Les précédents ne sont pas détaillés ; les décomptes ci-dessous les comprennent tous."
        )
        return "\(labelled(newest, sentence)) \(others)"
    }

    /// What became of the files.
    func files(_ counts: [FileEvent.Outcome: Int]) -> String {
        let (taken, duplicates, rejected) = (
            counts[.accepted] ?? 0, counts[.duplicate] ?? 0, counts[.rejected] ?? 0
        )
        let parts = [
            say(
                en: "\(count(taken, "file")) taken",
                es: count(taken, "archivo admitido", "archivos admitidos"),
                fr: "\(count(taken, "fichier accepté", "fichiers acceptés"))"
            ),
            say(
                en: count(duplicates, "duplicate"),
                es: count(duplicates, "duplicado"),
                fr: "\(count(duplicates, "doublon"))"
            ),
            say(
                en: "\(grouped(rejected)) rejected",
                es: count(rejected, "rechazado"),
                fr: "\(count(rejected, "rejeté"))"
            ),
        ]
        return parts.joined(separator: ", ") + "."
    }

    /// Before a list of the newest changes of other respondents.
    var newestFlips: String {
        say(
            en: "The newest other stances",
            es: "Los cambios de posición más recientes",
            fr: "Les changements les plus récents"
        )
    }

    /// Before a list of the newest files.
    var newestFiles: String {
        say(en: "The newest files", es: "Los archivos más recientes", fr: "Les fichiers les plus récents")
    }

    /// One file and what became of it.
    func file(_ event: FileEvent) -> Phrase {
        if event.isExcluded { return "\(name: event.file) (\(whose(event)))\(colon)\(excluded)" }
        let outcome =
            switch event.outcome {
            case .accepted: say(en: "taken", es: "admitido", fr: "accepté")
            case .duplicate: say(en: "duplicate", es: "duplicado", fr: "doublon")
            case .rejected: say(en: "rejected", es: "rechazado", fr: "rejeté")
            }
        guard let reason = reason(of: event) else { return "\(name: event.file)\(colon)\(outcome)" }
        return "\(name: event.file)\(colon)\(outcome)\(colon)\(reason)"
    }

    /// Of an accepted file that came too late.
    private var excluded: String {
        say(
            en: "taken, late, not counted",
            es: "admitido, tardío, sin contar",
            fr: "accepté, en retard, non compté"
        )
    }

    /// The region that a file comes from, or how many respondents' answers it holds.
    private func whose(_ event: FileEvent) -> Phrase {
        if let region = event.region, event.respondents == 1 { return Phrase(.name(region)) }
        let number = event.respondents
        let respondents = Phrase(
            say(
                en: count(number, "respondent"),
                es: count(number, "participante"),
                fr: "\(count(number, "participant", "participants"))"
            )
        )
        return event.region.map { "\(name: $0), \(respondents)" } ?? respondents
    }

    /// A level that the chair has designated, or the end of one, with who did it and why.
    func designation(_ designation: Designation) -> Phrase {
        guard let level = designation.level else {
            return say(
                en: "designation revoked by \(name: designation.by): \(quoted: designation.reason)",
                es: "designación revocada por \(name: designation.by): \(quoted: designation.reason)",
                fr: "désignation révoquée par \(name: designation.by) : \(quoted: designation.reason)"
            )
        }
        return say(
            en: "\(strong: name(of: level)), designated by \(name: designation.by): \(quoted: designation.reason)",
            es: "\(strong: name(of: level)), designado por \(name: designation.by): \(quoted: designation.reason)",
            fr: "\(strong: name(of: level)), désigné par \(name: designation.by) : \(quoted: designation.reason)"
        )
    }
}
