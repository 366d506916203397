public import ConsultationModel
public import Logging
public import Reporting
public import ServiceLifecycle
import Store

/// Tells what has happened to one recommendation, from what the database holds.
public struct RecommendationStory: Service {
    /// No edition of the consultation asks about it.
    public struct Unknown: Error, CustomStringConvertible {
        /// What was found, and what was expected.
        public let description: String
    }

    private let settings: Settings
    private let consultation: String?
    private let recommendation: String
    private let othersInFull: Int?
    private let language: Language?
    private let logger: Logger
    private let show: @Sendable (Story) throws -> Void

    /// - Parameters:
    ///   - consultation: The consultation's id; nil: the only one.
    ///   - recommendation: The recommendation's id.
    ///   - othersInFull: As for `Story`.
    ///   - language: Nil: the consultation's.
    ///   - show: Called once.
    public init(
        settings: Settings,
        consultation: String?,
        recommendation: String,
        othersInFull: Int?,
        language: Language?,
        logger: Logger,
        show: @escaping @Sendable (Story) throws -> Void
    ) {
        self.settings = settings
        self.consultation = consultation
        self.recommendation = recommendation
        self.othersInFull = othersInFull
        self.language = language
        self.logger = logger
        self.show = show
    }

    /// Returns when it was shown.
    ///
    /// - Throws: `UnknownConsultation`, `Unknown`, `NotRegistered`, `PostgresError`, and what `show` throws.
    public func run() async throws {
        let id = try ConsultationIDs(settings).theChosen(consultation)
        try await Database.with(settings, mayCreate: false, progress: { logger.notice("\($0)") }) { database in
            try await database.withStore { store in
                guard let record = try await store.record(of: recommendation, in: id) else {
                    throw NotRegistered(consultations: [id])
                }
                guard var story = Story(of: record, othersInFull: othersInFull) else {
                    throw Unknown(recommendation, in: record.editions.last?.consultation)
                }
                if let language { story.language = language }
                try show(story)
            }
        }
    }
}

extension RecommendationStory.Unknown {
    fileprivate init(_ recommendation: String, in consultation: Consultation?) {
        let known = consultation?.recommendations.map(\.id).joined(separator: ", ") ?? ""
        description = """
            found the recommendation "\(recommendation)", about which \(consultation?.id ?? "") does not ask; expected one of \
            \(known)
            """
    }
}
