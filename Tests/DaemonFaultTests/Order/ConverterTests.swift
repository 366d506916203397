import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Slow converters keep nobody waiting, and a machine that is short of something is no file's fault.
@Suite(.inTurn, .serialized) struct ConverterTests {
    /// A document with one answer, as pandoc would give it.
    private static let answer = #"""
        def para(*words):
            words = ',{"t":"Space"},'.join('{"t":"Str","c":"%s"}' % word for word in words)
            return '{"t":"Para","c":[' + words + ']}'
        blocks = [para("Recommendation", "1.", "Text"), para("[Support]", "Made", "up.")]
        print('{"pandoc-api-version":[1,22],"meta":{},"blocks":[' + ','.join(blocks) + ']}')
        """#

    /// Puts a script in pandoc's place.
    private func environment(_ script: String, on scratch: Scratch) throws -> [String: String] {
        let reading = "#!/usr/bin/python3 -I\nimport os, sys, time\nsys.stdin.buffer.read()"
        let program = "\(reading)\n\(script)\n\(Self.answer)\n"
        try scratch.drop(Array(program.utf8), as: "bin/pandoc")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(scratch.path)/bin/pandoc")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
        return ["PATH": "\(scratch.path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")"]
    }

    @Test func `another region's file is taken while documents are being converted, and SIGTERM leaves them`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            let environment = try environment("time.sleep(3600)", on: scratch)
            let ended = try await Daemon.run(on: scratch, database: conninfo, environment: environment) { daemon in
                try await daemon.isReady()
                for number in 1...3 {
                    try scratch.drop(try fixture("documents/euralo.docx"), as: inbox("AFRALO/\(number).docx"))
                }
                try await eventually("documents are being converted") { daemon.children.count >= 2 }
                try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
                try await eventually("the other file is filed") { try scratch.filed() == ["1.txt"] }
                #expect(try scratch.filed("rejected").isEmpty, "it has waited until a converter was at its limit")
                #expect(!daemon.children.isEmpty)
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try waitingFiles(on: scratch) == 3)
        }
    }

    @Test(arguments: [16, 28, 64, 100])
    func `a daemon that may open too few files says so at its start`(_ limit: Int) async throws {
        try await withScratch { scratch, conninfo in
            try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
            let wrapper = ["sh", "-c", "ulimit -n \(limit); exec \"$@\"", "sh"]
            let ended = try await Daemon.once(on: scratch, database: conninfo, under: wrapper)
            #expect(ended.code == 74, "\(ended)")
            #expect(ended.errors.contains("the limit is \(limit)"))
            #expect(try waitingFiles(on: scratch) == 1)
        }
    }

    @Test func `with as many files open as are needed at least, documents and texts are taken`() async throws {
        try await withScratch { scratch, conninfo in
            for number in 1...40 {
                try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number)/\(number).txt"))
            }
            try scratch.drop(try fixture("documents/euralo.docx"), as: inbox("EURALO/1.docx"))
            let wrapper = ["sh", "-c", "ulimit -n 128; exec \"$@\"", "sh"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: wrapper) { _ in
                try await eventually("all are filed") { try scratch.filed().count == 41 }
            }
            #expect(ended.code == 0, "\(ended)")
        }
    }

    @Test(arguments: [
        "pandoc: failed to create OS thread: Resource temporarily unavailable", "open: Too many open files",
        "write: No space left on device",
    ])
    func `a document for which the machine is short of something waits, is told of once, and is taken later`(
        _ complaint: String
    ) async throws {
        try await withScratch { scratch, conninfo in
            let script = """
                if not os.path.exists("\(scratch.path)/enough"):
                    print("\(complaint)", file=sys.stderr)
                    sys.exit(1)
                """
            let environment = try environment(script, on: scratch)
            let ended = try await Daemon.run(on: scratch, database: conninfo, environment: environment) { daemon in
                try scratch.drop(try fixture("documents/euralo.docx"), as: inbox("EURALO/1.docx"))
                try await eventually("the log tells of it") { !daemon.lines("documents wait").isEmpty }
                let status = try await Program.run(
                    ["status", "--state-directory", scratch.state, "--database", conninfo]
                )
                #expect(status.code == 69)
                #expect(status.output.contains("documents wait"), "\(status.output)")
                #expect(try scratch.filed("rejected").isEmpty)
                try scratch.drop([], as: "enough")
                try await eventually("the document is taken") { try scratch.filed() == ["1.docx"] }
                #expect(daemon.lines("documents wait").count { $0.contains(" warning ") } == 1)
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }
}
