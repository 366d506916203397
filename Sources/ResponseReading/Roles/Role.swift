extension Reading {
    /// What a piece of a file was taken for.
    public enum Role: UInt8, Sendable, Hashable, CaseIterable {
        /// It names a recommendation.
        case heading = 1
        /// The text of a recommendation, a title of it, or a list of them.
        case text
        /// It says which stance is taken.
        case stance
        /// It is kept as the comment on a recommendation.
        case comment
        /// It says what stands beside or below it, or offers a stance that is not taken.
        case label
        /// It says who answers, or which consultation.
        case speaker
        /// It stands before the answers: a title, a greeting, an introduction.
        case title
        /// It ends a letter or a mail.
        case closing
        /// It is somebody else's: an earlier mail, an annex.
        case quoted
        /// The sender has struck it out.
        case hidden
        /// It is about a row or the file and belongs to no answer: a time, a count, an address.
        case aside
        /// Nobody took it for anything.
        case unread

        /// Its name in lists and in JSON.
        public var name: String {
            switch self {
            case .heading: "heading"
            case .text: "text"
            case .stance: "stance"
            case .comment: "comment"
            case .label: "label"
            case .speaker: "speaker"
            case .title: "title"
            case .closing: "closing"
            case .quoted: "quoted"
            case .hidden: "hidden"
            case .aside: "aside"
            case .unread: "unread"
            }
        }
    }

    /// A piece of a file that was taken for one thing: of a line, of a paragraph, or of a cell.
    public struct Part: Sendable, Hashable {
        /// From 1: the line of a text, the row of a table, the line of the text in a document.
        public var line: Int
        /// From 1: where in the line it begins, in Unicode scalars; in a table the cell's number.
        public var column: Int
        /// The place in the terms of the format, such as "cell C7" or "paragraph 4"; nil in a text.
        public var place: String?
        /// What it was taken for.
        public var role: Role
        /// As written, without white space at both ends; a cell may hold several lines.
        public var text: String

        /// Memberwise.
        public init(line: Int, column: Int, place: String? = nil, role: Role, text: String) {
            self.line = line
            self.column = column
            self.place = place
            self.role = role
            self.text = text
        }
    }
}
