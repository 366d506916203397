import ConsultationModel

extension Words {
    /// Where an answer stands in its file: "line 12", "cell C7".
    func place(of answer: Answer) -> String {
        answer.place.map(place)
            ?? say(en: "line \(answer.line)", es: "línea \(answer.line)", fr: "ligne \(answer.line)")
    }

    /// Where the first fault of a rejected file stands; nil when it is of the file as a whole.
    func place(of fault: FileFault) -> String? {
        if let place = fault.place { return self.place(place) }
        return fault.line.map { line in
            place("line \(line)" + (fault.column.map { ", column \($0)" } ?? ""))
        }
    }

    /// A place as the readers name it, "page 2, line 4" or "cell C7 of table 1"; what is not known stays as it is.
    private func place(_ name: String) -> String {
        guard language != .english else { return name }
        if name.hasPrefix("cell "), let of = name.firstRange(of: " of ") {
            let link = name[of.upperBound...].hasPrefix("table ") ? say(en: "of", es: "de la", fr: "du") : ofSheet
            return "\(part(name[..<of.lowerBound])) \(link) \(part(name[of.upperBound...]))"
        }
        return name.split(separator: ", ").map(part).joined(separator: ", ")
    }

    private var ofSheet: String { say(en: "of", es: "de la", fr: "de la") }

    private func part(_ name: Substring) -> String {
        guard let space = name.firstIndex(of: " "), let noun = noun(name[..<space]) else { return String(name) }
        return noun + name[space...]
    }

    private func noun(_ english: Substring) -> String? {
        switch english {
        case "cell": say(en: "cell", es: "celda", fr: "cellule")
        case "column": say(en: "column", es: "columna", fr: "colonne")
        case "line": say(en: "line", es: "línea", fr: "ligne")
        case "page": say(en: "page", es: "página", fr: "page")
        case "paragraph": say(en: "paragraph", es: "párrafo", fr: "paragraphe")
        case "row": say(en: "row", es: "fila", fr: "ligne")
        case "sheet": say(en: "sheet", es: "hoja", fr: "feuille")
        case "table": say(en: "table", es: "tabla", fr: "tableau")
        default: nil
        }
    }
}
