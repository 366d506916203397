public import ConsultationModel
public import Daemon
import Definitions
public import Logging
public import Store

/// Something that a person decides about a consultation, recorded in the database beside a daemon or without one.
public enum Decision {
    /// Has it recorded, and then the reports brought up to date.
    ///
    /// - Parameters:
    ///   - consultation: Its id or title, as a person writes it; nil: the only one.
    ///   - record: Given the consultation and a store that may know it.
    ///   - show: Told the folder in which the reports are brought up to date; not where there is none.
    /// - Throws: `UnclearName`, `ConfigurationError`, `DatabaseError`, `PostgresError`, `FileError`, and what `record` throws.
    public static func make(
        on consultation: String?,
        settings: Settings,
        logger: Logger,
        record: (Consultation, Store) async throws -> Void,
        show: (String) -> Void
    ) async throws {
        let consultation = try Catalogue(settings).consultations.named(consultation)
        try await Database.withStore(settings, logger: logger) { store in
            try await record(consultation, store)
            if let reports = try await ReportPublisher.bringUpToDate(consultation.id, in: settings.state, from: store) {
                show(reports)
            }
        }
    }
}
