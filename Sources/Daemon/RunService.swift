import ConsultationModel
import FoundationEssentials
import Intake
public import Logging
public import ServiceLifecycle

/// The daemon: opens the database, then takes files until it is told to stop, or until the inbox is empty.
public struct RunService: Service {
    private let settings: Settings
    private let once: Bool
    private let logger: Logger

    /// - Parameter once: Whether to return when everything in the inbox is taken.
    public init(settings: Settings, once: Bool, logger: Logger) {
        self.settings = settings
        self.once = once
        self.logger = logger
    }

    /// Works until a graceful shutdown begins, or the inbox is empty.
    public func run() async throws {
        let catalogue = try Catalogue(settings)
        try settings.state.create()
        try await Database.with(settings, progress: { logger.notice("\($0)") }) { database in
            let inbox = InboxService(settings: settings, catalogue: catalogue, database: database, logger: logger)
            logger.notice(
                "ready",
                metadata: [
                    "inbox": "\(settings.state.inbox)",
                    "consultations": "\(catalogue.consultations.map(\.id).joined(separator: ", "))",
                ]
            )
            if once {
                let (taken, left) = try await inbox.runOnce()
                logger.notice("inbox taken", metadata: ["files.taken": "\(taken)", "files.incomplete": "\(left)"])
            } else {
                try await inbox.run()
                logger.notice("stopped")
            }
        }
    }
}
