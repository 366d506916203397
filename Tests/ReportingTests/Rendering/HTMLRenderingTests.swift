import ConsultationModel
import Reporting
import Testing

@Suite struct HTMLRenderingTests {
    static let states: [(name: String, make: @Sendable () throws -> ConsultationState)] = [
        ("at-large-review", { try Example.atLargeReview() }),
        ("no answers", { Example.empty(regions: 5, recommendations: 16) }),
        ("nothing asked", { Example.empty(regions: 0, recommendations: 0) }),
        ("respondents only", { Example.respondentsOnly() }),
        ("since last night", { Example.sinceLastNight() }),
        ("flagged", { Example.flagged() }), ("designations", { Example.designations() }),
        ("rejected files", { Example.rejectedFiles() }),
        ("hostile", { Example.hostile() }),
    ]

    @Test(arguments: states.indices)
    func `every tag is one that the program wrote, whatever the files say`(index: Int) throws {
        let html = Report(of: try Self.states[index].make()).html()
        let page = try Markup(html)
        let known: Set = [
            "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "h4", "time",
            "main",
            "section", "ul", "li", "b", "i", "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "div",
            "abbr", "strong", "bdi", "article", "details", "summary", "blockquote", "dl", "dt", "dd", "footer",
            "svg", "desc", "rect", "text", "template", "form", "label", "input", "select", "option", "button", "output",
            "script", "code",
        ]
        #expect(Set(page.elements.map(\.name)).subtracting(known) == [])
        let attributes = Set(page.elements.flatMap(\.attributes.keys))
        #expect(attributes.filter { $0.hasPrefix("on") || $0 == "src" } == [])
        #expect(!html.contains("url(") && !html.contains("@import"))
        for scalar in html.unicodeScalars where scalar.properties.generalCategory == .control {
            #expect(scalar == "\n")
        }
    }

    @Test(arguments: states.indices)
    func `links lead to one place within the page`(index: Int) throws {
        let page = try Markup(Report(of: try Self.states[index].make()).html())
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for target in page.elements.compactMap({
            $0.attributes["href"] ?? $0.attributes["aria-labelledby"].map { "#" + $0 }
        }) where !["report.json", "matrix.csv", "answers.csv"].contains(target) {
            #expect(target.hasPrefix("#") && ids.contains(String(target.dropFirst())), "\(target)")
        }
    }

    @Test(arguments: states.indices)
    func `headings descend by one level at a time and tables have captions and scopes`(index: Int) throws {
        let page = try Markup(Report(of: try Self.states[index].make()).html())
        let levels = page.elements.compactMap { element in
            ["h1", "h2", "h3", "h4"].firstIndex(of: element.name)
        }
        #expect(levels.first == 0)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        #expect(page.elements.filter { $0.name == "h1" }.count == 1)
        #expect(page.elements.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
        let tables = page.elements.filter { $0.name == "table" }.count
        #expect(page.elements.filter { $0.name == "caption" }.count == tables)
        #expect(page.elements.first { $0.name == "html" }?.attributes["lang"] == "en")
    }

    @Test(arguments: [
        (["AFRALO", "LATIN-AMERICA"], ""), (["AFRALO", "ILLUSTRATIVE-REGION-1"], " upright"),
        ((1...9).map { "R\($0)" }, " upright many"), ((1...21).map { "R\($0)" }, " upright many wide"),
    ])
    func `codes that are long, and regions that are many, have room`(codes: [String], columns: String) {
        let page = Report(of: Example.named(regions: codes, recommendations: ["1(b)"])).html()
        #expect(page.contains("<table class=\"matrix\(columns)\">"))
        #expect(page.contains("<table class=\"map\(columns)\">"))
        #expect(page.contains("Recommendation <span class=\"id\">1(b)</span></h3>"))
    }

    @Test func `a sample says that it is one`() throws {
        let report = Report(of: Example.respondentsOnly())
        let notice = "100 other respondents: 55 Support, 25 It Depends, 20 Do Not Support; 20 of them are quoted here"
        #expect(report.html().contains(notice))
        #expect(report.html().ranges(of: ">Illustrative comment ").count == 20)
    }
}
