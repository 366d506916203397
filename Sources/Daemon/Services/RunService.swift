import ConsultationModel
import Conversion
import FoundationEssentials
import Intake
public import Logging
public import ServiceLifecycle
import Systemd
import UnixSignals

/// The daemon: opens the database, then takes files and publishes reports until it is told to stop, or until the inbox is
/// empty.
public struct RunService: Service {
    private let configuration: Configuration
    private let once: Bool
    private let manager: ServiceManager?
    private let logger: Logger

    /// - Parameters:
    ///   - configuration: What to work by.
    ///   - once: Whether to return when everything in the inbox is taken.
    ///   - environment: The process's environment, which tells of a service manager.
    public init(configuration: Configuration, once: Bool, environment: [String: String], logger: Logger) {
        self.configuration = configuration
        self.once = once
        self.logger = logger
        manager = once ? nil : ServiceManager(environment: environment)
    }

    /// Works until a graceful shutdown begins, or the inbox is empty.
    public func run() async throws {
        let health = Health(logger: logger, state: configuration.current.settings.state)
        if once { return try await takeOnce(health) }
        // From now on SIGHUP does not end the process.
        let signals = await UnixSignalsSequence(trapping: .sighup)
        let settings = configuration.current.settings
        try settings.state.create()
        try await Database.with(settings, progress: tell) { try await work(on: $0, health, signals) }
        logger.notice("stopped")
    }

    private func work(on database: Database, _ health: Health, _ signals: UnixSignalsSequence) async throws {
        let reports = ReportService(configuration: configuration, database: database, health: health, logger: logger)
        let inbox = InboxService(
            configuration: configuration,
            database: database,
            health: health,
            logger: logger,
            started: {
                announceReadiness(health)
                reports.wake()
            }
        )
        let reload = ReloadService(
            configuration: configuration,
            health: health,
            manager: manager,
            logger: logger,
            signals: signals,
            reloaded: {
                inbox.wake()
                reports.wake()
            }
        )
        let converters = ConverterCheck(logger: logger)
        let supervisor = manager.map {
            SupervisorService(manager: $0, health: health) {
                inbox.wake()
                reports.wake()
            }
        }
        try await runTogether([inbox, reports, reload, converters] + (supervisor.map { [$0] } ?? []))
    }

    private func takeOnce(_ health: Health) async throws {
        let settings = configuration.current.settings
        try settings.state.create()
        try await Database.with(settings, progress: tell) { database in
            let inbox = InboxService(configuration: configuration, database: database, health: health, logger: logger)
            let (taken, left) = try await inbox.runOnce()
            guard !Task.isShuttingDownGracefully else {
                logger.notice("stopped", metadata: ["files.taken": "\(taken)"])
                return
            }
            let reports = ReportService(
                configuration: configuration,
                database: database,
                health: health,
                logger: logger
            )
            try await reports.runOnce()
            logger.notice("inbox taken", metadata: ["files.taken": "\(taken)", "files.incomplete": "\(left)"])
        }
    }

    private func tell(_ progress: String) {
        logger.notice("\(progress)")
        manager?.tell(.status(progress), .extendTimeout(seconds: 600))
    }

    private func announceReadiness(_ health: Health) {
        health.markReady()
        let current = configuration.current
        logger.notice(
            "ready",
            metadata: [
                "inbox": "\(current.settings.state.inbox)",
                "consultations": "\(current.catalogue.consultations.map(\.id).joined(separator: ", "))",
            ]
        )
        if let failure = manager?.tell(.ready) {
            logger.warning("the service manager was not told", metadata: ["reason": "\(failure)"])
        }
    }
}

/// Runs services side by side until all have returned. When one throws, the others are cancelled. Throws what that one
/// throws.
public func runTogether(_ services: [any Service]) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for service in services { group.addTask { try await service.run() } }
        while try await group.next() != nil {}
    }
}

/// Tells which files will be rejected because their converter is missing.
private struct ConverterCheck: Service {
    let logger: Logger

    func run() async throws {
        for missing in await MissingConverter.all() {
            logger.warning("a converter is missing", metadata: ["reason": "\(missing)"])
        }
    }
}
