import Daemon
import FoundationEssentials
import Subprocess
import TestTurns
import Testing

@Suite(.inTurn, .serialized, .timeLimit(.minutes(60))) struct PrintedDocumentTests {
    private static func page(_ body: String) -> [UInt8] {
        let html = """
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Illustrative</title>
            <style>@page { size: A4 }</style><body>\(body)</body></html>
            """
        return Array(html.utf8)
    }

    /// What `pdftotext` or `pdfinfo` says of a PDF.
    private static func said(by program: String, of document: [UInt8]) async throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf").path
        try Data(document).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let result = try await Subprocess.run(
            .name(program),
            arguments: program == "pdftotext" ? [path, "-"] : [path],
            output: .string(limit: 1 << 20),
            error: .string(limit: 4096)
        )
        #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
        return result.standardOutput
    }

    @Test func `a page is printed on the paper that it asks for, in any script`() async throws {
        let document = try await PrintedDocument.bytes(of: Self.page("<p>Región – Ελλάδα</p>"), seconds: 600)
        #expect(try await Self.said(by: "pdftotext", of: document).contains("Región – Ελλάδα"))
        let facts = try await Self.said(by: "pdfinfo", of: document)
        #expect(facts.contains("(A4)"), "\(facts)")
    }

    /// A page that is never done keeps the browser until the limit.
    @Test func `a browser that takes too long is ended, and leaves no process and no file`() async throws {
        let endless = Self.page("<script>for (;;) {}</script>")
        await #expect {
            try await PrintedDocument.bytes(of: endless, seconds: 5)
        } throws: {
            "\($0)" == "Chromium was not done after 5 seconds, the limit; ask for another format, such as html"
        }
        let named = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
            guard Int(name) != nil, let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                return false
            }
            return String(decoding: line, as: UTF8.self).contains("concord-print-")
        }
        #expect(named.isEmpty)
    }
}
