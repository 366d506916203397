import BuiltIn
import ConsultationModel
import Definitions
import FoundationEssentials
import Glibc
import ResponseReading
import Testing

/// Twice the size takes about twice the work, whatever a file looks like: no file keeps the others waiting.
///
/// What is measured is the time that the processor spends on this thread; the least of some tries is nearly free of what
/// else the machine does.
@Suite(.serialized, .timeLimit(.minutes(20)))
struct LinearReadingTests {
    /// In bytes; far beyond the size from which a square would show.
    private static let size = 32 << 10
    private static let mostTries = 20
    private static let mostRatio = 2.5

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    /// One layout of each kind that people send, by its path among the fixtures.
    private static let layouts: [String] = {
        let folders = ["csv", "encodings", "faults", "forms", "json-yaml", "markdown", "text"]
        let endings = [".csv", ".tsv", ".txt", ".md", ".json", ".yaml", ".yml"]
        return folders.flatMap { name in
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)) ?? []
            return files.filter { file in endings.contains { file.hasSuffix($0) } }.sorted().map { "\(name)/\($0)" }
        }
    }()

    private static let lines: [String] = [
        "Recommendations \((1...15).map(String.init).joined(separator: ", ")) and 16: Support\n",
        "Recommendations 1-16: Support\nWe agree.\n",
        "Recommendation 1. Support\n> Recommendation 2. Oppose\n",
        "Recommendation 1.\n[ ] Support\n[x] Oppose\n",
        "Recommendation 1.\nStance:\nComment:\n",
        "EURALO [*Support*] see [*below*]\n",
        "| 1 | Support | |\n",
        "1;Support;\"a \"\"word\"\"\"\n",
    ]

    @Test func `there is something to read`() {
        #expect(Self.layouts.count > 60)
    }

    @Test(arguments: layouts)
    func `a file of any layout is read in time that grows with its size`(_ layout: String) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: layout)))
        try expectLinear(bytes, named: layout)
    }

    @Test(arguments: lines)
    func `lines of any layout are read in time that grows with their number`(_ line: String) throws {
        try expectLinear(Array(line.utf8), named: line.contains(";") ? "answers.csv" : "answers.txt")
    }

    private func expectLinear(_ piece: [UInt8], named name: String) throws {
        if piece.isEmpty { return }
        let context = try context(named: name)
        let count = max(1, Self.size / piece.count)
        let (once, twice) = (repeated(piece, count, name), repeated(piece, 2 * count, name))
        var least = (once: Double.infinity, twice: Double.infinity)
        for _ in 0..<Self.mostTries {
            least.once = min(least.once, seconds { _ = Reading(of: once, in: context) })
            least.twice = min(least.twice, seconds { _ = Reading(of: twice, in: context) })
            // What takes some milliseconds holds nobody up, and cannot be measured.
            if least.twice < max(0.02, Self.mostRatio * least.once) { return }
        }
        Issue.record("\(name): \(least.once) s for \(once.count) bytes, \(least.twice) s for \(twice.count)")
    }

    private func repeated(_ piece: [UInt8], _ count: Int, _ name: String) -> [UInt8] {
        guard name.hasSuffix(".json") else { return Array(repeatElement(piece, count: count).joined()) }
        return Array("[".utf8) + Array(repeatElement(piece, count: count).joined(separator: [UInt8(ascii: ",")]))
            + Array("]".utf8)
    }

    private func seconds(_ work: () -> Void) -> Double {
        let start = clock
        work()
        return clock - start
    }

    /// Of the processor, on this thread.
    private var clock: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func context(named name: String) throws -> ReadingContext {
        ReadingContext(
            consultations: [try Example.review()],
            lexicon: try .builtIn,
            labels: try .builtIn,
            cues: try .builtIn,
            file: String(name.split(separator: "/").last ?? ""),
            consultationFromPath: "at-large-review-2017",
            regionFromPath: "EURALO",
            now: Date(timeIntervalSince1970: 1_500_000_000)
        )
    }
}
