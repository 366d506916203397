public import Daemon
public import Logging
import Store

/// The report that was kept for an earlier night, given back as it was written then.
public enum KeptReports {
    /// Writes its files again where they are missing or differ.
    ///
    /// - Parameters:
    ///   - night: A date: "2017-05-12".
    ///   - consultation: The id of the only consultation; nil: all.
    ///   - show: Called once for each consultation, when it is done.
    /// - Throws: `CommandError`, where a consultation has no report of the night after the others are done; `DatabaseError`,
    ///   `PostgresError`, `FileError`.
    public static func writeFiles(
        of night: String,
        on consultation: String?,
        settings: Settings,
        logger: Logger,
        show: (NightlyReports.Finding) -> Void
    ) async throws {
        let ids = try ConsultationIDs(settings).chosen(consultation)
        try await Database.withStore(settings, logger: logger) { store in
            var failure: CommandError?
            for id in ids {
                do {
                    let kept = try await report(of: night, on: id, from: store)
                    show(
                        try await NightlyReports.Finding(of: kept, isNew: false, writtenTo: settings.state, from: store)
                    )
                } catch let error as CommandError {
                    failure = failure ?? error
                }
            }
            if let failure { throw failure }
        }
    }

    /// Hands over one of its forms.
    ///
    /// - Parameters:
    ///   - night: A date: "2017-05-12".
    ///   - consultation: The consultation's id; nil: the only one that there is.
    ///   - write: Called for each piece of it, in order.
    /// - Throws: `CommandError`, `DatabaseError`, `PostgresError`, `WordDocument.Failure`, `PrintedDocument.Failure`, and
    ///   what `write` throws.
    public static func write(
        _ night: String,
        on consultation: String?,
        as format: ReportFormat,
        settings: Settings,
        logger: Logger,
        _ write: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        let id = try ConsultationIDs(settings).theChosen(consultation)
        try await Database.withStore(settings, logger: logger) { store in
            let kept = try await report(of: night, on: id, from: store)
            if let bytes = kept.report.source(of: format) {
                try write(try await format.file(of: bytes))
            } else {
                try await store.writeAnswers(to: id, at: kept.asOf, write)
            }
        }
    }

    private static func report(
        of night: String,
        on consultation: String,
        from store: Store
    ) async throws -> KeptReport {
        if let kept = try await store.report(of: night, on: consultation) { return kept }
        let newest = try await store.nights(of: consultation).suffix(5).joined(separator: ", ")
        let nights = newest.isEmpty ? "no night has one; keep tonight's with --night alone" : "the newest are \(newest)"
        throw CommandError(.usage, "no report on \(consultation) is kept for the night \(night); \(nights)")
    }
}
