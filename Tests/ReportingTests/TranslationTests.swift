import Consensus
import ConsultationModel
import Reporting
import Testing

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
