import Consensus
import ConsultationModel

extension Words {
    /// Before the folded answers: "Answers of 5 regions".
    func answers(ofRegions number: Int) -> String {
        say(
            en: "Answers of \(regions(number))",
            es: "Respuestas de \(regions(number))",
            fr: "Réponses de \(regions(number))"
        )
    }

    /// Before the regions on the other side of the level; the guidelines' words.
    var minorityView: String { say(en: "Minority view", es: "Opinión minoritaria", fr: "Avis minoritaire") }

    /// Before the regions that set conditions or are divided.
    var conditionalOrDivided: String {
        say(en: "Conditional or divided", es: "Con condiciones o divididas", fr: "Sous conditions ou divisées")
    }

    /// Beside an answer without a comment.
    var noComment: String { say(en: "No comment.", es: "Sin comentario.", fr: "Sans commentaire.") }

    /// Before the words of an answer.
    var written: String { say(en: "Written:", es: "Escrito:", fr: "Écrit :") }

    /// In place of the words of an answer that has none.
    var leftEmpty: String { say(en: "left empty", es: "en blanco", fr: "laissé vide") }

    /// Before what is made up.
    var illustrative: String { say(en: "Illustrative.", es: "Ilustrativo.", fr: "Illustratif.") }

    /// "revision 1".
    func revision(_ number: Int) -> String {
        say(en: "revision \(number)", es: "revisión \(number)", fr: "révision \(number)")
    }

    /// Before the answers of respondents that do not speak for the region: "100 other respondents: 55 Support, 45
    /// Blank", and how many are quoted, where that is not all.
    func others(of view: Report.RegionView) -> String {
        let total = view.respondents.total
        let respondents = say(
            en: count(total, "other respondent"),
            es: count(total, "otro participante", "otros participantes"),
            fr: "\(count(total, "autre participant", "autres participants"))"
        )
        let quoted = view.others.count
        let sample =
            quoted < total
            ? say(
                en: "; \(quoted) of them are quoted here",
                es: "; aquí se citan \(quoted) de ellos",
                fr: " ; \(quoted) d’entre eux sont cités ici"
            ) : ""
        return labelled(respondents, distribution(of: view.respondents)) + sample
    }

    /// "60 Support, 3 Blank"; empty when there are none.
    private func distribution(of counts: StanceCounts) -> String {
        Stance.allCases.filter { counts[$0] > 0 }.map { "\(grouped(counts[$0])) \(name(of: $0))" }
            .joined(separator: ", ")
    }

    /// How many regions take each position: "Support 4 · It Depends 1".
    func summary(of counts: PositionCounts) -> String {
        Position.allCases.filter { counts[$0] > 0 }.map { "\(name(of: $0)) \(counts[$0])" }.joined(separator: " · ")
    }

    /// What the position rests on where it is not simply the region's own answer; nil where it is.
    func basis(of view: Report.RegionView) -> String? {
        switch (view.position, view.designated?.answer.stance) {
        case (.missing, _): say(en: "No answer.", es: "No se recibió respuesta.", fr: "Aucune réponse reçue.")
        case (.stance(let stance), let own) where own == stance: nil
        case (let position, let own): series([silence(own), majority(position)]) + "."
        }
    }

    private func silence(_ own: Stance?) -> String {
        own == nil
            ? say(
                en: "No one spoke for the region",
                es: "Nadie habló en nombre de la región",
                fr: "Personne ne s’est exprimé au nom de la région"
            )
            : say(
                en: "The region's own answer is blank",
                es: "La respuesta de la propia región está en blanco",
                fr: "La réponse de la région elle-même est vide"
            )
    }

    private func majority(_ position: Position) -> String {
        switch position {
        case .stance(.unrecognised):
            say(
                en: "its respondents' words were not understood",
                es: "las palabras de sus participantes no se entienden",
                fr: "les mots de ses participants n’ont pas été compris"
            )
        case .stance(.blank):
            say(
                en: "its respondents left the answer empty",
                es: "sus participantes dejaron la respuesta en blanco",
                fr: "ses participants ont laissé la réponse vide"
            )
        case .stance:
            say(
                en: "more than half of its respondents whose answer is understood share this stance",
                es: "más de la mitad de sus participantes cuya respuesta se entiende comparte esta posición",
                fr: "plus de la moitié de ses participants dont la réponse est comprise partagent cette position"
            )
        case .divided, .missing:
            say(
                en: "no stance is shared by more than half of its respondents whose answer is understood",
                es:
                    "ninguna posición es compartida por más de la mitad de sus participantes cuya respuesta se entiende",
                fr:
                    "aucune position n’est partagée par plus de la moitié de ses participants dont la réponse est comprise"
            )
        }
    }
}
