import ConsultationModel
import FoundationEssentials
public import Intake
import LinuxFiles
public import Logging
import ResponseReading
public import ServiceLifecycle
import Store

/// Takes files as they come.
public struct InboxService: Service {
    private let configuration: Configuration
    private let database: Database
    private let health: Health
    private let logger: Logger
    private let started: @Sendable () -> Void
    private let observe: @Sendable (FiledFile) -> Void
    private let bell = Bell()

    /// Does nothing until it is run, once.
    ///
    /// - Parameters:
    ///   - started: Called when the inbox is watched, the database is ready for it, and the first look is due.
    ///   - observe: Called for each file that has gone all its way, in order; must return quickly.
    public init(
        configuration: Configuration,
        database: Database,
        health: Health,
        logger: Logger,
        started: @escaping @Sendable () -> Void = {},
        observe: @escaping @Sendable (FiledFile) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.database = database
        self.health = health
        self.logger = logger
        self.started = started
        self.observe = observe
    }

    /// Has it look at the inbox soon; from any thread.
    func wake() { bell.ring() }

    /// Works until the task is cancelled or a graceful shutdown begins; then what was read is recorded and filed first.
    ///
    /// - Throws: `FileError` when the state directory cannot be used at the start. A database that is away is waited for.
    public func run() async throws {
        let intake = try intake()
        let alarm = Alarm { bell.ring() }
        var work = Work(self, intake: intake)
        bell.ring()
        try await readingBeside(with: intake) {
            for await _ in bell.calls.cancelOnGracefulShutdown() {
                let next = try await work.step()
                if next > 0 { alarm.set(next) } else { bell.ring() }
            }
        }
        await work.store?.close()
        try await intake.close()
    }

    /// Takes everything that is in the inbox, and returns. Files that are still being written are waited for as long as
    /// they may settle by themselves.
    ///
    /// - Returns: How many files were taken, and how many were left because they are not complete.
    /// - Throws: `DatabaseError`, `PostgresError`, `FileError`.
    public func runOnce() async throws -> (taken: Int, left: Int) {
        let intake = try intake()
        let alarm = Alarm { bell.ring() }
        var work = Work(self, intake: intake)
        var (taken, left) = (0, 0)
        bell.ring()
        try await readingBeside(with: intake) {
            for await _ in bell.calls.cancelOnGracefulShutdown() {
                let pass = try await work.pass()
                taken += pass.filed.count
                left = pass.waiting
                if let reason = pass.heldUp { throw HeldUp(reason: reason) }
                if pass.backlog > 0 {
                    bell.ring()
                } else if let lookAgain = pass.lookAgain {
                    alarm.set(lookAgain)
                } else if pass.beside == 0 {
                    break
                }
            }
        }
        await work.store?.close()
        try await intake.close()
        return (taken, left)
    }

    /// Runs the body while files that may take long are read beside it. Those that are not done when it ends are left as
    /// they were.
    private func readingBeside(with intake: Intake, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await intake.readBeside() }
            defer { group.cancelAll() }
            try await body()
        }
    }

    /// A file was recorded and could not be filed away.
    public struct HeldUp: Error, CustomStringConvertible {
        let reason: FileError

        /// What was found, and how to go on.
        public var description: String {
            "a file that is recorded cannot be filed away: \(reason). It is kept; mend that and run again"
        }
    }

    private func intake() throws -> Intake {
        try Intake(state: configuration.current.settings.state, logger: logger) { [health] in
            health.showsLife(.inbox)
            return !Task.isShuttingDownGracefully
        } wake: { [bell] in
            bell.ring()
        }
    }

    /// The loop's state.
    private struct Work {
        let service: InboxService
        let intake: Intake
        let known: KnownRecord
        var store: Store?
        /// What is registered in the database, and by which edition of the configuration.
        var registered: (edition: Int, context: ReadingContext)?
        /// When to try again to have this configuration's definitions in force; nil: they are.
        var agreeing: ContinuousClock.Instant?
        var backoff = Backoff()
        var isStarted = false
        private static let agreeingSeconds = 5.0
        /// When the log was told last how much there is to do.
        var backlogTold: ContinuousClock.Instant?

        init(_ service: InboxService, intake: Intake) {
            self.service = service
            self.intake = intake
            known = KnownRecord(in: service.configuration.current.settings.state)
        }

        /// One pass that survives a database or a disk that is away or full.
        ///
        /// - Returns: In how many seconds the next one is due; 0: at once.
        mutating func step() async throws -> Double {
            do {
                let pass = try await pass()
                if let reason = pass.heldUp {
                    service.health.fails(.inbox, "files cannot be filed away now; they are kept", reason)
                    return backoff.next()
                }
                service.health.works(.inbox)
                backoff.reset()
                if pass.backlog > 0 { return 0 }
                let rescan = agreeing == nil ? service.configuration.current.settings.rescan : Self.agreeingSeconds
                return min(rescan, max(pass.lookAgain ?? .infinity, 0.01))
            } catch let error where Database.isLocked(error) {
                service.health.fails(.inbox, Database.lockComplaint, error)
            } catch let error where Database.isAway(error) {
                await store?.close()
                store = nil
                service.health.fails(.inbox, Database.complaint, error)
            } catch let error as FileError {
                service.health.fails(.inbox, "the state directory cannot be used now; files wait", error)
            }
            return backoff.next()
        }

        /// Takes one batch. Throws what goes wrong.
        mutating func pass() async throws -> Pass {
            let current = service.configuration.current
            let (store, context) = try await ready(for: current)
            let pass = try await intake.pass(store: store, settings: current.settings.intake, context: context)
            for file in pass.filed {
                service.log(file)
                service.observe(file)
            }
            known.note(pass.filed)
            service.health.note(
                taken: pass.filed.count,
                rejected: pass.filed.count { $0.recorded.isRejected },
                backlog: pass.backlog + pass.beside,
                waiting: pass.waiting
            )
            if let shortage = pass.shortage {
                service.health.troubled(.shortage, "documents wait: \(shortage)")
            } else {
                service.health.ends(.shortage)
            }
            if pass.backlog > 0, backlogTold.map({ $0.duration(to: .now) > .seconds(5) }) ?? true {
                backlogTold = .now
                service.logger.info("working through a backlog", metadata: ["files.waiting": "\(pass.backlog)"])
            }
            return pass
        }

        /// A connection to a database that knows the consultations of this edition.
        private mutating func ready(
            for edition: Configuration.Edition
        ) async throws -> (store: Store, context: ReadingContext) {
            if store == nil {
                store = try await service.database.open()
                registered = nil
            }
            guard let store else { throw CancellationError() }
            if let registered, registered.edition == edition.number, agreeing.map({ $0 > .now }) ?? true {
                return (store, registered.context)
            }
            let wanted = edition.catalogue.consultations
            let agreed = try await store.agree(on: wanted)
            agreeing = agreed == wanted ? nil : .now + .seconds(Self.agreeingSeconds)
            let context = ReadingContext(
                consultations: agreed,
                lexicon: edition.catalogue.lexicon,
                labels: edition.catalogue.labels,
                cues: edition.catalogue.cues,
                now: .distantPast
            )
            registered = (edition.number, context)
            if !isStarted { service.started() }
            isStarted = true
            return (store, context)
        }
    }

    private func log(_ file: FiledFile) {
        let recorded = file.recorded
        logger.info(
            "file \(recorded.outcome)",
            metadata: [
                "file": "\(file.file)",
                "consultation": "\(recorded.consultation ?? "-")",
                "region": "\(recorded.region ?? "-")",
                "respondents": "\(recorded.respondents)",
                "revision": "\(recorded.revision.map(String.init) ?? "-")",
                "sha256": "\(file.shortSHA256 ?? "-")",
                "ms": "\(Int(file.milliseconds.rounded()))",
            ]
        )
    }
}
