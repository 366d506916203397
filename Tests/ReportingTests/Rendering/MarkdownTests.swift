import ConsultationModel
import FoundationEssentials
import Reporting
import Testing

@Suite struct MarkdownTests {
    /// What Pandoc takes for markup, in a document whose texts from outside are plain or try to be markup.
    @Test(arguments: ["gfm", "markdown", "commonmark_x"])
    func `what comes from outside is never markup`(format: String) async throws {
        let hostile = try await Self.elements(of: Self.state(Self.hostile), as: format)
        let plain = try await Self.elements(of: Self.state("A plain text of one line."), as: format)
        #expect(hostile == plain)
        #expect(hostile.filter { $0 == "Link" }.count == 3)
        #expect(Set(hostile).isDisjoint(with: ["RawInline", "RawBlock", "Image", "Math", "Note", "Cite", "CodeBlock"]))
    }

    @Test func `what comes from outside is all there`() async throws {
        let text = try await run(
            "pandoc",
            ["-f", "gfm", "-t", "plain", "--wrap=none"],
            input: Report(of: Self.state(Self.hostile)).markdown()
        )
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for line in Self.hostile.split(separator: "\n") {
            #expect(words.contains(line.split(whereSeparator: \.isWhitespace).joined(separator: " ")), "\(line)")
        }
    }

    private static let hostile = """
        # heading
        ## heading
        1. one
        1) one
        (1) one
        a. one
        (@) one
        - point
        + point
        * point
        --- 
        ===
        > quote
        | a | b |
        |---|---|
        : definition
        ~~~ code
        ``` code
        `code` ``code``
        *em* **strong** _em_ __strong__ ~~gone~~ ~sub~ ^sup^
        [link](http://example.org) ![image](x.png) [ref][1] [^1] <http://example.org>
        [1]: http://example.org
        http://example.org www.example.org https://example.org/a_b_c
        <b>bold</b> <!-- comment --> </td></tr></table> <script>alert(1)</script>
        &lt;b&gt; &amp; &copy; &#35;
        $x$ $$x$$ \\(x\\) \\alpha \\
        @cite [@cite] -@cite
        {#id .class} [span]{.class}
        :smile: :::
        % title
        {{include}} {% raw %}
        """

    /// A consultation in which every text that comes from outside is this one, each line of it once.
    private static func state(_ text: String) -> ConsultationState {
        var state = Example.sinceLastNight()
        let line = text.split(separator: "\n").joined(separator: " ")
        state.consultation.title = line
        for index in state.consultation.recommendations.indices {
            state.consultation.recommendations[index].text = line
        }
        // As many paragraphs, whatever the text.
        let lines = hostile.split(separator: "\n").count
        state.quotations.removeLast(state.quotations.count - 6)
        let all = text.split(separator: "\n").map(String.init)
        for index in state.quotations.indices.prefix(4) {
            state.quotations[index].answer.words = line
            state.quotations[index].respondent = line
            state.quotations[index].file = line
            state.quotations[index].answer.comment = (0..<lines).map { all[$0 % all.count] }.joined(separator: "\n")
            state.quotations[index].answer.flags = [AnswerFlag(.condition, cue: line)]
        }
        for index in state.withdrawals.indices { state.withdrawals[index].by = line }
        state.designations[0].reason = line
        state.rejections[0].file = line
        state.rejections[0].reason = line
        for index in state.recent?.files.indices ?? 0..<0 { state.recent?.files[index].file = line }
        return state
    }

    /// The kinds of Pandoc's elements in order, but for words and the spaces and line ends between them.
    private static func elements(of state: ConsultationState, as format: String) async throws -> [String] {
        let json = try await run("pandoc", ["-f", format, "-t", "json"], input: Report(of: state).markdown())
        let tree = try JSONDecoder().decode(Node.self, from: Data(json.utf8))
        return tree.kinds.filter {
            !["Str", "Space", "SoftBreak", "Quoted", "SingleQuote", "DoubleQuote"].contains($0)
        }
    }

    private enum Node: Decodable {
        case list([Node])
        case object([String: Node])
        case text(String)
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let list = try? container.decode([Node].self) {
                self = .list(list)
            } else if let object = try? container.decode([String: Node].self) {
                self = .object(object)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .other
            }
        }

        var kinds: [String] {
            switch self {
            case .list(let nodes): return nodes.flatMap(\.kinds)
            case .object(let members):
                var kinds: [String] = []
                if case .text(let kind) = members["t"] { kinds.append(kind) }
                return kinds + members.sorted { $0.key < $1.key }.flatMap { $0.key == "t" ? [] : $0.value.kinds }
            case .text, .other: return []
            }
        }
    }
}
