public import ConsultationModel
public import Daemon
public import FoundationEssentials
public import Logging
import Reporting
import Store

/// The report on one consultation as of now or of an earlier moment, in one form.
public enum CurrentReport {
    /// Makes it and hands it over.
    ///
    /// - Parameters:
    ///   - consultation: The consultation's id; nil: the only one that there is.
    ///   - moment: As of when; nil: now.
    ///   - language: Nil: the consultation's.
    ///   - write: Called for each piece of it, in order.
    /// - Throws: `CommandError`, `DatabaseError`, `PostgresError`, `WordDocument.Failure`, `PrintedDocument.Failure`, and
    ///   what `write` throws.
    public static func write(
        on consultation: String?,
        at moment: Date?,
        language: Language?,
        as format: ReportFormat,
        settings: Settings,
        logger: Logger,
        _ write: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        let id = try ConsultationIDs(settings).theChosen(consultation)
        try await Database.withStore(settings, logger: logger) { store in
            if format == .csv {
                if try await store.writeAnswers(to: id, at: moment, write) { return }
            } else if let state = try await store.state(of: id, sample: Report.sampledRespondents, at: moment) {
                var report = Report(of: state)
                if let language { report.language = language }
                return try write(try await format.file(of: report.source(of: format) ?? []))
            }
            if let moment, let registered = try await store.registered(id) {
                throw tooEarly(moment, for: id, registered: registered)
            }
            throw CommandError.notRegistered([id])
        }
    }

    private static func tooEarly(_ moment: Date, for consultation: String, registered: Date) -> CommandError {
        let style = Date.ISO8601FormatStyle()
        // In whole seconds, of which the next one has it.
        let first = Date(timeIntervalSince1970: registered.timeIntervalSince1970.rounded(.up))
        return CommandError(
            .usage,
            """
            found \(moment.formatted(style)), which is before \(consultation) was registered; expected a moment from \
            \(first.formatted(style)) on
            """
        )
    }
}
