import FoundationEssentials
import ProgramTesting

/// Other ways to take files into the same tables, set up by `peers.sh`.
struct Peers {
    private let folder: String
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().path

    /// Makes them ready below a directory. Throws `Command.Failed` where Python's packages cannot be had.
    init(below directory: String) async throws {
        folder = "\(directory)/peers"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try await Command.run(["\(Self.sources)/peers.sh", folder])
    }

    /// From the start of `peer.py` on a full inbox to the last file committed and moved.
    func python(_ place: Place, filesAtOnce: Int, on bench: Bench) async throws -> Duration {
        try await place.fill()
        let accepted = try makeAccepted(place)
        try await bench.settle()
        var time = Duration.zero
        let words = ["\(folder)/venv/bin/python", "\(Self.sources)/peer.py", place.conninfo, place.inbox, accepted]
        let start = ContinuousClock.now
        try await Command.run(words + [Workload.consultation, "\(filesAtOnce)"], log: "\(place.scratch.path)/log") {
            _ in
            try await place.isTaken()
            time = .now - start
        }
        try await place.check()
        return time
    }

    /// From the first file moved into a folder that `incrond` watches to the last one committed and moved, and how many
    /// files it did not take. It starts a shell for each file at once, so that only so many are given to it at a time.
    func incron(_ place: Place, atOnce: Int, on bench: Bench) async throws -> (time: Duration, lost: Int) {
        let accepted = try makeAccepted(place)
        let (tables, outside) = ("\(place.scratch.path)/tables", "\(place.scratch.path)/outside")
        let regions = (1...Workload.regions).map { "\(Workload.consultation)/REGION-\($0)" }
        for folder in regions.map({ "\(place.inbox)/\($0)" }) + [tables, "\(place.scratch.path)/users"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try await Command.run(["cp", "-al", place.prepared.files, outside])
        let lines = regions.map {
            "\(place.inbox)/\($0) IN_MOVED_TO \(Self.sources)/incron.sh $@/$# \(accepted) \(Workload.consultation)\n"
        }
        try Data(lines.joined().utf8).write(to: URL(filePath: "\(tables)/benchmark"))
        let configuration = """
            system_table_dir = \(tables)
            user_table_dir = \(place.scratch.path)/users
            lockfile_dir = \(place.scratch.path)
            lockfile_name = incrond
            """
        try Data("\(configuration)\n".utf8).write(to: URL(filePath: "\(place.scratch.path)/incron.conf"))
        try await bench.settle()
        let words = ["env", "CONNINFO=\(place.conninfo)", "incrond", "-n", "-f", "\(place.scratch.path)/incron.conf"]
        var result = (time: Duration.zero, lost: 0)
        try await Command.run(words, log: "\(place.scratch.path)/log") { _ in
            let feed = try await Feed(place, from: outside)
            try await feed.giveFirst()
            let start = ContinuousClock.now
            result.lost = try await feed.giveRest(atOnce: atOnce)
            result.time = .now - start
        }
        return result
    }

    private func makeAccepted(_ place: Place) throws -> String {
        let accepted = "\(place.scratch.path)/accepted"
        try FileManager.default.createDirectory(atPath: accepted, withIntermediateDirectories: true)
        return accepted
    }
}
