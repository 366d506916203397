import ConsultationModel

/// Reads the documented schema (`config/response.schema.json`) from JSON or YAML. Says everything that is wrong at once.
struct StructuredReader {
    let places: PlaceIndex
    private let vocabulary: Vocabulary
    private var raw = RawResponse()

    static let example = #"{"answers": [{"recommendation": "6", "stance": "Support", "comment": "…"}]}"#

    init(_ places: PlaceIndex, _ vocabulary: Vocabulary) {
        self.places = places
        self.vocabulary = vocabulary
    }

    /// What stands under the root.
    mutating func response(of root: DataNode) -> RawResponse {
        raw.roles.lines = LineRoles(root.tree.text, count: root.tree.nodes.count)
        raw.roles.lines.noteData()
        guard root.kind == .mapping else {
            raw.hasStructureFault = true
            error(
                .wrongStructure,
                at: root,
                "Found \(root.description) as the whole file, expected keys such as “answers”: \(Self.example)."
            )
            return raw
        }
        let values = values(of: root, at: "", SchemaKey.file)
        raw.front.isIllustrative = flag(values[.illustrative], "illustrative")
        raw.front.consultation = entry(values[.consultation], "consultation")
        raw.front.region = entry(values[.region], "region")
        switch (values[.answers], values[.responses]) {
        case (let answers?, nil):
            raw.front.respondent = entry(values[.respondent], "respondent")
            readAnswers(answers, at: "answers", region: nil, respondent: nil)
        case (nil, let responses?):
            raw.mayHoldSeveralGroups = true
            if let respondent = values[.respondent] {
                error(
                    .wrongStructure,
                    at: respondent,
                    "Found “respondent” beside “responses”, expected it in each of these. Move it to where it belongs."
                )
            }
            readResponses(responses)
        case (let answers?, _?):
            raw.hasStructureFault = true
            error(
                .wrongStructure,
                at: answers,
                """
                Found “answers” beside “responses”, expected one of them: “answers” for one respondent, “responses” for \
                many. Make these answers one more entry of “responses”.
                """
            )
        case (nil, nil):
            raw.hasStructureFault = true
            error(.wrongStructure, at: root, "Found no key “answers”, expected one with a list: \(Self.example).")
        }
        noteMissingStances()
        return raw
    }

    private mutating func readResponses(_ node: DataNode) {
        guard let list = list(node, "responses", of: "responses") else { return }
        for (index, element) in list.enumerated() {
            let path = "responses[\(index)]"
            guard element.kind == .mapping else {
                error(
                    .wrongStructure,
                    at: element,
                    "\(path) is \(element.description); expected a mapping with the key “answers”."
                )
                continue
            }
            let values = values(of: element, at: path, SchemaKey.response)
            let region = entry(values[.region], "\(path).region")
            let respondent = entry(values[.respondent], "\(path).respondent")
            if let answers = values[.answers] {
                readAnswers(answers, at: "\(path).answers", region: region, respondent: respondent)
            } else {
                error(
                    .wrongStructure,
                    at: element,
                    "\(path) has no key “answers”; expected one with a list of answers."
                )
            }
        }
    }

    private mutating func readAnswers(
        _ node: DataNode,
        at path: String,
        region: FrontMatter.Entry?,
        respondent: FrontMatter.Entry?
    ) {
        guard let list = list(node, path, of: "answers") else { return }
        for (index, element) in list.enumerated() {
            let path = "\(path)[\(index)]"
            guard element.kind == .mapping else {
                error(
                    .wrongStructure,
                    at: element,
                    "\(path) is \(element.description); expected a mapping with the keys “recommendation” and “stance”."
                )
                continue
            }
            let values = values(of: element, at: path, SchemaKey.answer)
            guard let identifier = values[.recommendation] else {
                error(
                    .incompleteAnswer,
                    at: element,
                    "\(path) has no key “recommendation”; expected one such as \"recommendation\": \"6\"."
                )
                continue
            }
            let id = text(identifier, "\(path).recommendation", "its number as text or number")
            if let id, id.isEmpty {
                error(
                    .incompleteAnswer,
                    at: identifier,
                    "\(path).recommendation is empty; expected its number, such as \"6\"."
                )
                continue
            }
            let words = text(values[.stance], "\(path).stance", "text such as “Support”, or null for no answer")
            let comment = text(values[.comment], "\(path).comment")
            let quotation = text(values[.text], "\(path).text")
            guard let id else { continue }
            let spot = spot(of: values[.stance] ?? element)
            raw.answers.append(
                RawAnswer(
                    id: self.identifier(id, identifier.kind),
                    idSpot: self.spot(of: identifier),
                    group: respondent?.name,
                    groupSpot: respondent?.spot ?? region?.spot ?? spot,
                    region: region?.name,
                    words: words?.withoutMarks ?? "",
                    spot: spot,
                    comment: comment ?? "",
                    quotation: quotation.flatMap { $0.isEmpty ? nil : $0 }
                )
            )
        }
    }

    /// Also from "Rec. 6", and from the number 6.0, as which some programs write 6.
    private func identifier(_ written: String, _ kind: DataTree.Kind) -> String {
        if vocabulary.consultations.contains(where: { vocabulary.terms(of: $0)?.recommendation(written) != nil }) {
            return written
        }
        if kind == .number { return written.hasSuffix(".0") ? String(written.dropLast(2)) : written }
        guard written.utf8.count <= 100, let line = try? SourceText(utf8: Array(written.utf8)),
            let heading = vocabulary.headings.heading(in: 0..<line.bytes.count, of: line)
        else { return written }
        return line.trimmedRange(heading.textStart..<line.bytes.count).isEmpty ? heading.id : written
    }

    /// Of a file in which nobody takes a stance it is not enough to say what lines of text it lacks.
    private mutating func noteMissingStances() {
        let isBlank = !raw.answers.contains { !($0.words ?? "").foldedForMatching.isEmpty }
        if isBlank, raw.faults.isEmpty {
            raw.faults.error(
                .noAnswers,
                """
                None of the \(raw.answers.count) answers has a stance; expected words such as "stance": "Support" in at \
                least one.
                """
            )
        }
        raw.hasStructureFault = raw.hasStructureFault || isBlank
    }

    private mutating func note(_ name: DataNode, _ value: DataNode, _ key: SchemaKey) {
        raw.roles.lines.note(name.whole(with: name), .label)
        // Null says nothing, whatever stands under its key elsewhere.
        guard let role = value.kind == .null ? .aside : key.role else { return }
        raw.roles.lines.note(value.whole(with: value), role)
    }

    // MARK: Values

    /// The elements of a list that is not empty.
    private mutating func list(_ node: DataNode, _ path: String, of what: String) -> [DataNode]? {
        guard node.kind == .sequence else {
            raw.hasStructureFault = true
            error(.wrongStructure, at: node, "\(path) is \(node.description); expected a list of \(what).")
            return nil
        }
        let elements = Array(node.elements)
        if elements.isEmpty { error(.noAnswers, at: node, "\(path) is an empty list; expected at least one entry.") }
        return elements
    }

    private mutating func entry(_ node: DataNode?, _ path: String) -> FrontMatter.Entry? {
        guard let node, let name = text(node, path), !name.isEmpty else { return nil }
        return FrontMatter.Entry(name: name, spot: spot(of: node))
    }

    /// The text of a value, without white space at both ends; a number as written; nil when there is none.
    private mutating func text(_ node: DataNode?, _ path: String, _ expected: String = "text or null") -> String? {
        guard let node else { return nil }
        switch node.kind {
        case .string, .number: return node.text.normalised
        case .null: return nil
        case .bool, .mapping, .sequence:
            let hint = node.kind == .bool ? " Put the word in quotes if it is meant as text." : ""
            error(.wrongStructure, at: node, "\(path) is \(node.description); expected \(expected).\(hint)")
            return nil
        }
    }

    private mutating func flag(_ node: DataNode?, _ path: String) -> Bool {
        guard let node, node.kind != .null else { return false }
        guard node.kind == .bool else {
            error(.wrongStructure, at: node, "\(path) is \(node.description); expected true or false (without quotes).")
            return false
        }
        return node.text.lowercased() == "true"
    }

    /// The values of the known keys. Others are errors, so that what is misspelt is not lost.
    private mutating func values(of node: DataNode, at path: String, _ known: [SchemaKey]) -> [SchemaKey: DataNode] {
        var values: [SchemaKey: DataNode] = [:]
        var first: [String: DataNode] = [:]
        let place = path.isEmpty ? "" : " in \(path)"
        for (written, value) in node.entries {
            let name = written.text
            if name == "$schema" || name.hasPrefix("x-") {
                raw.roles.lines.note(written.whole(with: value), .aside)
                continue
            }
            if let earlier = first.updateValue(written, forKey: name) {
                first[name] = earlier
                let line = spot(of: earlier).name
                error(
                    .wrongStructure,
                    at: written,
                    """
                    Found the key “\(name.excerpt)” twice\(place), first on \(line); expected it once. Delete \
                    one of the two.
                    """
                )
            } else if let key = SchemaKey(rawValue: name), known.contains(key) {
                values[key] = value
                note(written, value, key)
            } else {
                error(.wrongStructure, at: written, SchemaKey.unknown(name, at: place, known))
            }
        }
        return values
    }

    // MARK: Places

    private func spot(of node: DataNode) -> Spot { places.spot(at: node.offset) }

    private mutating func error(_ code: FaultCode, at node: DataNode, _ message: @autoclosure () -> String) {
        let spot = spot(of: node)
        raw.faults.error(code, at: spot, message())
    }
}

extension DataNode {
    /// For a sentence: "a list", "the number 7".
    fileprivate var description: String {
        switch kind {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .string: text.isEmpty ? "an empty text" : "the text “\(text.excerpt)”"
        case .number: "the number \(text.excerpt)"
        case .bool: text
        case .null: "null"
        }
    }
}

extension String {
    /// Without the marks that a stance has in a text: "[*Support*]".
    fileprivate var withoutMarks: String {
        var text = self[...].drop { "[*_".contains($0) }
        while let last = text.last, "]*_".contains(last) { text.removeLast() }
        return String(text)
    }

    /// Without white space at both ends, lines ended by LF.
    fileprivate var normalised: String {
        var text = self[...].drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        // CR LF is one character, and so is LF.
        guard text.utf8.contains(0x0D) else { return String(text) }
        return String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }
}
