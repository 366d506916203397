public import ConsultationModel
public import FoundationEssentials
import Postgres

extension Store {
    /// All that a report on this consultation is made from; nil when it was not registered then.
    ///
    /// The state of now is read from counts that are kept up: work does not depend on the number of answers. That of an
    /// earlier moment is counted over what counted then, and is equal to what this gave at that moment. As-of times of
    /// reports give the same state again.
    ///
    /// - Parameters:
    ///   - sample: How many respondents that do not speak for their region are quoted per region: those with the
    ///     smallest ids.
    ///   - moment: As of when; nil: as of the last commit.
    /// - Throws: `PostgresError`.
    public func state(of consultation: String, sample: Int, at moment: Date? = nil) async throws -> ConsultationState? {
        try await connection.transaction(isolation: .snapshot) { connection in
            try connection.state(of: consultation, sample: sample, at: moment)
        }
    }

    /// When the consultation was registered first, before which there is no report on it; nil when it is not
    /// registered. Throws `PostgresError`.
    public func registered(_ consultation: String) async throws -> Date? {
        try await connection.transaction { connection in
            try connection.query(
                """
                select min(recorded_at)
                from concord.consultation_edition
                where consultation_id = \(consultation)::text
                """
            ).first?.decode(Date?.self)
        }
    }
}

extension Connection {
    /// So many nights and rejected files are known to a report.
    private static let knownNights = 60
    private static let knownRejections = 20

    /// As `Store.state(of:sample:at:)`, within a transaction.
    func state(of id: String, sample: Int, at moment: Date?) throws -> ConsultationState? {
        guard let consultation = try definition(of: id, at: moment) else { return nil }
        let asOf = try asOf(consultation, at: moment)
        // All are asked for at once, and each is read while the database works on the next one.
        let sampled = try sampled(of: id, sample: sample, at: moment)
        let tallies = try tallies(of: id, at: moment)
        let intake = try intake(of: consultation, at: moment)
        let designations = try designations(of: id, at: moment)
        let withdrawals = try withdrawals(of: id, at: moment)
        let rejections = try files(
            of: id,
            [.rejected],
            after: nil,
            until: moment,
            limit: Self.knownRejections
        )
        let nights = try nights(of: id, at: moment, limit: Self.knownNights)
        let recent = try recentChanges(of: consultation, at: moment)
        let quotations = try quotations(of: sampled, in: consultation)
        guard let asOf = try asOf.value() else { return nil }
        return ConsultationState(
            consultation: consultation,
            asOf: asOf.moment,
            tallies: try tallies.value(),
            quotations: try quotations.value(),
            intake: try intake.value(),
            designations: try designations.value(),
            withdrawals: try withdrawals.value(),
            rejections: try rejections.value(),
            recent: try recent.value(),
            nights: try nights.value()
        )
    }
}
