import ConsultationModel

/// What a format's reader finds in a file: everything that stands there, nothing yet compared with what is registered.
struct RawResponse {
    /// Words under the first heading without a stance.
    struct Sighting {
        var id: String
        var words: String
        /// Whether they are stances to choose from.
        var areChoices: Bool
    }

    /// What the file says about itself.
    var front = FrontMatter()
    /// In the order of the file.
    var answers: [RawAnswer] = []
    /// What stands where a stance was expected and none was found, to tell it where nothing else is.
    var sighting: Sighting?
    /// What has to be mended, as far as the format alone can tell.
    var faults = FaultList()
    /// Whether answers of several groups may stand in it, each with its group or region.
    var mayHoldSeveralGroups = false
    /// Whether `faults` say already why there is no answer.
    var hasStructureFault = false
    /// Whether it has content at all; of one that has none it is not said what the content lacks.
    var isReadable = true
    /// What each piece of the file was taken for.
    var roles = RoleLedger()
}

extension RawResponse {
    /// Reads a file of this format. Also gives its text, where the format is one of text. A mail is taken for a text: who
    /// wants its parts read has it converted first, and each read as what it is.
    static func read(
        _ bytes: [UInt8],
        as format: ResponseFormat,
        in context: ReadingContext
    ) -> (RawResponse, DecodedText?) {
        let text: DecodedText
        switch format {
        case .text, .delimited, .json, .yaml, .pdf, .mail:
            do throws(EncodingFault) {
                text = try DecodedText(bytes)
            } catch {
                return (unreadable(error.fault), nil)
            }
        case .docx, .odt, .rtf, .html, .mediawiki:
            return (RawResponse(documentTree: bytes, context.vocabulary), nil)
        case .unreadable:
            return (unreadable(Fault(error: .wrongKind, Magic.message(of: bytes))), nil)
        case .xlsx:
            return (RawResponse(sheets: bytes, context.vocabulary), nil)
        }
        let source = text.source
        if source.trimmedRange(source.start..<source.bytes.count).isEmpty {
            let message = "The file is empty; expected \(Reading.layout). Drop the file with its content."
            return (unreadable(Fault(error: .empty, message)), text)
        }
        if format == .text, source.holdsSeveralMails {
            return (unreadable(Fault(error: .severalGroups, Self.severalMails)), text)
        }
        return switch format {
        case .delimited: (RawResponse(delimited: source, context.vocabulary), text)
        case .json: (RawResponse(json: source, context.vocabulary), text)
        case .yaml: (RawResponse(yaml: source, context.vocabulary), text)
        case .pdf: (RawResponse(pages: source, context.vocabulary), nil)
        default: (RawResponse(text: source, context.vocabulary), text)
        }
    }

    private static let severalMails = """
        The file holds several mails, one after the other; expected the answers of one. Save each mail, or its attachment, \
        as a file of its own.
        """

    private static func unreadable(_ fault: Fault) -> RawResponse {
        var raw = RawResponse(isReadable: false)
        raw.faults.append(fault)
        return raw
    }

    /// Reads lines of text, and the tables of Markdown in it.
    init(text: SourceText, _ vocabulary: Vocabulary) {
        // Bars in a cell or a document are no table of Markdown: its lines are not those of a file.
        let tables = text.places == nil ? PipeTable.all(in: text) : []
        if !tables.isEmpty {
            let prose = RawResponse(lines: text, vocabulary, skipping: Set(tables.flatMap(\.lines)))
            if let raw = RawResponse(tables: tables.map(\.table), front: prose.front, vocabulary) {
                self = raw
                answers += prose.answers
                roles.lines = prose.roles.lines
                faults.merge(prose.faults)
                return
            }
        }
        self.init(lines: text, vocabulary)
    }

    /// A text without "Recommendation 6." is read again with bare numbers for headings, and then with headings inside of
    /// titles.
    private init(lines text: SourceText, _ vocabulary: Vocabulary, skipping: Set<Int> = []) {
        let reader = TextReader(text, vocabulary, skipping: skipping)
        self = reader.response()
        if !reader.marks.isEmpty || reader.sectionsDecide { return }
        for style in [HeadingParser.Style.numbered, .titled] {
            let other = TextReader(text, vocabulary, style: style, skipping: skipping)
            if other.marks.isEmpty { continue }
            self = other.response(isNumbered: style == .numbered)
            return
        }
        guard reader.blocks.isEmpty, var raw = RawResponse(statement: text, front: front, vocabulary) else { return }
        raw.roles.lines.note(before: roles.lines)
        self = raw
    }
}

extension SourceText {
    /// Whether this is a mailbox with more than one mail in it: each begins with a line "From " and a line "From:" near it.
    fileprivate var holdsSeveralMails: Bool {
        let sign = Array("From ".utf8)
        guard bytes.holds(exactly: sign, at: start) else { return false }
        var mails = 0
        var isBelowEmpty = true
        forEachLine { line, _ in
            if isBelowEmpty, bytes.holds(exactly: sign, at: line.lowerBound) {
                let head = bytes[line.lowerBound..<Swift.min(bytes.count, line.upperBound + 2000)]
                if String(decoding: head, as: UTF8.self).contains("\nFrom:") { mails += 1 }
            }
            isBelowEmpty = line.isEmpty
        }
        return mails > 1
    }
}
