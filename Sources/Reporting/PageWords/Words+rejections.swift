import ConsultationModel

/// Why files were rejected.
extension Words {
    /// Why a file was rejected; nil when it was not. In English as the receipt says it, in another language as far as the
    /// kind of error tells, with its place and how many more there are.
    func reason(of event: FileEvent) -> Phrase? {
        guard let fault = event.fault, language != .english || event.reason == nil else {
            return event.reason.map { "\(quoted: $0)" }
        }
        let place = place(of: fault).map { " (\(name: $0))" as Phrase } ?? ""
        let first: Phrase = "\(sentence(on: fault.code))\(place)"
        guard fault.count > 1 else { return first }
        let more = moreFaults(fault.count - 1)
        return say(en: "\(first); \(more)", es: "\(first); \(more)", fr: "\(first) ; \(more)")
    }

    /// Where a reader finds the rest, after reasons that are not given as the receipts have them; nil where all are.
    func receiptNote(on files: [FileEvent]) -> String? {
        guard language != .english, files.contains(where: { $0.fault != nil }) else { return nil }
        return say(
            en: "Beside each rejected file stands a receipt with the details.",
            es: "Junto a cada archivo rechazado hay un recibo con los detalles, en inglés.",
            fr: "À côté de chaque fichier rejeté se trouve un reçu avec les détails, en anglais."
        )
    }

    private func moreFaults(_ number: Int) -> String {
        say(
            en: count(number, "more fault"),
            es: count(number, "error más", "errores más"),
            fr: "\(count(number, "autre erreur", "autres erreurs"))"
        )
    }

    /// What is wrong with a file, after its name.
    func sentence(on code: FaultCode) -> String {
        switch code {
        case .unreadable:
            say(
                en: "it could not be read",
                es: "no se pudo leer",
                fr: "il n’a pas pu être lu"
            )
        case .tooLarge:
            say(
                en: "it is larger than the limits allow",
                es: "supera los límites de tamaño",
                fr: "il dépasse les limites de taille"
            )
        case .wrongKind:
            say(
                en: "files of this kind are not read",
                es: "los archivos de este tipo no se admiten",
                fr: "les fichiers de ce type ne sont pas acceptés"
            )
        case .wrongEncoding:
            say(
                en: "its characters cannot be decoded",
                es: "no se pueden descodificar sus caracteres",
                fr: "ses caractères ne peuvent pas être décodés"
            )
        case .empty:
            say(
                en: "it holds no text",
                es: "no contiene texto",
                fr: "il ne contient pas de texte"
            )
        case .damaged:
            say(
                en: "it is damaged, or not what its name says",
                es: "está dañado o no es lo que indica su nombre",
                fr: "il est endommagé ou n’est pas ce qu’indique son nom"
            )
        case .locked:
            say(
                en: "it is protected by a password",
                es: "está protegido con contraseña",
                fr: "il est protégé par un mot de passe"
            )
        case .converterUnavailable:
            say(
                en: "the program that reads files of this kind is not available",
                es: "el programa que lee los archivos de este tipo no está disponible",
                fr: "le programme qui lit les fichiers de ce type n’est pas disponible"
            )
        case .conversionFailed:
            say(
                en: "it could not be converted to text",
                es: "no se pudo convertir en texto",
                fr: "il n’a pas pu être converti en texte"
            )
        case .malformedData:
            say(
                en: "its JSON or YAML is not well-formed",
                es: "su contenido JSON o YAML está mal formado",
                fr: "son contenu JSON ou YAML est mal formé"
            )
        case .wrongStructure:
            say(
                en: "its keys or values are not the expected ones",
                es: "sus claves o valores no son los esperados",
                fr: "ses clés ou ses valeurs ne sont pas celles attendues"
            )
        case .unclearColumns:
            say(
                en: "the columns of its table do not say what they hold",
                es: "los encabezados de su tabla no indican qué contiene cada columna",
                fr: "les en-têtes de son tableau n’indiquent pas ce que contient chaque colonne"
            )
        case .unclearCells:
            say(
                en: "cells of its table cannot be told apart or understood",
                es: "hay celdas de su tabla que no se pueden delimitar o entender",
                fr: "certaines cellules de son tableau ne peuvent être délimitées ou comprises"
            )
        case .incompleteAnswer:
            say(
                en: "an answer lacks its recommendation or its respondent",
                es: "a una respuesta le falta la recomendación o el participante",
                fr: "il manque à une réponse la recommandation ou le participant"
            )
        case .noAnswers:
            say(
                en: "no answer was recognised",
                es: "no se reconoció ninguna respuesta",
                fr: "aucune réponse n’a été reconnue"
            )
        case .unknownConsultation:
            say(
                en: "it names a consultation that is not registered",
                es: "indica una consulta que no está registrada",
                fr: "il indique une consultation qui n’est pas enregistrée"
            )
        case .otherConsultation:
            say(
                en: "it names another consultation than its folder",
                es: "indica una consulta distinta de la de su carpeta",
                fr: "il indique une autre consultation que celle de son dossier"
            )
        case .unclearConsultation:
            say(
                en: "it cannot be told which consultation it answers",
                es: "no se puede determinar a qué consulta responde",
                fr: "impossible de déterminer à quelle consultation il répond"
            )
        case .unknownRegion:
            say(
                en: "it names a region that the consultation does not have",
                es: "indica una región que no figura en la consulta",
                fr: "il indique une région qui ne figure pas dans la consultation"
            )
        case .otherRegion:
            say(
                en: "the region or group that it names does not agree with its folder or row",
                es: "la región o el grupo que indica no concuerda con su carpeta o su fila",
                fr: "la région ou le groupe qu’il indique ne concorde pas avec son dossier ou sa ligne"
            )
        case .unclearRegion:
            say(
                en: "it cannot be told which region it comes from",
                es: "no se puede determinar de qué región procede",
                fr: "impossible de déterminer de quelle région il provient"
            )
        case .severalGroups:
            say(
                en: "it names several consultations, regions or groups where it may name one",
                es: "indica varias consultas, regiones o grupos donde solo puede indicar uno",
                fr: "il indique plusieurs consultations, régions ou groupes là où un seul est admis"
            )
        case .unknownRecommendation:
            say(
                en: "it answers a recommendation that the consultation does not have",
                es: "responde a una recomendación que no figura en la consulta",
                fr: "il répond à une recommandation qui ne figure pas dans la consultation"
            )
        case .answeredTwice:
            say(
                en: "it answers a recommendation twice, differently",
                es: "responde dos veces, de forma distinta, a la misma recomendación",
                fr: "il répond deux fois, différemment, à la même recommandation"
            )
        case .longComment:
            say(
                en: "a comment in it is too long",
                es: "uno de sus comentarios es demasiado largo",
                fr: "l’un de ses commentaires est trop long"
            )
        case .refused:
            say(
                en: "the database refused it",
                es: "la base de datos no lo admitió",
                fr: "la base de données l’a refusé"
            )
        case .moreErrors:
            say(
                en: "there are more errors than are listed",
                es: "hay más errores de los que se enumeran",
                fr: "il y a plus d’erreurs qu’il n’en est énuméré"
            )
        }
    }
}
