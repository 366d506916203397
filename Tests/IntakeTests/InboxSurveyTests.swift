import FileTesting
import FoundationEssentials
import LinuxFiles
import Logging
import Testing

@testable import Intake

@Suite struct InboxSurveyTests {
    private func withState(_ body: (StateDirectory) async throws -> Void) async throws {
        try await withTestDirectory { try await body(StateDirectory("\($0)/state")) }
    }

    private func write(_ path: String) throws {
        try Files.makeDirectory(path.parentFolder)
        try Files.write(Array("Illustrative.\n".utf8), to: path)
    }

    @Test func `where no daemon has been, nothing waits and nothing is made`() async throws {
        try await withState { state async throws in
            let survey = try InboxSurvey(of: state, settle: 0)
            #expect(survey.processes == 0 && survey.complete == 0 && survey.incomplete == 0 && survey.claimed == 0)
            #expect(survey.oldest == nil)
            #expect(try Files.entry(at: state.path) == nil)
        }
    }

    @Test func `files that have been quiet are complete, names that nobody takes are not counted`() async throws {
        try await withState { state async throws in
            try write("\(state.inbox)/EURALO/first.txt")
            try write("\(state.inbox)/at-large/EURALO/second.txt")
            try write("\(state.inbox)/third.txt.part")
            try write("\(state.inbox)/.hidden/fourth.txt")
            let changed = try #require(try Files.entry(at: "\(state.inbox)/EURALO/first.txt")?.changed)
            let now = Date()
            let later = try InboxSurvey(of: state, settle: 10, now: now + 60)
            #expect(later.complete == 2 && later.incomplete == 0)
            #expect(later.oldest?.file == "EURALO/first.txt")
            #expect(later.oldest.map { abs($0.since.timeIntervalSince1970 - Double(changed) / 1e9) < 0.001 } == true)
            let soon = try InboxSurvey(of: state, settle: 3600, now: now)
            #expect(soon.complete == 0 && soon.incomplete == 2)
            #expect(soon.oldest == later.oldest)
        }
    }

    @Test func `what a process claimed is counted and can be the oldest, whether or not the process lives`()
        async throws
    {
        try await withState { state async throws in
            var dead = Optional(try claim("EURALO/a.txt", in: state))
            try write("\(state.inbox)/b.txt")
            let living = try InboxSurvey(of: state, settle: 0, now: Date() + 60)
            #expect(living.processes == 1 && living.claimed == 1 && living.complete == 1)
            #expect(living.oldest?.file == "EURALO/a.txt")
            dead = nil
            try eventuallyFree(in: state)
            let left = try InboxSurvey(of: state, settle: 0, now: Date() + 60)
            #expect(left.processes == 0 && left.claimed == 1)
            #expect(dead == nil)
        }
    }

    @Test func `every process that takes files is counted, and the look keeps none from its lock`() async throws {
        try await withState { state async throws in
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let first = try Intake(state: state, logger: logger) {}
            let second = try Intake(state: state, logger: logger) {}
            #expect(try InboxSurvey(of: state, settle: 0).processes == 2)
            try await first.close()
            try await second.close()
            #expect(try InboxSurvey(of: state, settle: 0).processes == 0)
            #expect(try #require(try ClaimFolder.root(of: state)).list().isEmpty)
        }
    }

    /// A lock that is held for as long as the result lives, in a folder in which a file is claimed.
    private func claim(_ file: String, in state: StateDirectory) throws -> FileLock {
        let folder = "\(state.inbox)/.claimed/1-illustrative"
        try write("\(folder)/1/0")
        try Files.write(Array("\(file)//1".utf8), to: "\(folder)/1/list")
        return try #require(try FileLock.exclusive(FilePlace("\(folder)/lock")))
    }

    /// A process that another test starts may hold a copy of the lock until it runs its program.
    private func eventuallyFree(in state: StateDirectory) throws {
        while try FileLock.isHeld(FilePlace("\(state.inbox)/.claimed/1-illustrative/lock")) {}
    }
}
