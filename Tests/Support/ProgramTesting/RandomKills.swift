import Glibc
import PostgresTesting

/// A daemon that is killed with SIGKILL at random moments of its work and started again each time, until all is taken.
public struct RandomKills: Sendable {
    /// How many files are taken.
    public var files: Int
    /// How often the daemon is killed.
    public var kills: Int
    /// What the moments and the files are made from.
    public var seed = SeededNumbers.seed
    private let settings = ["batch_files": "20"]

    /// With a seed of its own.
    public init(files: Int, kills: Int) {
        self.files = files
        self.kills = kills
    }

    /// The tables or the archive differ, or the daemon could not be killed.
    public struct Difference: Error, CustomStringConvertible {
        /// The seed, and what is only in one of the two.
        public let description: String
    }

    /// Takes the files undisturbed and with kills. Throws `Difference` when not all is equal afterwards, and what keeps the
    /// runs from taking place.
    ///
    /// - Parameter progress: Told the number of kills so far.
    public func compare(progress: (Int) -> Void = { _ in }) async throws {
        let undisturbed = try await aftermath(kills: 0, progress)
        let killed = try await aftermath(kills: kills, progress)
        if killed == undisturbed { return }
        let lines = [undisturbed, killed].map { Set($0.tables + $0.archive) }
        throw Difference(
            description: """
                TEST_SEED=\(seed): only undisturbed: \(lines[0].subtracting(lines[1]).sorted().prefix(10)); \
                only with kills: \(lines[1].subtracting(lines[0]).sorted().prefix(10))
                """
        )
    }

    private func aftermath(kills: Int, _ progress: (Int) -> Void) async throws -> Aftermath {
        let scratch = try Scratch()
        defer { scratch.remove() }
        return try await withTestDatabase(from: .migrated) { conninfo in
            try drop(into: scratch)
            var numbers = SeededNumbers(seed: seed)
            for number in 0..<kills {
                try await killOnce(number, &numbers, scratch, conninfo)
                progress(number + 1)
            }
            let ended = try await Daemon.once(on: scratch, database: conninfo, settings: settings)
            guard ended.code == 0 else {
                throw Difference(description: "TEST_SEED=\(seed): the last run failed: \(ended.errors.suffix(2000))")
            }
            return try await Aftermath(of: conninfo, scratch)
        }
    }

    /// Of four kills one comes soon after the start, two as soon as so much is filed, while the rest of a batch is recorded
    /// and not filed yet, and one a little later.
    private func killOnce(
        _ number: Int,
        _ numbers: inout SeededNumbers,
        _ scratch: Scratch,
        _ conninfo: String
    ) async throws {
        let isEarly = number % 4 == 3
        let share = files * number / kills
        let target = share + Int.random(in: 0...(files / kills), using: &numbers)
        let pause = Int.random(in: 0..<(isEarly ? 400_000 : number.isMultiple(of: 2) ? 1000 : 20_000), using: &numbers)
        let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings) { daemon in
            if !isEarly {
                try await eventually("\(target) of \(files) files are filed", every: .milliseconds(1)) {
                    try filed(scratch) >= target
                }
            }
            try await Task.sleep(for: .microseconds(pause))
            daemon.send(SIGKILL)
        }
        guard ended.signal == SIGKILL else {
            throw Difference(description: "TEST_SEED=\(seed): not killed: \(ended.errors.suffix(2000))")
        }
    }

    private func filed(_ scratch: Scratch) throws -> Int {
        try ["accepted", "rejected"].reduce(0) { sum, folder in
            sum + (try scratch.files(below: "state/\(folder)").count { $0.hasSuffix(".receipt.txt") })
        }
    }

    /// Mostly first revisions, with revisions of one region, duplicates and files that are rejected in between. Names are in
    /// the order in which they are dropped, which decides where two have the same time.
    private func drop(into scratch: Scratch) throws {
        var numbers = SeededNumbers(seed: seed &+ 1)
        var earlier: [UInt8] = Samples.response(of: 0)
        for number in 0..<files {
            let digits = String(number)
            let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
            switch Int.random(in: 0..<10, using: &numbers) {
            case 0:
                try scratch.drop(
                    Array("Recommendation 99. No such\n[*Yes*]\n".utf8),
                    as: "state/inbox/EURALO/\(name).txt"
                )
            case 1:
                try scratch.drop(earlier, as: "state/inbox/APRALO/\(name).txt")
            case 2, 3:
                let answers = [(1, "Support", "Comment \(number)"), (number % 15 + 2, "It Depends", "")]
                try scratch.drop(Samples.response(answers), as: "state/inbox/NARALO/\(name).txt")
            default:
                earlier = Samples.response(of: number)
                try scratch.drop(earlier, as: "state/inbox/APRALO/\(name).txt")
            }
        }
    }
}
