import ConsultationModel
public import Intake
import LinuxFiles
public import Logging
import Postgres
import PostgresServer
public import Reporting
public import ServiceLifecycle
import Store

/// Takes files as they come and keeps the reports up to date.
public struct InboxService: Service {
    /// What happens, for those who watch.
    public enum Event: Sendable {
        /// A file has gone all its way.
        case filed(FiledFile)
        /// The reports on a consultation stand as of now.
        case published(Report)
        /// Everything that was complete is taken and reported on.
        case idle
    }

    private let settings: Settings
    private let catalogue: Catalogue
    private let database: Database
    private let logger: Logger
    private let observe: @Sendable (Event) -> Void

    /// Does nothing until it is run.
    ///
    /// - Parameters:
    ///   - database: Already migrated.
    ///   - observe: Called for each event in order; must return quickly.
    public init(
        settings: Settings,
        catalogue: Catalogue,
        database: Database,
        logger: Logger,
        observe: @escaping @Sendable (Event) -> Void = { _ in }
    ) {
        self.settings = settings
        self.catalogue = catalogue
        self.database = database
        self.logger = logger
        self.observe = observe
    }

    /// Works until the task is cancelled or a graceful shutdown begins; then the batch in hand is finished first.
    ///
    /// - Throws: `FileError` when the state directory cannot be used. A database that is away is waited for.
    public func run() async throws {
        let (pokes, poke) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let intake = try Intake(state: settings.state, settings: settings.intake, logger: logger) { poke.yield() }
        let alarm = Alarm { poke.yield() }
        var work = Work(self, intake: intake)
        poke.yield()
        for await _ in pokes.cancelOnGracefulShutdown() {
            let next = try await work.step()
            if next > 0 { alarm.set(next) } else { poke.yield() }
        }
        await work.store?.close()
        try await intake.close()
    }

    /// Takes everything that is in the inbox, writes the reports, and returns. Files that are still being written are
    /// waited for as long as they may settle by themselves.
    ///
    /// - Returns: How many files were taken, and how many were left because they are not complete.
    /// - Throws: `PostgresError`, `FileError`.
    public func runOnce() async throws -> (taken: Int, left: Int) {
        let (pokes, poke) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let intake = try Intake(state: settings.state, settings: settings.intake, logger: logger) { poke.yield() }
        let alarm = Alarm { poke.yield() }
        var work = Work(self, intake: intake)
        poke.yield()
        for await _ in pokes.cancelOnGracefulShutdown() {
            let pass = try await work.pass()
            if pass.isHeldUp { throw HeldUp() }
            if pass.backlog > 0 {
                poke.yield()
            } else if let lookAgain = pass.lookAgain {
                alarm.set(lookAgain)
            } else {
                break
            }
        }
        await work.store?.close()
        try await intake.close()
        return (work.taken, work.waiting)
    }

    /// A file was recorded but there is no room to file it away.
    public struct HeldUp: Error, CustomStringConvertible {
        /// What to do.
        public let description = """
            a file could not be filed away; it is kept and filed by the next run. The log says which and why
            """
    }

    /// The loop's state.
    private struct Work {
        let service: InboxService
        let intake: Intake
        let publisher: ReportPublisher
        var store: Store?
        /// Consultations whose reports are older than their data.
        var outdated: Set<String>
        var taken = 0
        var waiting = 0
        var failures = 0
        var logged: ContinuousClock.Instant?

        init(_ service: InboxService, intake: Intake) {
            self.service = service
            self.intake = intake
            publisher = ReportPublisher(service.settings.state)
            outdated = Set(service.catalogue.consultations.map(\.id))
        }

        /// One pass that survives a database or a disk that is away or full.
        ///
        /// - Returns: In how many seconds the next one is due; 0: at once.
        mutating func step() async throws -> Double {
            do {
                let pass = try await pass()
                failures = 0
                logged = nil
                if pass.isHeldUp { return 5 }
                if pass.backlog > 0 { return 0 }
                return min(service.settings.rescan, max(pass.lookAgain ?? .infinity, 0.01))
            } catch  where error is PostgresError || error is PrivateServerError {
                await store?.close()
                store = nil
                return complain("the database cannot be used now; files wait", "\(error)")
            } catch let error as FileError {
                return complain("the state directory cannot be used now; files wait", "\(error)")
            }
        }

        /// Takes one batch and publishes what changed. Throws what goes wrong.
        mutating func pass() async throws -> Pass {
            let store: Store
            if let connected = self.store {
                store = connected
            } else {
                store = try await service.database.open()
                self.store = store
                try await store.register(service.catalogue.consultations)
            }
            let pass = try await intake.pass(
                store: store,
                consultations: service.catalogue.consultations,
                lexicon: service.catalogue.lexicon,
                cues: service.catalogue.cues
            )
            taken += pass.filed.count
            waiting = pass.waiting
            outdated.formUnion(pass.touched)
            for file in pass.filed {
                service.log(file)
                service.observe(.filed(file))
            }
            if pass.backlog > 0 {
                service.logger.info("working through a backlog", metadata: ["files.waiting": "\(pass.backlog)"])
            }
            // While files wait, their reports would be replaced at once.
            if pass.backlog == 0 {
                for consultation in outdated.sorted() {
                    let report = try await publisher.publish(consultation, from: store)
                    outdated.remove(consultation)
                    if let report { service.observe(.published(report)) }
                }
                service.observe(.idle)
            }
            return pass
        }

        /// Logs at most once a minute. Returns the seconds to wait: 0.1, doubled with each failure, up to 5.
        private mutating func complain(_ message: Logger.Message, _ reason: String) -> Double {
            let now = ContinuousClock.now
            if logged.map({ now - $0 >= .seconds(60) }) ?? true {
                logged = now
                service.logger.error(message, metadata: ["reason": "\(reason)"])
            }
            failures += 1
            return min(5, 0.1 * Double(1 << min(failures - 1, 6)))
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
            ]
        )
    }
}
