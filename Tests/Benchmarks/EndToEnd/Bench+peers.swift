import ProgramTesting

extension Bench {
    private static let wanted = Goal.atLeast(4)

    /// Against Python, with a full inbox.
    func peer() async throws {
        let prepared = try await prepare(Workload(files: 20_000, recommendations: 16))
        try await againstPython(prepared, try await peers)
    }

    /// Few files with many answers, against Python and incron.
    func few() async throws {
        let prepared = try await prepare(Workload(files: 2000, recommendations: 40))
        let (concord, counted) = try await againstPython(prepared, try await peers)
        let atOnce = 8
        let name = "\(prepared.workload.name), incron and psql"
        do {
            try await Command.run(["incrond", "--version"])
        } catch {
            say(Row(name, other: "incron is not installed", concord: seconds(concord)).text)
            return
        }
        var (times, lost): ([Double], Int) = ([], 0)
        for _ in 0..<rounds {
            let result = try await withPlace(prepared) { place in
                let result = try await peers.incron(place, atOnce: atOnce, on: self)
                if result.lost == 0 { try Self.check(try await place.counts(), counted) }
                return result
            }
            times.append(result.time.seconds)
            lost += result.lost
        }
        say(
            Row(
                "\(name), \(atOnce) files at a time" + (lost > 0 ? "; it lost \(lost)" : ""),
                other: seconds(times),
                concord: seconds(concord),
                ratio: Spread(times, dividedBy: concord),
                .atLeast(50)
            ).text
        )
    }

    /// How many files the peer puts into one transaction: as a script for it would be tuned, and as it would be written first.
    private static let filesAtOnce = [500, 1]

    /// Prints the rows and returns Concord's times, and what was counted.
    @discardableResult
    private func againstPython(_ prepared: Prepared, _ peers: Peers) async throws -> ([Double], counted: [String]) {
        var concord: [Double] = []
        var python = [[Double]](repeating: [], count: Self.filesAtOnce.count)
        var counted: [String] = []
        for _ in 0..<rounds {
            counted = try await withPlace(prepared) { place in
                concord.append(try await concordTakesAll(place).time.seconds)
                return try await place.counts()
            }
            for (number, files) in Self.filesAtOnce.enumerated() {
                let others = try await withPlace(prepared) { place in
                    python[number].append(try await peers.python(place, filesAtOnce: files, on: self).seconds)
                    return try await place.counts()
                }
                try Self.check(others, counted)
            }
        }
        for (number, files) in Self.filesAtOnce.enumerated() {
            say(
                Row(
                    "\(prepared.workload.name), Python with watchfiles and psycopg, \(files) in a transaction",
                    other: seconds(python[number]),
                    concord: seconds(concord),
                    ratio: Spread(python[number], dividedBy: concord),
                    Self.wanted
                ).text
            )
        }
        return (concord, counted)
    }

    private static func check(_ counts: [String], _ concord: [String]) throws {
        guard counts == concord, !counts.isEmpty else {
            throw Command.Failed(description: "the peer's counts are not Concord's")
        }
    }
}
