/// Text in which what comes from outside is told apart from Concord's own words, and recommendations can be linked.
///
/// Literals and plain interpolations are Concord's words; `name:` and `quoted:` come from outside.
struct Phrase: Hashable, ExpressibleByStringInterpolation {
    /// A piece of text.
    enum Part: Hashable {
        /// Concord's own words.
        case words(String)
        /// The same, emphasised.
        case strong(String)
        /// A name of a region, a respondent or a file.
        case name(String)
        /// What somebody wrote, in whatever language.
        case quoted(String)
        /// A recommendation's id with its place in the report.
        case item(Int, String)
        /// The name of a region, with the places of its answer: recommendation, region.
        case answer(Int, Int, String)
        /// A position as its letter; its name stands beside it.
        case letter(String, code: String)
        /// A file that stands beside the report.
        case file(DataFile)
        /// The command that gives every answer.
        case exportCommand
    }

    /// What a reader types for every answer.
    static let exportCommand: StaticString = "concord report --format csv"

    private(set) var parts: [Part]

    init(_ words: String) { parts = [.words(words)] }

    init(_ part: Part) { parts = [part] }

    init(stringLiteral words: String) { self.init(words) }

    init(stringInterpolation interpolation: StringInterpolation) { parts = interpolation.parts }

    /// Nothing is in it.
    var isEmpty: Bool { parts.isEmpty }

    static func + (left: Phrase, right: Phrase) -> Phrase {
        var sum = left
        sum.parts += right.parts
        return sum
    }

    static func += (left: inout Phrase, right: Phrase) { left.parts += right.parts }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.words(literal)) }
        }

        mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

        mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }

        mutating func appendInterpolation(_ phrase: Phrase) { parts += phrase.parts }

        mutating func appendInterpolation(name: String) { parts.append(.name(name)) }

        mutating func appendInterpolation(quoted: String) { parts.append(.quoted(quoted)) }

        mutating func appendInterpolation(file: DataFile) { parts.append(.file(file)) }

        mutating func appendInterpolation(strong: String) { parts.append(.strong(strong)) }
    }
}

extension [Phrase] {
    /// One after the other, with these words between them.
    func joined(by words: String) -> Phrase {
        guard var joined = first else { return Phrase(parts: []) }
        for phrase in dropFirst() {
            joined += Phrase(words)
            joined += phrase
        }
        return joined
    }
}

extension Phrase {
    fileprivate init(parts: [Part]) { self.parts = parts }

    /// With the spaces that French has before and within its signs.
    var spacedForFrench: Phrase {
        Phrase(
            parts: parts.map { part in
                if case .words(let words) = part { .words(FrenchText(stringLiteral: words).text) } else { part }
            }
        )
    }

    /// The text alone.
    var plain: String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .words(let words), .strong(let words), .name(let words), .quoted(let words), .item(_, let words),
                .answer(_, _, let words), .letter(let words, _):
                text += words
            case .file(let file): text += file.rawValue
            case .exportCommand: text += Phrase.exportCommand.description
            }
        }
    }
}

/// The files that stand beside a report in its folder.
enum DataFile: String, Hashable {
    case json = "report.json"
    case matrix = "matrix.csv"
    case answers = "answers.csv"
}
