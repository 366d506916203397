public import ConsultationModel
import Definitions
public import Logging
public import ServiceLifecycle
public import Store

/// Something that a person decides about a consultation, recorded in the database beside a daemon or without one; then the
/// reports are brought up to date.
public struct Decision: Service {
    private let settings: Settings
    private let consultation: String?
    private let logger: Logger
    private let record: @Sendable (Consultation, Store) async throws -> Void
    private let show: @Sendable (String) -> Void

    /// - Parameters:
    ///   - consultation: Its id or title, as a person writes it; nil: the only one.
    ///   - record: Given the consultation and a store that may know it.
    ///   - show: Told the folder in which the reports are brought up to date; not where there is none.
    public init(
        settings: Settings,
        consultation: String?,
        logger: Logger,
        record: @escaping @Sendable (Consultation, Store) async throws -> Void,
        show: @escaping @Sendable (String) -> Void
    ) {
        self.settings = settings
        self.consultation = consultation
        self.logger = logger
        self.record = record
        self.show = show
    }

    /// Returns when it is recorded. Throws `UnclearName`, what `record` throws, and what a database can be away with.
    public func run() async throws {
        let consultation = try Catalogue(settings).consultations.named(consultation)
        try await Database.with(settings, mayCreate: false, progress: { logger.notice("\($0)") }) { database in
            try await database.withStore { store in
                try await record(consultation, store)
                let reports = try await ReportPublisher.bringUpToDate(
                    consultation.id,
                    in: settings.state,
                    from: store
                )
                if let reports { show(reports) }
            }
        }
    }
}
