public import Logging
public import Reporting
public import ServiceLifecycle
import Store

/// Makes the report on one consultation from what the database holds now, and writes no file.
public struct CurrentReport: Service {
    private let settings: Settings
    private let consultation: String?
    private let logger: Logger
    private let show: @Sendable (Report) throws -> Void

    /// - Parameters:
    ///   - consultation: The consultation's id; nil: the only one that there is.
    ///   - show: Called once.
    public init(
        settings: Settings,
        consultation: String?,
        logger: Logger,
        show: @escaping @Sendable (Report) throws -> Void
    ) {
        self.settings = settings
        self.consultation = consultation
        self.logger = logger
        self.show = show
    }

    /// Returns when the report was shown.
    ///
    /// - Throws: `UnknownConsultation`, `NotRegistered`, `PostgresError`, and what `show` throws.
    public func run() async throws {
        let id = try Catalogue(settings).theChosen(consultation)
        try await Database.with(settings, mayCreate: false, progress: { logger.notice("\($0)") }) { database in
            try await database.withStore { store in
                guard let state = try await store.state(of: id, sample: Report.sampledRespondents) else {
                    throw NotRegistered(consultations: [id])
                }
                try show(Report(of: state))
            }
        }
    }
}
