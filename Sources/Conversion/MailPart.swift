import FoundationEssentials

/// A part of a mail that holds no others: its text in one form, or a file that came along.
public struct MailPart: Sendable, Hashable {
    /// The file's name; nil where the part has none.
    public var name: String?
    /// What the mail says that it is, in lower case: "text/plain".
    public var type: String
    /// Whether it is a file that came along, and not the mail's own text.
    public var isAttached: Bool
    /// The number of the group of parts that say the same in several forms; nil where the part is of none.
    public var alternative: Int?
    /// Decoded; text in UTF-8, unless its encoding is not known.
    public var bytes: [UInt8]

    /// Memberwise.
    public init(name: String?, type: String, isAttached: Bool, alternative: Int? = nil, bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.isAttached = isAttached
        self.alternative = alternative
        self.bytes = bytes
    }

    /// The parts that `Converter.email` wrote, in the order of the mail.
    public static func all(in output: [UInt8]) -> [MailPart] {
        var parts: [MailPart] = []
        var index = 0
        while index < output.count {
            let end = output[index...].firstIndex(of: UInt8(ascii: "\n")) ?? output.count
            guard let head = try? JSONDecoder().decode(Head.self, from: Data(output[index..<end])) else { break }
            let start = min(end + 1, output.count)
            let bytes = output[start..<min(output.count, start + max(0, head.bytes))]
            index = bytes.endIndex
            // The first line is of the mail itself.
            guard let type = head.type else { continue }
            parts.append(
                MailPart(
                    name: head.name,
                    type: type,
                    isAttached: head.attached ?? false,
                    alternative: head.alternative,
                    bytes: Array(bytes)
                )
            )
        }
        return parts
    }

    /// What the mail is about, as its sender wrote; empty where it does not say.
    public static func subject(in output: [UInt8]) -> String {
        let line = output.prefix { $0 != UInt8(ascii: "\n") }
        return (try? JSONDecoder().decode(Head.self, from: Data(line)))?.subject ?? ""
    }

    private struct Head: Decodable {
        var subject: String?
        var name: String?
        var type: String?
        var attached: Bool?
        var alternative: Int?
        var bytes: Int
    }
}
