import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// An inbox on a file server, where the kernel does not know who writes.
@Suite(.inTurn) struct FileServerTests {
    private let settings = ["settle_seconds": "1", "remote_settle_seconds": "3", "rescan_seconds": "1"]

    @Test(arguments: [EAGAIN, EINVAL, ENOLCK])
    func `where no lease is granted, files are taken once they have stayed as they are`(error: Int32) async throws {
        try await withScratch { scratch, conninfo in
            let environment = try await FileServer.environment(in: scratch, error: error, clock: 0)
            try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
            let ended = try await Daemon.run(
                on: scratch,
                database: conninfo,
                settings: settings,
                environment: environment
            ) { daemon in
                try await eventually("what was there is taken") { try scratch.filed() == ["1.txt"] }
                try scratch.drop(Samples.response(of: 2), as: inbox("EURALO/2.txt"))
                try await eventually("the next is taken") { try scratch.filed() == ["1.txt", "2.txt"] }
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    /// The writer's pauses are longer than a file has to be quiet elsewhere. Its time is what is tested.
    @Test(arguments: [-5, 0, 5])
    func `a slow writer's file is taken whole, whatever the server's clock`(clock: Int) async throws {
        try await withScratch { scratch, conninfo in
            let environment = try await FileServer.environment(in: scratch, error: EAGAIN, clock: clock)
            let answers = (1...16).map { ($0, "Support", "Comment \($0)") }
            let whole = Samples.response(answers)
            try scratch.drop([], as: inbox("EURALO/first"))
            let ended = try await Daemon.run(
                on: scratch,
                database: conninfo,
                settings: settings,
                environment: environment
            ) { daemon in
                try await daemon.isReady()
                let path = "\(scratch.state)/inbox/EURALO/slow.txt"
                for part in 0..<5 {
                    let writer = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
                    let size = whole.count / 5 + 1
                    append(Array(whole.dropFirst(part * size).prefix(size)), to: writer)
                    close(writer)
                    try await Task.sleep(for: .milliseconds(1300))
                }
                try await eventually("the file is taken") { try scratch.receipt(of: "slow.txt") != nil }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            let answered = try await queried(
                "select concat_ws(' ', revision, count(*)) from concord.answer_history where region = 'EURALO' group by revision",
                in: conninfo
            )
            #expect(answered == ["1 16"])
        }
    }
}
