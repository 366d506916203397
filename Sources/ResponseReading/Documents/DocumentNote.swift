/// What was seen in a document before its conversion, and could not be read.
struct DocumentNote {
    private let kind: String
    private let count: Int
    /// The words that stand before the first; empty at the beginning.
    private let near: String

    /// Those under the key "notes" of a document's tree.
    static func all(in root: DataNode) -> [DocumentNote] {
        guard let notes = root["notes"] else { return [] }
        return notes.elements.prefix(20).compactMap { node in
            guard let kind = node["kind"]?.text else { return nil }
            return DocumentNote(
                kind: kind,
                count: Int(node["count"]?.text ?? "") ?? 1,
                near: node["near"]?.text ?? ""
            )
        }
    }

    /// What was seen, where, what became of it, and how to send it instead.
    var message: String {
        let place = near.isEmpty ? "" : ", the first of them behind “\(near.excerpt)”"
        return switch kind {
        case "comments":
            """
            Comments in the margin: \(count) in the file\(place). They were not read; write what is meant as an answer \
            into the text.
            """
        case "hidden":
            """
            Hidden text: \(count) pieces\(place). Readers of the page do not see it, and it was left out. If it is meant, \
            make it visible.
            """
        case "unchosen":
            """
            Drop-down lists in which nothing was chosen: \(count)\(place). The word that they show is where they begin, \
            and no answer; open the list and choose it once more if it is meant.
            """
        case "shaded":
            """
            Cells that are filled with a color and hold no words: \(count)\(place). It cannot be told what the color says; \
            write “x” into the cells that are meant.
            """
        case "stateless":
            """
            Boxes to tick whose state the file does not hold: \(count)\(place). They were not read; save the form as .docx or \
            .odt, which hold it, or write the answers as text.
            """
        case "symbols":
            """
            Signs of a symbol font that are not known: \(count)\(place). They were left out; write “x” where a choice is \
            ticked.
            """
        case "embedded":
            """
            Parts of another kind that are embedded in the file: \(count)\(place). They were not read; open the file in \
            the program that made it, save it anew, and send that.
            """
        case "controls":
            """
            Controls whose state stands outside of the text (ActiveX): \(count)\(place). They were not read; write the \
            answers as text.
            """
        default:
            """
            Found \(count) of “\(kind.excerpt)” in the file\(place), which were not read; write what they say as text.
            """
        }
    }
}
