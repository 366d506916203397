import ConsultationModel

/// What columns are called, in English, Spanish, French and Portuguese, folded.
enum ColumnWords {
    /// What a word in a column's name says about the column.
    enum Role {
        case recommendation, number, stance, comment, text, region, respondent, consultation
        /// Where somebody is reached; it tells people apart where no name does.
        case address
    }

    /// What this word, folded, says; nil when it says nothing.
    static func role(of word: String) -> Role? {
        if let role = roles[word] { return role }
        // "Comment/Reasons" and "Recomendation".
        if word.contains("/") {
            let parts = word.split(separator: "/").map { roles[String($0)] }
            return parts.contains { $0 == nil } ? nil : parts.compactMap(\.self).first
        }
        return isMisspelt(word) ? .recommendation : nil
    }

    /// Looked at letter by letter only where the beginning and the length are right, since many words are asked for.
    private static func isMisspelt(_ word: String) -> Bool {
        guard word.hasPrefix("rec"), (12...16).contains(word.utf8.count), word.hasSuffix("n") else { return false }
        return word.nearest(of: ["recommendation"]) != nil
    }

    /// Words between those that say something: "Comment on the recommendation".
    static let joining: Set<String> = [
        "of", "on", "the", "to", "for", "your", "our", "its", "and", "or", "by", "about", "de", "del", "la", "el",
        "los",
        "sobre", "su", "nuestra", "y", "a", "al", "du", "des", "le", "les", "sur", "votre", "notre", "et", "pour", "do",
        "da", "dos", "das", "o", "os", "as", "sua", "nossa", "e", "ao", "em", "-", "/", "&", "",
    ]

    private static let roles: [String: Role] = {
        var roles: [String: Role] = [:]
        for (role, words) in lists { for word in words { roles[word] = role } }
        return roles
    }()

    private static let lists: [(Role, [String])] = [
        (
            .recommendation,
            [
                "recommendation", "recommendations", "rec", "recs", "recom", "reco", "recomendacion", "recomendaciones",
                "recommandation", "recommandations", "recomendacao", "recomendacoes",
            ]
        ),
        (
            .number,
            [
                "no", "n", "n.o", "num", "nr", "nro", "number", "id", "identifier", "numero", "item", "items",
                "question",
                "statement", "option", "proposal", "proposition", "pregunta", "propuesta", "opcion", "enunciado",
                "pergunta", "proposta", "opcao", "enonce",
            ]
        ),
        (
            .stance,
            [
                "stance", "stances", "position", "positions", "vote", "answer", "answers", "response", "responses",
                "rating", "posicion", "postura", "voto", "respuesta", "avis", "reponse", "reponses", "posicao",
                "resposta",
            ]
        ),
        (
            .comment,
            [
                "comment", "comments", "comentario", "comentarios", "commentaire", "commentaires", "rationale",
                "reason",
                "reasons", "reasoning", "explanation", "justification", "observations", "observaciones", "observacoes",
                "remark", "remarks", "remarques", "notes", "justificacion", "justificativa", "razones", "motivos",
                "raisons", "razoes", "reservation", "reservations", "reservas", "reserves", "condition", "conditions",
                "condiciones", "condicoes", "concerns", "preocupaciones", "preoccupations", "preocupacoes", "why",
                "pourquoi", "feedback",
            ]
        ),
        (
            .text,
            [
                "text", "texto", "texte", "summary", "title", "titre", "titulo", "resumen", "resume", "resumo",
                "description", "wording",
            ]
        ),
        (.region, ["region", "regiao", "regions", "ralo", "regional"]),
        (
            .respondent,
            [
                "respondent", "group", "name", "organisation", "organization", "grupo", "groupe", "nombre", "nom",
                "nome", "organizacion", "organizacao", "als", "member", "repondant", "encuestado", "respondente",
                "panelist", "panellist", "panelista", "paneliste", "expert", "experto", "experta", "experte",
                "especialista", "participant", "participante", "participants", "delegate", "delegado", "delegada",
                "delegue", "deleguee", "membre", "miembro", "membro", "voter", "votante", "votant", "eleitor",
                "author", "autor", "autora", "auteur", "submitter", "reviewer", "contributor", "stakeholder",
                "representative", "representante", "representant", "person", "persona", "pessoa", "personne",
                "company", "empresa", "entreprise", "entity", "entidad", "entidade", "entite", "institution",
                "institucion", "instituicao", "organisme",
            ]
        ),
        (.consultation, ["consultation", "consulta"]),
        (.address, ["email", "e-mail", "mail", "courriel", "correo"]),
    ]

    /// What a name of several words says, folded, where the words alone do not.
    static let phrases: [String: Role] = {
        var phrases: [String: Role] = [:]
        for name in [
            "full name", "your full name", "what is your name", "what is your full name", "submitted by", "answered by",
            "completed by", "nombre completo", "nombre y apellido", "nombre y apellidos", "cual es su nombre",
            "enviado por", "nom complet", "nom et prenom", "quel est votre nom", "soumis par", "nome completo",
            "qual e o seu nome", "qual e seu nome",
        ] { phrases[name] = .respondent }
        for name in [
            "additional comments", "additional comment", "other comments", "other comment", "further comments",
            "any other comments", "general comments", "please explain", "please comment", "please specify", "explain",
            "otros comentarios", "comentarios adicionales", "por favor explique", "explique", "por que",
            "autres commentaires", "commentaires additionnels", "veuillez expliquer", "expliquez",
            "merci d'expliquer", "outros comentarios", "explique por favor", "if not, why", "si no, por que",
            "sinon, pourquoi", "se nao, por que", "proposed amendment", "proposed amendments", "proposed change",
            "proposed changes", "proposed edit", "proposed edits", "proposed wording", "suggested amendment",
            "suggested amendments", "suggested change", "suggested changes", "suggested edit", "suggested edits",
            "suggested wording", "amendment", "amendments", "please explain your answer",
            "please explain your position",
            "enmienda propuesta", "cambio propuesto", "cambios propuestos", "modification proposee",
            "modifications proposees", "amendement propose", "alteracao proposta", "mudanca proposta",
        ] { phrases[name] = .comment }
        for name in ["email address", "e-mail address", "correo electronico", "adresse e-mail", "adresse email"] {
            phrases[name] = .address
        }
        return phrases
    }()

    /// Whether a name may be that of a column of stances, and not of somebody who answers: "Our view", "Round 2".
    static func mayNameStances(_ name: String) -> Bool {
        let words = name.foldedForMatching.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.contains { ofStances.contains($0) || role(of: $0) == .stance }
    }

    private static let ofStances: Set<String> = [
        "view", "views", "opinion", "opinions", "decision", "decisions", "status", "level", "support", "agree",
        "agreement",
        "disagree", "round", "current", "previous", "choice", "verdict", "assessment", "judgement", "judgment",
        "choose",
        "select", "stand", "vista", "decisiones", "nivel", "estado", "apoyo", "acuerdo", "decision", "niveau",
        "soutien",
        "accord", "choix", "vue", "opiniao", "decisao", "apoio", "acordo", "escolha", "ronda", "tour", "rodada",
        "haltung",
        "meinung", "our", "your", "nuestra", "notre", "nossa",
    ]

    /// Whether a name is that of somebody who answers: "Example Users (EURALO)", "Harbour Society".
    static func namesRespondent(_ name: String) -> Bool {
        if name.hasSuffix(")"), name.contains("(") { return true }
        let words = name.foldedForMatching.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.contains { ofRespondents.contains($0) || role(of: $0) == .respondent }
    }

    private static let ofRespondents: Set<String> = [
        "isoc", "chapter", "society", "association", "users", "union", "internet", "network", "foundation", "club",
        "league",
        "council", "institute", "centre", "center", "federation", "coalition", "alliance", "forum", "community", "team",
        "asociacion", "sociedad", "capitulo", "usuarios", "fundacion", "camara", "red", "foro", "societe", "chapitre",
        "utilisateurs", "reseau", "fondation", "associacao", "sociedade", "usuario", "fundacao", "rede", "verein",
        "gesellschaft", "working", "secretariat", "ngo", "inc", "org", "person", "panelist",
    ]

    /// Whether a column or a row of this name sums up the answers of others: "Median", "Total votes".
    static func isSummary(_ name: String) -> Bool {
        guard name.utf8.count <= 100 else { return false }
        let words = name.foldedForMatching.split(whereSeparator: { $0 == " " || $0 == "." || $0 == "/" })
        return words.contains { summaries.contains(String($0)) }
            && words.allSatisfy { word in
                let word = String(word)
                return summaries.contains(word) || besideSummaries.contains(word) || joining.contains(word)
                    || role(of: word) != nil
            }
    }

    private static let summaries: Set<String> = [
        "median", "mean", "average", "avg", "total", "totals", "subtotal", "sum", "count", "counts", "consensus",
        "result", "results", "outcome", "mode", "iqr", "stdev", "sd", "minimum", "maximum", "min", "max", "media",
        "mediana", "promedio", "suma", "totales", "consenso", "resultado", "resultados", "recuento", "moda", "moyenne",
        "mediane", "somme", "totaux", "resultat", "resultats", "decompte", "soma", "totais", "contagem",
    ]
    private static let besideSummaries: Set<String> = [
        "score", "scores", "votes", "votos", "overall", "final", "general", "grand", "standard", "deviation", "%",
        "n", "level", "nivel", "niveau",
    ]

    /// Whether a column of this name is about the row and not about the answer, so that nobody misses it: "Timestamp".
    static func isAboutRow(_ name: String) -> Bool {
        guard name.utf8.count <= 100 else { return false }
        let folded = name.foldedForMatching
        return aboutRows.contains(folded)
            || folded.split(separator: " ").first.map { aboutRows.contains(String($0)) } == true
    }

    private static let aboutRows: Set<String> = [
        "timestamp", "date", "time", "seconds", "duration", "started", "submitted", "completed", "start time",
        "end time", "start date", "end date", "ip", "ip address", "response id", "respondent id", "row", "status",
        "language", "locale", "progress", "meeting", "page", "fecha", "hora", "marca temporal", "idioma", "fila",
        "estado", "horodateur", "heure", "langue", "ligne", "statut", "data", "carimbo", "linha", "lingua",
        "completion", "token", "browser", "device", "section", "seccion", "secao", "finished", "recorded date",
        "response type", "distribution channel", "user language", "collector id", "submission id", "start", "end",
        "uuid",
    ]
}
