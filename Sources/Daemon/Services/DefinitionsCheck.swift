import Store

/// Tells when services that work on one database have different definitions of a consultation.
struct DefinitionsCheck {
    private static let pause = Duration.seconds(5)

    private var last: ContinuousClock.Instant?

    /// Asks the database who wants what, every five seconds. Throws `PostgresError`.
    mutating func look(at store: Store, _ health: Health) async throws {
        if let last, ContinuousClock.now - last < Self.pause { return }
        let contested = try await store.contested()
        last = .now
        if contested.isEmpty {
            health.ends(.definitions)
        } else {
            health.troubled(.definitions, contested.map(Self.words).joined(separator: "; "))
        }
    }

    private static func words(_ contested: Store.Contested) -> String {
        """
        services that work on this database have different definitions of \(contested.consultation) (they have \
        connected from \(contested.places.joined(separator: ", "))). The one that is in force stays until they agree: \
        give all the same file, and reload or stop those that have another
        """
    }
}
