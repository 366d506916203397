import FoundationEssentials
import Postgres
import PostgresTesting
import ProgramTesting
import Subprocess
import SystemPackage
import TestTurns
import Testing

/// The reports may be read at any moment.
@Suite(.inTurn) struct ReadersTests {
    /// The comment of every answer in a round; the number is as long in each, and so are the files.
    private static func response(of round: Int) -> [UInt8] {
        Samples.response(
            (1...16).map { ($0, round.isMultiple(of: 2) ? "Support" : "It Depends", "Round \(1000 + round).") }
        )
    }

    /// One report is made a second at most, so that this takes some minutes, most of them asleep.
    @Test func `a reader in a loop sees whole reports only, each at once and none twice, while 200 are written`()
        async throws
    {
        let rounds = 200
        try await withScratch { scratch, conninfo in
            let folder = "\(scratch.state)/reports/at-large-review-2017/latest"
            let seen = "\(scratch.path)/seen"
            let settings = ["settle_seconds": "0"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings) { _ in
                try await reportShows(Self.response(of: 0), from: "EURALO", on: scratch)
                try await eventually("the other files are there") {
                    text("\(folder)/report.html").contains("Round 1000")
                        && text("\(folder)/report.txt").contains("Round 1000")
                }
                async let reader = Subprocess.run(
                    .path("/usr/bin/python3"),
                    arguments: ["-I", "-c", Self.reader, folder, seen, "\(1000 + rounds)"],
                    output: .string(limit: 1 << 16),
                    error: .string(limit: 1 << 16)
                )
                for round in 0...rounds {
                    if round > 0 { try scratch.drop(Self.response(of: round), as: inbox("EURALO/\(round).txt")) }
                    try await eventually("the reader sees round \(round), or a fault") {
                        ["\(1000 + round)", "fault"].contains(text(seen))
                    }
                    if text(seen) == "fault" { break }
                }
                let result = try await reader
                #expect(result.terminationStatus.isSuccess, "\(result.standardOutput)\(result.standardError)")
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    /// Ends when all files show the last round, or at the first fault. Tells the round that all files show.
    private static let reader = """
        import json, os, re, sys
        folder, seen, last = sys.argv[1:]
        os.nice(10)
        newest = {}

        def tell(word):
            with open(seen + ".new", "w") as file: file.write(word)
            os.rename(seen + ".new", seen)

        def look(name):
            with open(folder + "/" + name, encoding="utf-8") as file: text = file.read()
            rounds = set(re.findall(r"Round (\\d+)\\.", text))
            assert len(rounds) == 1, f"rounds {rounds}"
            if name == "report.json":
                as_of = json.loads(text)["as_of"]
            elif name == "report.html":
                assert text.startswith("<!DOCTYPE html>") and text.endswith("</html>\\n"), text[-100:]
                as_of = re.search(r'<time datetime="([^"]+)"', text)[1]
            else:
                assert text.startswith("Consensus report") and text.endswith("--format csv\\n"), text[-100:]
                as_of = ""
            state = (as_of, rounds.pop())
            assert state >= newest.get(name, state), f"{state} after {newest[name]}"
            newest[name] = state

        while True:
            for name in ("report.html", "report.json", "report.txt"):
                try:
                    look(name)
                except Exception as fault:
                    print(name, type(fault).__name__, fault)
                    tell("fault")
                    sys.exit(1)
            if len({round for _, round in newest.values()}) == 1:
                tell(newest["report.json"][1])
                if newest["report.json"][1] == last: break
        """
}
