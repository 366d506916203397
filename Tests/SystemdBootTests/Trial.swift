import FileTesting
import FoundationEssentials
import Subprocess
import SystemPackage

/// A machine that was booted, asked the questions of trial.sh, and switched off.
struct Trial {
    /// A question and its answer.
    struct Finding {
        /// What should be so.
        var claim: String
        var holds: Bool
        /// What was seen instead.
        var details: String
    }

    /// Why no machine can be booted here.
    struct Impossible: Error {
        var reason: String
    }

    /// In the order of the questions.
    var findings: [Finding]
    /// Whether the trial came to its end.
    var isComplete: Bool
    /// How the machine's start and its end went, where the trial did not come to its end.
    var console: String

    /// Boots and asks; half an hour at most. Afterwards nothing of the machine is left.
    ///
    /// - Throws: `Impossible`; an error of the file system.
    static func run() async throws -> Trial {
        let clone = folder(of: #filePath, up: 3)
        let concord = folder(of: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"), up: 1)
        let readme = try String(contentsOfFile: "\(clone)/systemd/README.md", encoding: .utf8)
        return try await withTestDirectory { folder in
            try FileManager.default.createDirectory(
                atPath: "\(folder)/commands",
                withIntermediateDirectories: false
            )
            for (number, block) in Readme.commands(in: readme).enumerated() {
                try Data(block.utf8).write(to: URL(filePath: "\(folder)/commands/\(number)"))
            }
            let script = "\(clone)/Tests/SystemdBootTests/boot.sh"
            let ended = try await Subprocess.run(
                .name("timeout"),
                arguments: ["--kill-after=30", "1800", "bash", script, clone, "\(concord)/concord", folder],
                output: .discarded,
                error: .string(limit: 4096)
            )
            if ended.terminationStatus == .exited(77) {
                throw Impossible(reason: ended.standardError.split(separator: "\n").joined(separator: "; "))
            }
            func text(_ name: String) -> String {
                (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
            }
            var trial = Trial(results: text("results"))
            if !trial.isComplete {
                trial.console = "boot.sh: \(ended.terminationStatus) \(ended.standardError)\n\(text("console"))"
            }
            return trial
        }
    }

    /// Reads what trial.sh wrote.
    init(results: String) {
        findings = []
        console = ""
        var plan: Substring?
        for line in results.split(separator: "\n") {
            if line.hasPrefix("#"), !findings.isEmpty {
                findings[findings.count - 1].details += "\(line)\n"
            } else if line.hasPrefix("ok ") || line.hasPrefix("not ok ") {
                findings.append(Finding(claim: String(line), holds: line.hasPrefix("ok "), details: ""))
            } else {
                plan = line
            }
        }
        isComplete = plan == "1..\(findings.count)" && !findings.isEmpty
    }

    private static func folder(of path: String, up steps: Int) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast(steps).joined(separator: "/")
    }
}
