import FoundationEssentials
import LinuxFiles
import Postgres
import ProgramTesting

/// Moves a workload's files into an inbox bit by bit.
final class Feed {
    private let place: Place
    private let outside: String
    private let connection: Connection
    private var given = 0

    /// - Parameter outside: Where links to the files stand, on the inbox's file system.
    init(_ place: Place, from outside: String) async throws {
        self.place = place
        self.outside = outside
        connection = try await Connection.open(place.conninfo)
    }

    /// Moves the first file in, again every two seconds, until it is taken: nobody has to be watching yet.
    func giveFirst() async throws {
        given = 1
        let path = place.prepared.workload.path(of: given)
        let target = "\(place.inbox)/\(Workload.consultation)/\(path)"
        while try await taken == 0 {
            if try Files.entry(at: "\(outside)/\(path)") == nil { try Files.rename(target, to: "\(outside)/\(path)") }
            try Files.rename("\(outside)/\(path)", to: target)
            for _ in 0..<200 where try await taken == 0 { try await Task.sleep(for: .milliseconds(10)) }
        }
    }

    /// Moves all others in, so many at a time that are not taken yet, and waits for them.
    ///
    /// - Returns: How many were not taken; such a file is given up ten seconds after the last one that was.
    func giveRest(atOnce: Int) async throws -> Int {
        let all = place.prepared.workload.files
        var (lost, last, since) = (0, try await taken, ContinuousClock.now)
        while last + lost < all {
            while given < all, given - last - lost < atOnce {
                given += 1
                let path = place.prepared.workload.path(of: given)
                try Files.rename("\(outside)/\(path)", to: "\(place.inbox)/\(Workload.consultation)/\(path)")
            }
            try await Task.sleep(for: .milliseconds(2))
            let now = try await taken
            if now > last { (last, since) = (now, .now) }
            if ContinuousClock.now - since > .seconds(10) { (lost, since) = (given - last, .now) }
        }
        return lost
    }

    private var taken: Int {
        get async throws {
            let rows = try await connection.query(
                "select coalesce(sum(files), 0)::bigint from concord.intake_tally where outcome = 'accepted'"
            )
            return try rows.first?.decode(Int.self) ?? 0
        }
    }
}
