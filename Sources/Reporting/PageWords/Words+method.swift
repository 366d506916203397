import Consensus
import ConsultationModel

extension Words {
    /// How the report is made, in a few paragraphs, with the thresholds as they are set for the consultation.
    func method(under rules: ConsensusRules) -> [String] {
        [
            positionMethod, levelMethod(small: rules.smallMinority),
            settingsMethod(small: rules.smallMinority, quorum: rules.quorum), rulesMethod(lead: rules.lead),
            agreementMethod, countingMethod, designationMethod,
        ]
    }

    private var positionMethod: String {
        say(
            en: """
                A region's position is the answer of whoever speaks for it. Where nobody did, or the answer is blank, \
                it is the stance that more than half of the region's other respondents share, blank answers and words \
                that are not understood left out; where they share none, the region is divided and counts as setting \
                conditions.
                """,
            es: """
                La posición de una región es la respuesta de quien habla en su nombre. Si nadie lo hizo, o la \
                respuesta está en blanco, es la posición que comparte más de la mitad de los demás participantes de la \
                región, sin contar las respuestas en blanco ni las palabras que no se entienden; si no comparten \
                ninguna, la región está dividida y se cuenta entre las que ponen condiciones.
                """,
            fr: """
                La position d’une région est la réponse de ceux qui s’expriment en son nom. Si personne ne l’a fait, \
                ou si la réponse est vide, c’est la position que partagent plus de la moitié des autres participants \
                de la région, sans les réponses vides ni les mots qui ne sont pas compris ; s’il n’y en a pas, la \
                région est divisée et compte parmi celles qui posent des conditions.
                """
        )
    }

    private func levelMethod(small: Ratio) -> String {
        say(
            en: """
                Levels follow the GNSO Working Group Guidelines, section 3.6. Full consensus: every region that takes \
                a position supports. Consensus: more than half of them support and at most \(small) oppose; with \
                conditions, where a region sets any. Strong support but significant opposition: more than half \
                support, more than \(small) oppose. Divergence: neither side is more than half. The levels against \
                mirror these.
                """,
            es: """
                Los niveles siguen las Pautas para los Grupos de Trabajo de la GNSO, sección 3.6. \
                \(name(of: .fullConsensus)): todas las regiones que se pronuncian están a favor. \
                \(name(of: .consensus)): más de la mitad de ellas están a favor y como máximo \(small) en contra; con \
                condiciones, si alguna región las pone. \(name(of: .strongSupport)): más de la mitad a favor, más de \
                \(small) en contra. \(name(of: .divergence)): ningún lado supera la mitad. Los niveles en contra son \
                simétricos.
                """,
            fr: """
                Les niveaux suivent les Lignes directrices des groupes de travail de la GNSO, section 3.6. \
                \(name(of: .fullConsensus)) : toutes les régions qui se prononcent sont favorables. \
                \(name(of: .consensus)) : plus de la moitié d’entre elles sont favorables et au plus \(small) sont \
                opposées ; sous conditions, si une région en pose. \(name(of: .strongSupport)) : plus de la moitié \
                sont favorables, plus de \(small) sont opposées. \(name(of: .divergence)) : aucun des deux camps ne \
                dépasse la moitié. Les niveaux contre en sont le reflet.
                """
        )
    }

    private func settingsMethod(small: Ratio, quorum: Ratio) -> String {
        say(
            en: """
                Settings of this consultation, since the guidelines give no number: a minority is small up to \(small) \
                of the regions that take a position, and a level needs more than \(quorum) of the entitled regions to \
                take one. A count exactly on a threshold is borderline.
                """,
            es: """
                Ajustes de esta consulta, ya que las pautas no dan cifras: una minoría es pequeña hasta \(small) de \
                las regiones que se pronuncian, y un nivel requiere que se pronuncie más de \(quorum) de las regiones \
                habilitadas. Un recuento que coincide exactamente con un umbral está en el límite.
                """,
            fr: """
                Réglages de cette consultation, puisque les lignes directrices ne donnent pas de chiffre : une \
                minorité est petite jusqu’à \(small) des régions qui se prononcent, et un niveau exige que plus de \
                \(quorum) des régions habilitées se prononcent. Un nombre exactement égal à un seuil est à la limite.
                """
        )
    }

    private func rulesMethod(lead: ConsensusRule) -> String {
        let rule = name(of: lead)
        let leading =
            lead == .gnso
            ? ""
            : say(
                en: "In this consultation the leading rule is: \(rule). ",
                es: "En esta consulta la regla principal es: \(rule). ",
                fr: "Dans cette consultation, la règle principale est : \(rule). "
            )
        let sources = series(ConsensusRule.allCases.map { "\(name(of: $0)) (\(source(of: $0)))" })
        return say(
            en: """
                \(leading)Every rule stands beside the others, with s regions in support, q under conditions or \
                divided, o opposed, n = s + q + o, and N entitled. Whole numbers are compared, never quotients. \
                Thresholds are settings of the consultation; below the quorum no rule is applied. Sources: \(sources).
                """,
            es: """
                \(leading)Todas las reglas se muestran en paralelo. En ellas, s = regiones a favor, q = con \
                condiciones o divididas, o = en contra, n = s + q + o, N = habilitadas. Se comparan números enteros, \
                nunca cocientes. Los umbrales son ajustes de la consulta; por debajo del cuórum no se aplica ninguna \
                regla. Fuentes: \(sources).
                """,
            fr: """
                \(leading)Toutes les règles figurent côte à côte, avec s régions favorables, q sous conditions ou \
                divisées, o opposées, n = s + q + o, et N habilitées. Des nombres entiers sont comparés, jamais des \
                quotients. Les seuils sont des réglages de la consultation ; en deçà du quorum, aucune règle n’est \
                appliquée. Sources : \(sources).
                """
        )
    }

    private var agreementMethod: String {
        say(
            en: """
                Agreement takes opposition, conditions (divided regions among them) and support as three steps in \
                order. Consensus Cns: Tastle and Wierman, 2007. Agreement A, and polarisation (1 - A)/2: van der Eijk, \
                2001. Alpha over all recommendations and regions, missing answers left out, nominal and ordinal: \
                Krippendorff, 2011. Kappa of two regions, with linear weights: Cohen, 1968.
                """,
            es: """
                La concordancia toma la oposición, las condiciones (incluidas las regiones divididas) y el apoyo como \
                tres grados en orden. Consenso Cns: Tastle y Wierman, 2007. Concordancia A y polarización (1 - A)/2: \
                van der Eijk, 2001. Alfa sobre todas las recomendaciones y regiones, sin las respuestas que faltan, \
                nominal y ordinal: Krippendorff, 2011. Kappa de dos regiones, con pesos lineales: Cohen, 1968.
                """,
            fr: """
                La concordance prend l’opposition, les conditions (y compris les régions divisées) et le soutien comme \
                trois degrés ordonnés. Consensus Cns : Tastle et Wierman, 2007. Concordance A et polarisation (1 - \
                A)/2 : van der Eijk, 2001. Alpha sur toutes les recommandations et régions, sans les réponses \
                manquantes, nominal et ordinal : Krippendorff, 2011. Kappa de deux régions, à pondération linéaire : \
                Cohen, 1968.
                """
        )
    }

    private var countingMethod: String {
        say(
            en: """
                Abstaining, “not applicable”, a blank answer, words that are not understood and no answer at all are \
                kept apart, and none of them counts as support or opposition. A revision replaces the earlier \
                submission whole.
                """,
            es: """
                La abstención, «no corresponde», una respuesta en blanco, palabras que no se entienden y la falta de \
                respuesta se mantienen separadas, y ninguna cuenta como apoyo ni como oposición. Una revisión \
                reemplaza por completo el envío anterior.
                """,
            fr: """
                L’abstention, « sans objet », une réponse vide, des mots qui ne sont pas compris et l’absence de \
                réponse sont distingués, et rien de cela ne compte comme soutien ni comme opposition. Une révision \
                remplace entièrement l’envoi précédent.
                """
        )
    }

    private var designationMethod: String {
        say(
            en: "A computed level is a proposal. Under the guidelines the chair designates the level.",
            es: "Un nivel calculado es una propuesta. Según las pautas, es la presidencia quien designa el nivel.",
            fr: """
                Un niveau calculé est une proposition. Selon les lignes directrices, c’est la présidence qui désigne \
                le niveau.
                """
        )
    }
}
