import FoundationEssentials
import Glibc
import Postgres
import ProgramTesting

extension Trial {
    static let largeFiles = Trial(
        name: "large-files",
        purpose: "ten million rows, a line of 50 MB and a gigabyte of nothing are rejected, and memory stays bounded"
    ) {
        try await withScratch { scratch, conninfo in
            let rows = Array("7,Support,\n".utf8)
            try write(
                Array("Recommendation,Stance,Comment\n".utf8),
                rows,
                times: 10_000_000,
                to: "\(scratch.path)/rows.csv"
            )
            try write([], Array("word ".utf8), times: 10_000_000, to: "\(scratch.path)/line.txt")
            try write([], [], times: 0, to: "\(scratch.path)/nothing.txt")
            try check(unsafe truncate("\(scratch.path)/nothing.txt", 1 << 30) == 0, "no file of a gigabyte can be made")
            var figures: [Figure] = []
            // The second lets the files in, so that the limits on lines and answers have to hold.
            for limit in ["16777216", "500000000"] {
                try await Daemon.run(
                    on: scratch,
                    database: conninfo,
                    settings: ["file_limit_bytes": limit, "settle_seconds": "0"]
                ) { daemon in
                    try await daemon.isReady()
                    for name in ["rows.csv", "line.txt", "nothing.txt"] {
                        let before = try await recorded(conninfo)
                        let start = ContinuousClock.now
                        try FileManager.default.copyItem(
                            atPath: "\(scratch.path)/\(name)",
                            toPath: "\(scratch.state)/inbox/.\(name)"
                        )
                        let copied = "\(scratch.state)/inbox/.\(name)"
                        try check(
                            unsafe rename(copied, "\(scratch.state)/inbox/\(limit)-\(name)") == 0,
                            "\(copied) cannot be renamed"
                        )
                        try await wait(for: before + 1, in: conninfo)
                        let time = ContinuousClock.now - start
                        figures.append(Figure("\(name), limit \(limit)", "\(time.tenths) s"))
                    }
                    let peak = daemon.kilobytes("VmHWM") / 1024
                    figures.append(Figure("limit \(limit), at most", "RSS \(peak) MB"))
                }
            }
            let outcomes = try await queried("select distinct outcome from concord.files", in: conninfo)
            try check(outcomes == ["rejected"], "\(outcomes)")
            return figures
        }
    }

    private static func write(_ head: [UInt8], _ part: [UInt8], times: Int, to path: String) throws {
        var data = Data(head)
        for _ in 0..<times { data.append(contentsOf: part) }
        try data.write(to: URL(filePath: path))
    }
}
