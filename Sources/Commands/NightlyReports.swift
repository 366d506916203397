import ConsultationModel
public import Daemon
public import FoundationEssentials
import Intake
import LinuxFiles
public import Logging
import Reporting
import Store

/// The report of the night: one for each consultation and night in the database, whoever makes it and however
/// often, and its files under `reports/<consultation>/nights/<night>/` on every host that asks for it.
public enum NightlyReports {
    /// What was done for one consultation.
    public struct Finding: Sendable, Hashable {
        /// The consultation's id.
        public let consultation: String
        /// The local date: "2017-05-12".
        public let night: String
        /// Up to which moment the kept report goes.
        public let asOf: Date
        /// Whether the report was made now; else it was kept already.
        public let isNew: Bool
        /// The folder of its files.
        public let folder: String
        /// The names of the files that were written; those that stood there as they were kept are left alone.
        public let written: [String]
    }

    /// Keeps the reports and writes them, the newest ones too.
    ///
    /// - Parameters:
    ///   - consultation: The id of the only consultation to report on; nil: all.
    ///   - show: Called once for each consultation, when it is done.
    /// - Throws: `CommandError` for consultations that are not registered, and `FileError`, after the others are done;
    ///   `DatabaseError`, `PostgresError`.
    public static func keep(
        on consultation: String?,
        settings: Settings,
        logger: Logger,
        show: (Finding) -> Void
    ) async throws {
        let ids = try ConsultationIDs(settings).chosen(consultation)
        // All of them belong to the night in which they were begun.
        let night = Date().night
        try await Database.withStore(settings, logger: logger) { store in
            var unknown: [String] = []
            var failure: FileError?
            for id in ids {
                do {
                    if let finding = try await keep(night, on: id, in: settings.state, from: store) {
                        show(finding)
                    } else {
                        unknown.append(id)
                    }
                } catch let error as FileError {
                    failure = failure ?? error
                }
            }
            if let failure { throw failure }
            if !unknown.isEmpty { throw CommandError.notRegistered(unknown) }
        }
    }

    private static func keep(
        _ night: String,
        on consultation: String,
        in state: StateDirectory,
        from store: Store
    ) async throws -> Finding? {
        let result = try await store.keep(night, of: consultation, sample: Report.sampledRespondents) {
            WrittenReport(Report(of: $0))
        }
        guard let (kept, isNew) = result else { return nil }
        // From what is kept: another host may have been faster, with an earlier or a later state.
        let finding = try await Finding(of: kept, isNew: isNew, writtenTo: state, from: store)
        // A daemon does that by itself, and what it wrote meanwhile must not be replaced by what was read before.
        if try !Intake.isAtWork(in: state) {
            try await ReportPublisher(state).publish(consultation, from: store)
        }
        return finding
    }
}

extension NightlyReports.Finding {
    /// Writes the files of a kept report, those that do not stand there as they were kept.
    ///
    /// - Throws: `FileError`, `PostgresError`.
    init(of kept: KeptReport, isNew: Bool, writtenTo state: StateDirectory, from store: Store) async throws {
        let folder = "\(state.reports)/\(kept.consultation)/nights/\(kept.night)"
        var written = try kept.report.write(to: folder)
        let isListed = try await AnswersFile.write(
            to: folder,
            answersTo: kept.consultation,
            at: kept.asOf,
            from: store
        )
        if isListed { written.append(AnswersFile.name) }
        self.init(
            consultation: kept.consultation,
            night: kept.night,
            asOf: kept.asOf,
            isNew: isNew,
            folder: folder,
            written: written
        )
    }
}
