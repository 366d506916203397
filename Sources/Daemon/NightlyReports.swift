import ConsultationModel
public import FoundationEssentials
import Intake
import LinuxFiles
public import Logging
import Reporting
public import ServiceLifecycle
import Store

/// Keeps the report of the night: one for each consultation and night in the database, whoever makes it and however often,
/// and its files under `reports/<consultation>/nights/<night>/` on every host that asks for it.
public struct NightlyReports: Service {
    /// What was done for one consultation.
    public struct Finding: Sendable, Hashable {
        /// The consultation's id.
        public let consultation: String
        /// The local date: "2017-05-12".
        public let night: String
        /// When what the kept report is about changed last.
        public let asOf: Date
        /// Whether the report was made now; else it was kept already.
        public let isNew: Bool
        /// The folder of its files.
        public let folder: String
        /// The names of the files that were written; those that stood there as they were kept are left alone.
        public let written: [String]
    }

    private let settings: Settings
    private let consultation: String?
    private let logger: Logger
    private let show: @Sendable (Finding) -> Void

    /// - Parameters:
    ///   - consultation: The id of the only consultation to report on; nil: all.
    ///   - show: Called once for each consultation, when it is done.
    public init(
        settings: Settings,
        consultation: String?,
        logger: Logger,
        show: @escaping @Sendable (Finding) -> Void
    ) {
        self.settings = settings
        self.consultation = consultation
        self.logger = logger
        self.show = show
    }

    /// Returns when all reports are kept and written, the newest ones too.
    ///
    /// - Throws: `NotRegistered` and `FileError` after the others are done; `UnknownConsultation`, `PostgresError`.
    public func run() async throws {
        let ids = try Catalogue(settings).chosen(consultation)
        // All of them belong to the night in which they were begun.
        let night = Date().night
        try await Database.with(settings, mayCreate: false, progress: { logger.notice("\($0)") }) { database in
            try await database.withStore { store in
                var unknown: [String] = []
                var failure: FileError?
                for id in ids {
                    do {
                        if let finding = try await keep(id, of: night, in: store) {
                            show(finding)
                        } else {
                            unknown.append(id)
                        }
                    } catch let error as FileError {
                        failure = failure ?? error
                    }
                }
                if let failure { throw failure }
                if !unknown.isEmpty { throw NotRegistered(consultations: unknown) }
            }
        }
    }

    private func keep(_ consultation: String, of night: String, in store: Store) async throws -> Finding? {
        var kept = try await store.report(of: night, on: consultation)
        var isNew = false
        if kept == nil {
            guard let state = try await store.state(of: consultation, sample: Report.sampledRespondents) else {
                return nil
            }
            let files = try ReportFiles(Report(of: state))
            (kept, isNew) = try await store.keep(
                NightReport(
                    consultation: consultation,
                    night: night,
                    asOf: state.asOf,
                    html: files.html,
                    text: files.text,
                    json: files.json
                )
            )
        }
        guard let kept else { return nil }
        // From what is kept: another host may have been faster, with an earlier or a later state.
        let folder = "\(settings.state.reports)/\(consultation)/nights/\(night)"
        let written = try ReportFiles(kept).write(to: folder)
        // A daemon does that by itself, and what it wrote meanwhile must not be replaced by what was read before.
        if try !Intake.isAtWork(in: settings.state) {
            try await ReportPublisher(settings.state).publish(consultation, from: store)
        }
        return Finding(
            consultation: consultation,
            night: night,
            asOf: kept.asOf,
            isNew: isNew,
            folder: folder,
            written: written
        )
    }
}
