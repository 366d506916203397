import ConsultationModel
import FoundationEssentials
import LinuxFiles
public import Logging
import Postgres
public import Reporting
public import ServiceLifecycle
import Store

/// Keeps the newest reports up to date with the database, whoever changes it.
///
/// The database's notifications are a hint to look, and it is asked from time to time all the same.
public struct ReportService: Service {
    private let configuration: Configuration
    private let database: Database
    private let health: Health
    private let logger: Logger
    private let observe: @Sendable (Report) -> Void
    private let bell = Bell()

    /// Does nothing until it is run, once.
    ///
    /// - Parameter observe: Called for a report when it stands in all forms, with its list; must return quickly.
    public init(
        configuration: Configuration,
        database: Database,
        health: Health,
        logger: Logger,
        observe: @escaping @Sendable (Report) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.database = database
        self.health = health
        self.logger = logger
        self.observe = observe
    }

    /// Has it ask the database soon; from any thread.
    func wake() { bell.ring() }

    /// Works until the task is cancelled or a graceful shutdown begins. A database that is away is waited for.
    public func run() async throws {
        let alarm = Alarm { bell.ring() }
        var work = Work(self)
        bell.ring()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listen() }
            for await _ in bell.calls.cancelOnGracefulShutdown() {
                bell.begin()
                alarm.set(try await work.step())
            }
            group.cancelAll()
        }
        // No other look follows: what has rung since the last one keeps no form from being written.
        bell.begin()
        // What cannot be written now is written after the next start.
        try? work.publishForms()
        try? await work.publishLists()
        await work.store?.close()
    }

    /// Publishes everything that is not up to date, and returns. Throws `DatabaseError`, `PostgresError`, `FileError`.
    public func runOnce() async throws {
        var work = Work(self)
        try await work.publish()
        try await work.publishLists()
        await work.store?.close()
    }

    private func listen() async throws {
        var backoff = Backoff()
        var isTold = false
        while !Task.isCancelled {
            let start = ContinuousClock.now
            do {
                try await Postgres.listen(to: Store.changes, on: database.conninfo, applicationName: "concord") {
                    bell.ring()
                }
            } catch is CancellationError {
                return
            } catch {
                if ContinuousClock.now - start > .seconds(60) {
                    backoff.reset()
                    isTold = false
                }
                let wait = backoff.next()
                // While the database is away, that is what is told.
                if wait >= 5, !isTold, !health.isFailing(.reports) {
                    isTold = true
                    logger.warning(
                        "the database does not tell of changes; it is asked for them",
                        metadata: ["seconds": "\(configuration.current.settings.poll)", "reason": "\(error)"]
                    )
                }
                try await Task.sleep(for: .seconds(wait))
            }
        }
    }

    /// The loop's state.
    private struct Work {
        let service: ReportService
        let publisher: ReportPublisher
        var store: Store?
        /// How far each consultation's reports go, at least.
        var published: [String: AsOf] = [:]
        /// Reports of which some forms are still to be written, those first that have waited longest.
        var unfinished: [String: (report: Report, list: ReportPublisher.List, forms: [ReportFile])] = [:]
        /// The lists of answers that are older than their reports.
        var lists: [String: (report: Report, list: ReportPublisher.List)] = [:]
        /// The moment at which they are due at the latest: a list is long, and would keep the next report waiting.
        var listsDue = ContinuousClock.now
        /// The earliest moment for the next reports.
        var rest = ContinuousClock.now
        /// For how much longer reports were worked on than not, until `workEnd`.
        var debt = Duration.zero
        var workEnd = ContinuousClock.now
        var backoff = Backoff()
        var clocks = ClockCheck()
        var definitions = DefinitionsCheck()
        var record: RecordCheck

        init(_ service: ReportService) {
            self.service = service
            let state = service.configuration.current.settings.state
            publisher = ReportPublisher(state)
            record = RecordCheck(KnownRecord(in: state))
        }

        /// Looks once, and survives a database or a disk that is away or full.
        ///
        /// - Returns: In how many seconds to look again, at the latest.
        mutating func step() async throws -> Double {
            // The inbox is the first to open the database, and rings.
            service.health.showsLife(.reports)
            guard service.health.isReady else { return 5 }
            let early = rest - ContinuousClock.now
            if early > .zero { return early / .seconds(1) }
            do {
                let start = ContinuousClock.now
                if try await publish() { noteWork(from: start) }
                if !lists.isEmpty, whenListsAreDue <= .now { try await publishLists() }
                service.health.works(.reports)
                backoff.reset()
                return pause
            } catch let error where Database.isLocked(error) {
                service.health.fails(.reports, Database.lockComplaint, error)
            } catch let error where Database.isAway(error) {
                await store?.close()
                store = nil
                service.health.fails(.reports, Database.complaint, error)
            } catch let error as FileError {
                service.health.fails(.reports, "the reports cannot be written now; the old ones stay", error)
            } catch is CancellationError {
                return service.configuration.current.settings.poll
            }
            return backoff.next()
        }

        /// At most half of the time goes into reports, however large they are: a burst of changes is reported on together.
        /// A single change is reported at once. While files wait, reports take little of the time.
        private mutating func noteWork(from start: ContinuousClock.Instant) {
            debt = max(.zero, debt - (start - workEnd))
            workEnd = .now
            debt += workEnd - start
            rest =
                workEnd
                + (service.health.hasBacklog ? max(.seconds(1), workEnd - start) : max(.zero, debt - .seconds(1)))
        }

        /// Until the database is asked again, a list is due, or a day begins with which a report changes.
        private var pause: Double {
            var pause = service.configuration.current.settings.poll
            if let next = published.values.compactMap(\.next).min() { pause = min(pause, next.timeIntervalSinceNow) }
            if !lists.isEmpty { pause = min(pause, (whenListsAreDue - .now) / .seconds(1)) }
            return max(0, pause)
        }

        /// When nothing has changed for a second, and not later than half a minute after a report.
        private var whenListsAreDue: ContinuousClock.Instant { min(workEnd + .seconds(1), listsDue) }

        /// Writes the forms of the reports that were published as data. When something changes meanwhile, the data come
        /// first again; one form is written each time, so that none waits for ever. Throws what goes wrong, after the other
        /// reports are done.
        mutating func publishForms() throws(FileError) {
            var isFirst = true
            var failure: FileError?
            for consultation in unfinished.keys.sorted() {
                do throws(FileError) {
                    while let form = unfinished[consultation]?.forms.first,
                        let report = unfinished[consultation]?.report
                    {
                        if !isFirst, service.bell.isRung { return }
                        isFirst = false
                        service.health.showsLife(.reports)
                        try publisher.publish(report, as: form)
                        unfinished[consultation]?.forms.removeFirst()
                    }
                } catch {
                    failure = failure ?? error
                    continue
                }
                guard let (report, list, _) = unfinished.removeValue(forKey: consultation) else { continue }
                if lists.isEmpty { listsDue = .now + .seconds(30) }
                lists[consultation] = (report, list)
            }
            if let failure { throw failure }
        }

        /// Writes the lists of answers that are older than their reports. Throws what goes wrong.
        mutating func publishLists() async throws {
            guard let store else { return }
            for (consultation, (report, list)) in lists {
                service.health.showsLife(.reports)
                try await publisher.publish(list, from: store)
                lists[consultation] = nil
                service.observe(report)
            }
        }

        /// Publishes the reports that are older than their data in the database. Returns whether there were any; throws what
        /// goes wrong, where files cannot be written after the other reports are.
        @discardableResult
        mutating func publish() async throws -> Bool {
            if store == nil {
                store = try await service.database.open()
                record.isDue = true
            }
            guard let store else { return false }
            let changes = try await store.changes()
            try await clocks.look(at: store, service.health)
            try await definitions.look(at: store, service.health)
            try await record.look(at: store, changes.mapValues(\.changes), service.health)
            service.health.showsLife(.reports)
            var isChanged = false
            var failure: FileError?
            for consultation in service.configuration.current.catalogue.consultations.map(\.id) {
                guard let change = changes[consultation], published[consultation] != change else { continue }
                do {
                    service.health.showsLife(.reports)
                    let data = try await publisher.publishData(on: consultation, from: store)
                    guard let (report, list) = data else { continue }
                    let waiting = unfinished[consultation]?.forms ?? []
                    let forms = waiting + ReportFile.forPeople.filter { !waiting.contains($0) }
                    unfinished[consultation] = (report, list, forms)
                    // Not the report's own as-of time: what is recorded late on a day may be seen on the next one only.
                    published[consultation] = change
                    isChanged = true
                } catch let error as FileError {
                    failure = failure ?? error
                }
            }
            do throws(FileError) {
                try publishForms()
            } catch {
                failure = failure ?? error
            }
            if let failure { throw failure }
            return isChanged
        }
    }
}
