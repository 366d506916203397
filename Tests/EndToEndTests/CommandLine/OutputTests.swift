import FoundationEssentials
import PostgresTesting
import ProgramTesting
import Subprocess
import SystemPackage
import TestTurns
import Testing

/// Where a command writes what it prints.
@Suite(.inTurn) struct OutputTests {
    /// A database that knows the built-in consultation.
    private func withDatabase(_ body: (Scratch, _ common: [String]) async throws -> Void) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase { conninfo in
            let common = ["--state-directory", scratch.state, "--database", conninfo]
            let ended = try await Program.run(["run", "--once"] + common)
            #expect(ended.code == 0, "\(ended.errors)")
            try await body(scratch, common)
        }
    }

    @Test func `a file is replaced, and a link or a folder left alone`() async throws {
        try await withDatabase { scratch, common async throws in
            let files = FileManager.default
            let path = "\(scratch.path)/report.txt"
            try "old".write(toFile: path, atomically: false, encoding: .utf8)
            let replaced = try await Program.run(["report", "--output", path] + common)
            #expect(replaced.code == 0, "\(replaced.errors)")
            #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("Consensus report"))

            for (name, beginning) in [
                ("r.html", "<!DOCTYPE html>"), ("r.MD", "# "), ("r.json", "{"), ("r.csv", "\u{FEFF}"),
            ] {
                let written = try await Program.run(["report", "--output", "\(scratch.path)/\(name)"] + common)
                #expect(written.code == 0, "\(written.errors)")
                #expect(try scratch.text(name).hasPrefix(beginning), "\(name)")
            }
            let story = try await Program.run(["history", "1", "--output", "\(scratch.path)/h.json"] + common)
            #expect(story.code == 0 && story.output.isEmpty, "\(story.errors)")
            #expect(try scratch.text("h.json").hasPrefix("{"))

            let (link, folder) = ("\(scratch.path)/link", "\(scratch.path)/folder")
            try files.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
            try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
            for taken in [link, folder] {
                let refused = try await Program.run(["report", "--output", taken] + common)
                #expect(refused.code == 73)
                #expect(refused.errors.contains("\(taken) is no regular file and was left alone"), "\(refused.errors)")
            }
            #expect(try files.destinationOfSymbolicLink(atPath: link) == "nowhere")

            let lost = "\(scratch.path)/nowhere/report.txt"
            let refused = try await Program.run(["report", "--output", lost] + common)
            #expect(refused.code == 73)
            #expect(refused.errors.contains("\(lost) cannot be created: No such file"), "\(refused.errors)")
        }
    }

    @Test(arguments: [["report"], ["history", "1"], ["config", "check"]])
    func `a full disk behind standard output is told`(command: [String]) async throws {
        try await withDatabase { _, common async throws in
            let program = try Program.path
            let result = try await Subprocess.run(
                .path("/bin/sh"),
                arguments: Arguments(["-c", #"exec "$@" >/dev/full"#, "sh", program] + command + common),
                output: .discarded,
                error: .string(limit: 1 << 16)
            )
            #expect(result.terminationStatus == .exited(74))
            let errors = result.standardError
            #expect(errors.contains("cannot write to standard output: No space left on device"), "\(errors)")
        }
    }
}
