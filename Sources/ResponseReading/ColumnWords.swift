import ConsultationModel

/// What columns are called, in English, Spanish, French and Portuguese, folded.
enum ColumnWords {
    /// What a word in a column's name says about the column.
    enum Role {
        case recommendation, number, stance, comment, text, region, respondent, consultation
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
                "raisons", "razoes",
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
            ]
        ),
        (.consultation, ["consultation", "consulta"]),
    ]
}
