import ConsultationModel

extension Words {
    /// The one of these that is in the language; the others are not made.
    func say(
        en: @autoclosure () -> Phrase,
        es: @autoclosure () -> Phrase,
        fr: @autoclosure () -> Phrase
    ) -> Phrase {
        switch language {
        case .english: en()
        case .spanish: es()
        case .french: fr().spacedForFrench
        }
    }

    /// What somebody wrote, between quotation marks.
    func inQuotes(_ text: String) -> Phrase {
        "\(quotationMarks.opening)\(quoted: text)\(quotationMarks.closing)"
    }

    /// "A", "A and B", "A, B and C".
    func list(_ parts: [Phrase]) -> Phrase {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(by: ", ") + Phrase(" \(and) ") + last
    }

    /// A sign that a title stands before, with the space that the language puts there: "A: b".
    var colon: String { say(en: ": ", es: ": ", fr: " : ") }

    /// "and 12 more", at the end of a list of which only the beginning is shown.
    func andMore(_ number: Int) -> String {
        say(
            en: "and \(grouped(number)) more",
            es: "y \(grouped(number)) más",
            fr: "et \(grouped(number)) de plus"
        )
    }

    /// The beginning of a list, and how many are left out.
    func beginning(_ points: [Phrase], atMost limit: Int) -> [Phrase] {
        points.count <= limit ? points : points.prefix(limit) + [Phrase(andMore(points.count - limit))]
    }

    /// The way back to a file: "LACRALO/answer.txt, line 5, revision 1".
    func source(of quotation: ConsultationState.Quotation) -> Phrase {
        "\(name: quotation.file), \(name: place(of: quotation.answer)), \(revision(quotation.revision))"
    }

    /// The same without the place, of answers that came together.
    func fileAndRevision(of quotation: ConsultationState.Quotation) -> Phrase {
        "\(name: quotation.file), \(revision(quotation.revision))"
    }
}
