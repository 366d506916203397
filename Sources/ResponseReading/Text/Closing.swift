import ConsultationModel

/// The end of a letter or mail: "Kind regards," and the lines after it, or a signature.
struct Closing {
    /// Where its first line begins.
    let start: Int
    /// How many lines after the one where the search began.
    let lines: Int

    /// No more lines than this belong to a closing.
    private static let longest = 15

    /// The closing of a text whose last answer's comment begins here; nil when there is none.
    init?(after start: Int, before end: Int, in text: SourceText) {
        let bytes = text.bytes
        var ends: [Int] = []
        var index = end
        // From the end backwards, so that a long comment costs nothing.
        while index > start, ends.count <= Self.longest {
            index -= 1
            if bytes[index] == 0x0A || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
            {
                ends.append(index + 1)
            }
        }
        for lineStart in ends.reversed() where lineStart < end {
            let line = text.trimmedRange(lineStart..<bytes.firstLineEnd(in: lineStart..<end))
            guard (2...160).contains(line.count) else { continue }
            let words = text.string(line)
            let folded = words.foldedForMatching
            let isFormula = Self.formulas.contains { folded == $0 || folded.hasPrefix($0 + ",") }
            guard
                words == "--" || isFormula || Self.beginnings.contains(where: folded.hasPrefix)
                    || Self.isFooter(words, before: lineStart..<end, in: text)
            else { continue }
            self.start = lineStart
            var lines = 0
            var place = start
            while place < lineStart {
                place = bytes.lineStart(after: bytes.firstLineEnd(in: place..<end))
                lines += 1
            }
            self.lines = lines
            return
        }
        return nil
    }

    /// The line of underscores or hyphens under which a mailing list says what it is.
    private static func isFooter(_ line: String, before rest: Range<Int>, in text: SourceText) -> Bool {
        guard line.utf8.count >= 10, line.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }) else {
            return false
        }
        let below = text.string(rest.lowerBound..<min(rest.upperBound, rest.lowerBound + 800)).lowercased()
        return footers.contains { below.contains($0) }
    }

    private static let footers = [
        "mailing list", "listinfo", "unsubscribe", "lista de correo", "liste de diffusion", "lista de discuss",
        "google groups",
    ]
    private static let beginnings = [
        "veuillez agreer", "je vous prie d'agreer", "nous vous prions d'agreer", "sent from my", "sent from mail for",
        "sent from outlook", "get outlook for", "enviado desde mi", "enviado do meu", "envoye de mon",
        "envoye depuis mon",
        "von meinem", "gesendet von meinem", "отправлено с", "发自我的", "you received this message because",
    ]
    private static let formulas: [String] = [
        "kind regards", "best regards", "warm regards", "with kind regards", "regards", "best", "sincerely",
        "yours sincerely", "yours faithfully", "respectfully", "respectfully submitted", "thank you", "many thanks",
        "thanks", "saludos", "saludos cordiales", "un saludo", "cordiales saludos", "atentamente", "muchas gracias",
        "gracias", "cordialement", "bien cordialement", "salutations distinguees", "bien a vous", "merci",
        "meilleures salutations", "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "saudacoes",
        "obrigado", "obrigada",
    ]
}
