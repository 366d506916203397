public import ConsultationModel
public import Daemon
public import Logging
public import Reporting
import Store

/// What has happened to one recommendation, from what the database holds.
public enum RecommendationStory {
    /// Tells it.
    ///
    /// - Parameters:
    ///   - recommendation: The recommendation's id.
    ///   - consultation: The consultation's id; nil: the only one.
    ///   - othersInFull: As for `Story`.
    ///   - language: Nil: the consultation's.
    /// - Throws: `CommandError`, `DatabaseError`, `PostgresError`, and what `show` throws.
    public static func tell(
        of recommendation: String,
        in consultation: String?,
        othersInFull: Int?,
        language: Language?,
        settings: Settings,
        logger: Logger,
        show: (Story) throws -> Void
    ) async throws {
        let id = try ConsultationIDs(settings).theChosen(consultation)
        try await Database.withStore(settings, logger: logger) { store in
            guard let record = try await store.record(of: recommendation, in: id) else {
                throw CommandError.notRegistered([id])
            }
            guard var story = Story(of: record, othersInFull: othersInFull) else {
                let consultation = record.editions.last?.consultation
                throw CommandError(
                    .usage,
                    """
                    found the recommendation "\(recommendation)", about which \(consultation?.id ?? "") does not ask; \
                    expected one of \(consultation?.recommendations.map(\.id).joined(separator: ", ") ?? "")
                    """
                )
            }
            if let language { story.language = language }
            try show(story)
        }
    }
}
