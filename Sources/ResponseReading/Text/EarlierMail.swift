import ConsultationModel

/// Where an earlier mail begins below what a sender wrote: all of it is somebody else's, or was said before.
enum EarlierMail {
    /// Whether a line begins one: "-----Original Message-----", "On 3 March … wrote:", or "From:" with "Sent:" and "To:"
    /// below. Not where the lines below are quoted with ">": answers may stand between them.
    static func begins(with line: Range<Int>, in text: SourceText) -> Bool {
        let start = text.bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        guard start < line.upperBound, line.count <= 300 else { return false }
        switch text.bytes[line.lowerBound] {
        case UInt8(ascii: ">"): return false
        case UInt8(ascii: "-"), UInt8(ascii: "_"):
            let words = text.string(line).drop { $0 == "-" || $0 == "_" || $0 == " " }
            let folded = String(words).foldedForMatching
            return separators.contains(where: folded.hasPrefix)
        default: break
        }
        // Every line is asked, and few have these letters.
        switch text.bytes[start] {
        case UInt8(ascii: "F"), UInt8(ascii: "D"), UInt8(ascii: "V"), UInt8(ascii: "B"), UInt8(ascii: "O"),
            UInt8(ascii: "E"),
            UInt8(ascii: "L"), UInt8(ascii: "A"), UInt8(ascii: "I"), 0x80...:
            break
        default: return false
        }
        let words = text.string(start..<line.upperBound).foldedForMatching
        if separators.contains(where: { words.hasPrefix($0) && words.utf8.count <= $0.utf8.count + 4 }) { return true }
        if attributions.contains(where: words.hasPrefix) {
            var rest = line.upperBound
            var said = words
            if !endings.contains(where: said.hasSuffix) {
                // The line may be broken before "wrote:".
                let next = text.bytes.lineStart(after: rest)
                rest = text.bytes.firstLineEnd(in: next..<max(next, text.bytes.count))
                said = rest - next <= 200 ? text.string(next..<rest).foldedForMatching : ""
            }
            return endings.contains(where: said.hasSuffix) && !isQuoted(below: rest, text)
        }
        guard senders.contains(where: words.hasPrefix) else { return false }
        return hasHeader(below: line.upperBound, text)
    }

    private static func isQuoted(below end: Int, _ text: SourceText) -> Bool {
        nextLines(below: end, 1, text).first.map { text.isQuoted(at: $0.lowerBound) } ?? false
    }

    /// Whether two of the next lines are further fields of a mail's header.
    private static func hasHeader(below end: Int, _ text: SourceText) -> Bool {
        let keys = nextLines(below: end, 5, text).compactMap { line -> Bool? in
            let start = text.bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
            guard let colon = (start..<min(line.upperBound, start + 24)).first(where: { text.bytes[$0] == 0x3A }) else {
                return nil
            }
            return fields.contains(text.string(start..<colon).foldedForMatching)
        }
        return keys.count(where: \.self) >= 2
    }

    private static func nextLines(below end: Int, _ count: Int, _ text: SourceText) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = text.bytes.lineStart(after: end)
        var seen = 0
        while lines.count < count, seen < 12, start < text.bytes.count {
            let lineEnd = text.bytes.firstLineEnd(in: start..<text.bytes.count)
            if !text.trimmedRange(start..<lineEnd).isEmpty { lines.append(start..<lineEnd) }
            start = text.bytes.lineStart(after: lineEnd)
            seen += 1
        }
        return lines
    }

    private static let separators = [
        "original message", "original appointment", "mensaje original", "message d'origine", "message original",
        "mensagem original", "forwarded message", "begin forwarded message", "mensaje reenviado", "message transfere",
        "mensagem encaminhada", "ursprungliche nachricht", "weitergeleitete nachricht", "forwarded by",
        "пересылаемое сообщение", "исходное сообщение", "原始邮件", "转发的邮件",
    ]
    private static let attributions = ["on ", "el ", "le ", "em ", "am ", "den ", "in a message", "a "]
    private static let endings = [
        "wrote", "writes", "escribio", "a ecrit", "escreveu", "schrieb", "geschrieben", "написал", "написала", "写道",
    ]
    private static let senders = ["from:", "de:", "de :", "von:", "от:", "发件人:", "发件人："]
    private static let fields: Set<String> = [
        "sent", "date", "to", "subject", "cc", "reply-to", "enviado", "enviado el", "fecha", "para", "asunto", "envoye",
        "a", "objet", "gesendet", "an", "betreff", "datum", "enviada em", "enviado em", "assunto", "data", "отправлено",
        "кому",
        "тема", "дата", "发送时间", "收件人", "主题",
    ]
}
