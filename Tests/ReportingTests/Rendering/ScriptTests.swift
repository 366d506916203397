import Crypto
import FoundationEssentials
import Reporting
import Testing

@Suite struct ScriptTests {
    @Test func `the page lets the browser run its own script and no other`() throws {
        let html = Report(of: Example.sinceLastNight()).html()
        let start = try #require(html.firstRange(of: "<script>"))
        let end = try #require(html.firstRange(of: "</script>"))
        let script = String(html[start.upperBound..<end.lowerBound])
        let hash = Data(SHA256.hash(data: Array(script.utf8))).base64EncodedString()
        #expect(html.contains("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(hash)'"))
        #expect(html.ranges(of: "<script").count == 1)
        for forbidden in [
            "eval", "Function(", "innerHTML", "outerHTML", "document.write", "fetch", "XMLHttp", "import",
        ] {
            #expect(!script.contains(forbidden), "\(forbidden)")
        }
        // Else the markup around it would end it.
        #expect(!script.contains("</") && !script.contains("<!--"))
    }

    @Test func `one recommendation needs no controls`() {
        #expect(!Report(of: Example.positions("SSS")).html().contains("<template"))
    }
}
