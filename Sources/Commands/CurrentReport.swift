public import ConsultationModel
public import FoundationEssentials
public import Logging
import Reporting
public import ServiceLifecycle
import Store

/// Makes the report on one consultation as of now or of an earlier moment, in one form.
public struct CurrentReport: Service {
    /// Nothing can be reported as of that moment.
    public struct NotYet: Error, CustomStringConvertible {
        /// What was found, and what was expected.
        public let description: String

        init(_ consultation: String, at moment: Date, registered: Date) {
            let style = Date.ISO8601FormatStyle()
            // In whole seconds, of which the next one has it.
            let first = Date(timeIntervalSince1970: registered.timeIntervalSince1970.rounded(.up))
            description = """
                found \(moment.formatted(style)), which is before \(consultation) was registered; expected a moment from \
                \(first.formatted(style)) on
                """
        }
    }

    private let settings: Settings
    private let consultation: String?
    private let moment: Date?
    private let language: Language?
    private let format: ReportFormat
    private let logger: Logger
    private let write: @Sendable ([UInt8]) throws -> Void

    /// - Parameters:
    ///   - consultation: The consultation's id; nil: the only one that there is.
    ///   - moment: As of when; nil: now.
    ///   - language: Nil: the consultation's.
    ///   - write: Called for each piece of it, in order.
    public init(
        settings: Settings,
        consultation: String?,
        at moment: Date? = nil,
        language: Language? = nil,
        as format: ReportFormat,
        logger: Logger,
        write: @escaping @Sendable ([UInt8]) throws -> Void
    ) {
        self.settings = settings
        self.consultation = consultation
        self.moment = moment
        self.language = language
        self.format = format
        self.logger = logger
        self.write = write
    }

    /// Returns when everything was written.
    ///
    /// - Throws: `UnknownConsultation`, `NotRegistered`, `NotYet`, `PostgresError`, `WordDocument.Failure`,
    ///   `PrintedDocument.Failure`, and what `write` throws.
    public func run() async throws {
        let id = try ConsultationIDs(settings).theChosen(consultation)
        try await Database.with(settings, mayCreate: false, progress: { logger.notice("\($0)") }) { database in
            try await database.withStore { store in
                if try await report(on: id, from: store) { return }
                if let moment, let registered = try await store.registered(id) {
                    throw NotYet(id, at: moment, registered: registered)
                }
                throw NotRegistered(consultations: [id])
            }
        }
    }

    /// Returns false when the consultation was not registered then.
    private func report(on id: String, from store: Store) async throws -> Bool {
        if format == .csv { return try await store.writeAnswers(to: id, at: moment, write) }
        guard let state = try await store.state(of: id, sample: Report.sampledRespondents, at: moment) else {
            return false
        }
        var report = Report(of: state)
        if let language { report.language = language }
        try write(try await format.file(of: report.source(of: format) ?? []))
        return true
    }
}
