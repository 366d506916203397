import FoundationEssentials
public import Logging
public import ServiceLifecycle
import Store

/// Gives back the report that was kept for an earlier night, as it was written then.
public struct KeptReports: Service {
    /// What becomes of it.
    public enum Use: Sendable {
        /// Its files are written again where they are missing or differ.
        case write(show: @Sendable (NightlyReports.Finding) -> Void)
        /// One of its forms is handed over, piece by piece.
        case output(ReportFormat, write: @Sendable ([UInt8]) throws -> Void)
    }

    /// There is no report of the night.
    public struct NoSuchNight: Error, CustomStringConvertible {
        /// What was found, and what was expected.
        public let description: String

        init(_ night: String, on consultation: String, kept: [String]) {
            let newest = kept.suffix(5).joined(separator: ", ")
            let nights =
                kept.isEmpty ? "no night has one; keep tonight's with --night alone" : "the newest are \(newest)"
            description = "no report on \(consultation) is kept for the night \(night); \(nights)"
        }
    }

    private let settings: Settings
    private let night: String
    private let consultation: String?
    private let use: Use
    private let logger: Logger

    /// - Parameters:
    ///   - night: A date: "2017-05-12".
    ///   - consultation: The consultation's id; nil: the only one that there is, and all where files are written.
    public init(settings: Settings, night: String, consultation: String?, logger: Logger, use: Use) {
        self.settings = settings
        self.night = night
        self.consultation = consultation
        self.logger = logger
        self.use = use
    }

    /// Returns when everything was done.
    ///
    /// - Throws: `NoSuchNight` after the others are done; `UnknownConsultation`, `PostgresError`, `FileError`, and what
    ///   writing throws.
    public func run() async throws {
        let known = try ConsultationIDs(settings)
        let ids: [String] =
            switch use {
            case .write: try known.chosen(consultation)
            case .output: [try known.theChosen(consultation)]
            }
        try await Database.with(settings, mayCreate: false, progress: { logger.notice("\($0)") }) { database in
            try await database.withStore { store in
                var failure: NoSuchNight?
                for id in ids {
                    do {
                        try await give(id, from: store)
                    } catch let error as NoSuchNight {
                        failure = failure ?? error
                    }
                }
                if let failure { throw failure }
            }
        }
    }

    private func give(_ consultation: String, from store: Store) async throws {
        guard let kept = try await store.report(of: night, on: consultation) else {
            throw NoSuchNight(night, on: consultation, kept: try await store.nights(of: consultation))
        }
        switch use {
        case .write(let show):
            show(try await NightlyReports.Finding(of: kept, isNew: false, writtenTo: settings.state, from: store))
        case .output(let format, let write):
            if let bytes = kept.report.source(of: format) {
                try write(try await format.file(of: bytes))
            } else {
                try await store.writeAnswers(to: consultation, at: kept.asOf, write)
            }
        }
    }
}
