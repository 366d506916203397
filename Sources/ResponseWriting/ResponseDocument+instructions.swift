extension ResponseDocument {
    /// How to fill the file in, on one line; empty when it is not to be filled in.
    func instructions(for format: WritingFormat) -> String {
        guard let last = choices.last else { return "" }
        let words = choices.count > 1 ? "\(choices.dropLast().joined(separator: ", ")) or \(last)" : last
        let blank = "Where you take no position yet, leave it empty."
        return switch format {
        case .text:
            "To fill this in, write between the two stars \(words), and behind the bracket your comment, over as many lines "
                + "as you need. \(blank)"
        case .markdown, .pandocMarkdown:
            "To fill this in, write \(words) behind each “Position”, and behind “Comment” as many paragraphs as you need. "
                + blank
        case .csv, .tsv:
            "To fill this in, write \(words) into the column “stance”, and your comment beside it. \(blank)"
        case .json:
            "Write \(words) as “stance”, and your comment as “comment”. \(blank)"
        case .yaml:
            "Write \(words) behind “stance”. Write your comment under “comment”, each line indented by six blanks. \(blank)"
        }
    }

    /// Says that the answers are made up.
    static let madeUp = "Illustrative: these answers are made up."
}
