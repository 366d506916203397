import Consensus
import ConsultationModel
import Testing

@testable import Reporting

/// No words of one language remain in a report in another.
@Suite struct TranslationTests {
    /// Titles and names that are the same in every language.
    static let names = [
        "RFC 7282, On Consensus and Humming in the IETF", "van der Eijk", "Apache Software Foundation",
        "Core Outcome Sets", "answers.csv", "concord report --format csv",
    ]

    /// Words that stand in no name, and in no word of the other two languages.
    static let english: Set = [
        "the", "of", "and", "with", "which", "that", "are", "is", "by", "for", "from", "not", "all", "each", "where",
        "this",
        "region", "regions", "answer", "answers", "support", "opposed", "borderline", "line", "recommendation", "rule",
        "missing", "blank", "written", "illustrative",
    ]

    @Test(arguments: HTMLRenderingTests.states.indices, [Language.spanish, .french])
    func `no sentence of an English page stands in the same page in another language`(
        index: Int,
        language: Language
    ) throws {
        var report = Report(of: try HTMLRenderingTests.states[index].make())
        let english = try Self.words(of: report)
        report.language = language
        let other = try Self.words(of: report)
        let sentences = english.split { ";.:()|".contains($0) }.map { String($0).trimmed }
            .filter { $0.split(separator: " ").count { $0.allSatisfy(\.isLetter) } > 2 }
        #expect(sentences.count > 40)
        for sentence in Set(sentences) { #expect(!other.contains(sentence), "\(sentence)") }
    }

    @Test(arguments: HTMLRenderingTests.states.indices, [Language.spanish, .french])
    func `no common English word stands in a page in another language`(index: Int, language: Language) throws {
        var report = Report(of: try HTMLRenderingTests.states[index].make())
        report.language = language
        #expect(Self.common(try Self.words(of: report)) == [])
        report.language = .english
        #expect(Self.common(try Self.words(of: report)).count > 15)
    }

    @Test(arguments: ConsensusRule.allCases, [Language.spanish, .french])
    func `no common English word stands in a text in another language`(lead: ConsensusRule, language: Language) {
        var state = Example.positions("SSSSS SSSSN SDDNS SSNN. NNNND NNNNN S.... .....")
        state.consultation.rules.lead = lead
        state.consultation.title = "zzz"
        state.consultation.closes = state.asOf
        for index in state.consultation.recommendations.indices {
            state.consultation.recommendations[index].text = "zzz"
        }
        for index in state.quotations.indices {
            state.quotations[index].answer.words = index == 0 ? "" : "zzz"
            state.quotations[index].file = "zzz"
            state.quotations[index].isIllustrative = index == 1
        }
        state.intake = .init(illustrativeRegions: ["R1"], respondents: ["R1": 3])
        var report = Report(of: state)
        report.language = language
        #expect(Self.common(Self.withoutNames(report.text() + report.matrix(colour: false))) == [])
    }

    /// What has the same spelling in both.
    static let same: [Language: Set<String>] = [
        .spanish: ["Kappa"],
        .french: ["Consensus", "Consultation", "Divergence", "Kappa", "Polarisation", "Positions"],
    ]

    /// Without the page whose identifiers and codes are full of words.
    @Test(arguments: HTMLRenderingTests.states.indices.dropLast(), [Language.spanish, .french])
    func `no text of an English page stands in the same page in another language`(
        index: Int,
        language: Language
    ) throws {
        func texts(_ report: Report) throws -> Set<String> {
            let texts = try Markup(report.html()).words.map(\.trimmed)
            return Set(texts.filter { $0.split { !$0.isLowercase }.contains { $0.count > 2 } })
        }
        var report = Report(of: try HTMLRenderingTests.states[index].make())
        let english = try texts(report)
        report.language = language
        let kept = try english.intersection(texts(report)).subtracting(Self.same[language] ?? [])
        #expect(kept == [], "\(kept)")
    }

    @Test func `every reason for a rejection is told in each language in words of its own`() {
        for language in Language.allCases {
            let sentences = FaultCode.allCases.map(Words(language).sentence)
            #expect(Set(sentences).count == sentences.count)
            if language != .english { #expect(Self.common(sentences.joined(separator: " ")) == []) }
        }
        for code in FaultCode.allCases {
            #expect(Set(Language.allCases.map { Words($0).sentence(on: code) }).count == Language.allCases.count)
        }
    }

    @Test(arguments: [Language.spanish, .french])
    func `in another language no reason of a receipt is shown but those without a code`(language: Language) throws {
        let state = Example.rejectedFiles()
        var report = Report(of: state)
        report.language = language
        let forms = [report.text(), report.markdown(), report.html()]
        let reasons = state.rejections.filter { $0.fault != nil }.compactMap(\.reason)
        #expect(reasons.count == 4)
        for form in forms {
            // Shorter than a line, so that a mail does not break it.
            for reason in reasons { #expect(!form.contains(reason.prefix(20))) }
            #expect(form.contains("zzz"))
        }
        report.language = .english
        #expect(reasons.allSatisfy { report.text().contains($0.prefix(20)) })
    }

    @Test func `a rejection says its reason, its place and how many faults more there are`() {
        let state = Example.rejectedFiles()
        func reasons(_ language: Language) -> [String] {
            state.rejections.map { Words(language).reason(of: $0)?.plain ?? "" }
        }
        #expect(reasons(.english) == state.rejections.map { $0.reason ?? "" })
        #expect(
            reasons(.spanish) == [
                "responde a una recomendación que no figura en la consulta (línea 12, columna 4); 1 error más",
                "responde dos veces, de forma distinta, a la misma recomendación (celda C7 de la hoja “Hoja 1”); 11 errores más",
                "hay celdas de su tabla que no se pueden delimitar o entender (página 2, línea 4)", "no contiene texto",
                "zzz",
            ]
        )
        #expect(
            reasons(.french) == [
                "il répond à une recommandation qui ne figure pas dans la consultation (ligne 12, colonne 4)\u{202F}; 1 autre erreur",
                "il répond deux fois, différemment, à la même recommandation (cellule C7 de la feuille “Hoja 1”)\u{202F}; 11 autres erreurs",
                "certaines cellules de son tableau ne peuvent être délimitées ou comprises (page 2, ligne 4)",
                "il ne contient pas de texte", "zzz",
            ]
        )
        var unexplained = state.rejections[0]
        unexplained.reason = nil
        #expect(
            Words(.english).reason(of: unexplained)?.plain
                == "it answers a recommendation that the consultation does not have (line 12, column 4); 1 more fault"
        )
    }

    /// Without the page that is full of marks of its own.
    @Test(arguments: HTMLRenderingTests.states.indices.dropLast())
    func `French marks stand behind narrow spaces`(index: Int) throws {
        var report = Report(of: try HTMLRenderingTests.states[index].make())
        report.language = .french
        let words = try Self.words(of: report)
        for mark in [" :", " ;", " !", " ?", " %", "« ", " »", "“", "&quot;"] {
            #expect(!words.contains(mark), "\(mark)")
        }
    }

    /// The words that the program wrote into the page.
    private static func words(of report: Report) throws -> String {
        let own = try Markup(report.html()).words.joined(separator: "|").replacing("&#39;", with: "'")
        return withoutNames(own.replacing(report.consultation.title, with: ""))
    }

    private static func withoutNames(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return names.reduce(line.split(separator: " ").joined(separator: " ")) { $0.replacing($1, with: "") }
    }

    private static func common(_ text: String) -> Set<String> {
        Set(text.split { !$0.isLetter }.map { $0.lowercased() }).intersection(english)
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
