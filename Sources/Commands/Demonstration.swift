import BuiltIn
import ConsultationModel
import Crypto
public import Daemon
import FoundationEssentials
public import Intake
import LinuxFiles
public import Logging
public import Reporting
import Store

/// The demonstration: drops the built-in response files into an inbox as a person would, and takes them with the code of
/// the daemon.
public struct Demonstration: Sendable {
    /// What is shown, in this order.
    public enum Event: Sendable {
        /// Something that takes a moment has begun.
        case progress(String)
        /// A file was dropped under this path relative to the inbox.
        case dropped(String)
        /// A file has gone all its way.
        case filed(FiledFile)
        /// Every file is taken and reported on.
        case finished(Report, reports: String, conninfo: String)
        /// The reports were written anew, after `finished`.
        case republished(Report)
    }

    private let configuration: Configuration
    private let goesOn: Bool
    private let logger: Logger
    private let show: @Sendable (Event) -> Void

    /// - Parameters:
    ///   - configuration: Its consultations have to be the built-in ones.
    ///   - goesOn: Whether to work on as a daemon when everything was shown.
    ///   - show: Called for each event in order.
    public init(
        configuration: Configuration,
        goesOn: Bool,
        logger: Logger,
        show: @escaping @Sendable (Event) -> Void
    ) {
        self.configuration = configuration
        self.goesOn = goesOn
        self.logger = logger
        self.show = show
    }

    /// Returns when everything was shown, or when a graceful shutdown begins. The private database is stopped.
    ///
    /// - Throws: `CommandError` where it would do harm; `DatabaseError`, `PostgresError`, `FileError`.
    public func run() async throws {
        let settings = configuration.current.settings
        try settings.state.create()
        if try Intake.isAtWork(in: settings.state) {
            throw CommandError(
                .usage,
                """
                another concord works on \(settings.state.inbox); the demonstration would drop made-up answers there. \
                Stop it, or name another state directory
                """
            )
        }
        try await Database.with(settings, progress: { show(.progress($0)) }) { database in
            let store = try await database.open()
            let isInUse = try await store.hasSubmissions(
                otherThan: DemoFile.all.map { Array(SHA256.hash(data: $0.bytes)) }
            )
            await store.close()
            if isInUse {
                throw CommandError(
                    .usage,
                    """
                    the database holds answers that are not the demonstration's; made-up answers would mix with \
                    them. Name another state directory or another database
                    """
                )
            }
            let (events, observed) = AsyncStream.makeStream(of: Work.self)
            let health = Health(logger: logger, state: settings.state)
            let inbox = InboxService(
                configuration: configuration,
                database: database,
                health: health,
                logger: logger,
                started: { health.markReady() },
                observe: { observed.yield(.filed($0)) }
            )
            let reports = ReportService(
                configuration: configuration,
                database: database,
                health: health,
                logger: logger,
                observe: { observed.yield(.published($0)) }
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { observed.finish() }
                    try await runTogether([inbox, reports])
                }
                group.addTask {
                    try await follow(events, conninfo: database.conninfo)
                }
                // The first to end is `follow`, unless the others failed or a shutdown began.
                try await group.next()
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }

    private enum Work {
        case filed(FiledFile)
        case published(Report)
    }

    private func follow(_ events: AsyncStream<Work>, conninfo: String) async throws {
        var missing: Set<String> = []
        for file in DemoFile.all {
            try drop(file)
            show(.dropped(file.path))
            missing.insert(file.path)
        }
        var isFinished = false
        var newest: Report?
        var lastFiled = Date.distantPast
        for await event in events {
            switch event {
            case .filed(let file):
                missing.remove(file.file)
                lastFiled = max(lastFiled, file.recorded.recorded)
                show(.filed(file))
            case .published(let report):
                newest = report
                if isFinished { show(.republished(report)) }
            }
            // A report can be published before it is told that the last of its files was filed.
            guard let report = newest, missing.isEmpty, report.asOf >= lastFiled, !isFinished else { continue }
            isFinished = true
            let folder = ReportPublisher(configuration.current.settings.state).latest(of: report.consultation.id)
            show(.finished(report, reports: folder, conninfo: conninfo))
            if !goesOn { return }
        }
    }

    /// Writes the file elsewhere and renames it into the inbox, so that it is complete when it appears.
    private func drop(_ file: DemoFile) throws {
        let state = configuration.current.settings.state
        let outbox = "\(state.path)/outbox"
        let target = "\(state.inbox)/\(file.path)"
        try Files.makeDirectory(outbox)
        try Files.makeDirectory(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]))
        try Files.write(file.bytes, to: "\(outbox)/file")
        try Files.rename("\(outbox)/file", to: target)
        Files.removeIfEmpty(outbox)
    }
}
