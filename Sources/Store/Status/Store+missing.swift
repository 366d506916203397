public import FoundationEssentials
import Postgres

extension Store {
    /// The claims among these that the database does not know, and of whose bytes it knows nothing either: a file that was
    /// dropped again stands for itself.
    ///
    /// - Parameter files: Each with the SHA-256 of its bytes in hexadecimal; nil when it was not read.
    /// - Throws: `PostgresError`.
    public func missing(_ files: [(claim: UUID, sha256: String?)]) async throws -> [UUID] {
        if files.isEmpty { return [] }
        return try await connection.transaction { connection in
            let known = Set(
                try connection.query(
                    "select claim_id from concord.intake_event where claim_id = any(\(files.map(\.claim))::uuid[])"
                ).map { try $0.decode(UUID.self) }
            )
            let gone = files.filter { !known.contains($0.claim) }
            if gone.isEmpty { return [] }
            let rows = try connection.query(
                """
                select claim_id
                from unnest(\(gone.map(\.claim))::uuid[], \(gone.map(\.sha256))::text[]) as given (claim_id, sha256)
                where not exists (
                    select from concord.intake_event where intake_event.sha256 = decode(given.sha256, 'hex')
                )
                """
            )
            return try rows.map { try $0.decode(UUID.self) }
        }
    }
}
