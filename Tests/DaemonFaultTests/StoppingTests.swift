import FoundationEssentials
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// A daemon that is told to stop ends soon, and leaves for the next what it has not done.
@Suite(.inTurn) struct StoppingTests {
    /// Takes pandoc's place: five seconds for a document with one answer.
    private static let slowConverter = """
        #!/usr/bin/python3 -I
        import sys, time
        sys.stdin.buffer.read()
        time.sleep(5)
        def para(*words): return '{"t":"Para","c":[' + ',{"t":"Space"},'.join('{"t":"Str","c":"%s"}' % w for w in words) + ']}'
        print('{"pandoc-api-version":[1,22],"meta":{},"blocks":[' + para("Recommendation", "1.", "Text") + ',' +
            para("[Support]", "Made", "up.") + ']}')
        """

    /// All of them would take longer than a minute, after which a service manager's patience ends, and the program's own.
    @Test func `SIGTERM in the middle of a batch of slow conversions is heeded, and nothing is lost`() async throws {
        try await withScratch { scratch, conninfo in
            try scratch.drop(Array(Self.slowConverter.utf8), as: "bin/pandoc")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: "\(scratch.path)/bin/pandoc"
            )
            let document = try fixture("documents/euralo.docx")
            for number in 1...20 { try scratch.drop(document, as: inbox("EURALO/\(number).docx")) }
            let path = "\(scratch.path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")"
            let ended = try await Daemon.run(
                on: scratch,
                database: conninfo,
                // All at the first look, in one batch.
                settings: ["settle_seconds": "0"],
                environment: ["PATH": path]
            ) { daemon in
                try await eventually("a conversion is under way") { !daemon.children.isEmpty }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(ended.errors.contains(" notice stopped"))
            #expect(try waitingFiles(on: scratch) > 10)
            let next = try await Daemon.once(on: scratch, database: conninfo)
            #expect(next.code == 0, "\(next.errors)")
            #expect(try scratch.filed().count == 20)
            #expect(try await queried("select count(*)::text from concord.files", in: conninfo) == ["20"])
        }
    }

    /// The list of answers waits for a second in which nothing changes.
    @Test func `SIGTERM right after a report is heeded when its other forms and its list are as new`() async throws {
        try await withScratch { scratch, conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { _ in
                try await reportShows(Samples.response([(1, "Support", "")]), from: "EURALO", on: scratch)
            }
            #expect(ended.code == 0, "\(ended.errors)")
            for name in ["report.html", "report.txt", "report.md", "answers.csv"] {
                let path = "\(scratch.state)/reports/at-large-review-2017/latest/\(name)"
                #expect(text(path).contains("EURALO/first.txt"), "\(name)")
            }
        }
    }
}
