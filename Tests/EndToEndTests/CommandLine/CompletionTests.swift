import FoundationEssentials
import ProgramTesting
import Subprocess
import SystemPackage
import TestTurns
import Testing

/// What shells offer when a person presses Tab.
@Suite(.inTurn) struct CompletionTests {
    private static let shells = ["bash", "zsh", "fish"]

    /// A folder with the program under its name, two consultations that are configured, and the script of each shell.
    private func withShells(_ body: (Scratch, _ environment: [String: String]) async throws -> Void) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        for (id, region) in [("illustrative-one", "NORTH"), ("illustrative-two", "SOUTH")] {
            let text = """
                id: \(id)
                title: \(id)
                regions: [{code: \(region), name: Illustrative \(region)}]
                recommendations: [{id: "\(id.suffix(3))", text: An illustrative recommendation.}]
                """
            try scratch.drop(Array(text.utf8), as: "consultations/\(id).yaml")
        }
        try scratch.drop(Array("consultations: \(scratch.path)/consultations\n".utf8), as: "settings.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/concord",
            withDestinationPath: try Program.path
        )
        for shell in Self.shells {
            let script = try await Program.run(["--generate-completion-script", shell])
            #expect(script.code == 0, "\(script.errors)")
            try scratch.drop(Array(script.output.utf8), as: "completion.\(shell)")
        }
        try await body(scratch, ["PATH": "\(scratch.path):/usr/bin:/bin"])
    }

    private func run(_ words: [String], _ environment: [String: String]) async throws -> (
        output: String, errors: String
    ) {
        let changes = environment.map { (Environment.Key(stringLiteral: $0.key), Optional($0.value)) }
        let ended = try await Subprocess.run(
            .name(words[0]),
            arguments: Arguments(Array(words.dropFirst())),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: changes)),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 16)
        )
        #expect(ended.terminationStatus == .exited(0), "\(words): \(ended.standardError)")
        return (ended.standardOutput, ended.standardError)
    }

    /// What bash offers for the last word of a line.
    private func offered(_ line: String, _ scratch: Scratch, _ environment: [String: String]) async throws -> [String] {
        let script = """
            source '\(scratch.path)/completion.bash'
            COMP_LINE=$1 COMP_POINT=${#1}
            read -ra COMP_WORDS <<<"$1"
            [[ $1 != *' ' ]] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _concord concord "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
            """
        let (output, errors) = try await run(["bash", "-c", script, "bash", line], environment)
        #expect(errors.isEmpty, "\(line)")
        return output.split(separator: "\n").map(String.init)
    }

    @Test func `bash offers what the configuration has and the command takes`() async throws {
        try await withShells { scratch, environment async throws in
            let settings = "--config \(scratch.path)/settings.yaml"
            for (line, expected) in [
                ("concord re", ["report", "renormalise"]),
                ("concord report --consultation ", ["at-large-review-2017"]),
                ("concord report \(settings) --consultation ", ["illustrative-one", "illustrative-two"]),
                ("concord report \(settings) --consultation illustrative-t", ["illustrative-two"]),
                ("concord template --region ", ["AFRALO", "APRALO", "EURALO", "LACRALO", "NARALO"]),
                ("concord template \(settings) --region ", ["NORTH", "SOUTH"]),
                ("concord check \(settings) --consultation illustrative-two --region ", ["SOUTH"]),
                ("concord withdraw \(settings) N", ["NORTH"]),
                ("concord history \(settings) ", ["one", "two"]),
                ("concord designate 6 full", ["full-consensus", "full-consensus-against"]),
                ("concord report --format ", ["text", "html", "md", "json", "csv", "matrix", "docx", "pdf"]),
                ("concord history 6 --format ", ["text", "json"]),
                ("concord report --language ", ["en", "es", "fr"]),
            ] {
                // Options of the command stand beside what may follow it.
                let offered = try await offered(line, scratch, environment).filter { !$0.hasPrefix("-") }
                #expect(offered == expected, "\(line)")
            }
        }
    }

    @Test(arguments: ["", "--config /nowhere/settings.yaml", "--config=/dev/null/settings.yaml"])
    func `where the configuration cannot be read nothing is offered and nothing said`(config: String) async throws {
        try await withShells { scratch, environment async throws in
            var environment = environment
            environment["CONCORD_CONSULTATIONS"] = "/nowhere"
            #expect(try await offered("concord report \(config) --consultation ", scratch, environment) == [])
        }
    }

    @Test func `zsh and fish read their scripts`() async throws {
        try await withShells { scratch, environment async throws in
            let loading = "autoload -U compinit && compinit -u -D && source '\(scratch.path)/completion.zsh'"
            let zsh = "\(loading) && whence -w _concord"
            let loaded = try await run(["zsh", "-f", "-c", zsh], environment)
            #expect(loaded.output == "_concord: function\n")
            #expect(loaded.errors.isEmpty)
            let fish =
                "source '\(scratch.path)/completion.fish'; complete -c concord | string match -q '*consultation*'"
            let read = try await run(["fish", "--no-config", "-c", fish], environment)
            #expect(read.output.isEmpty && read.errors.isEmpty)
        }
    }
}
