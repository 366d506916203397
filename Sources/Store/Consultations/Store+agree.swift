public import ConsultationModel
import FoundationEssentials
import Postgres

/// Several services may work on one database, each with a configuration of its own. A consultation has one definition
/// in force: it decides what counts for all. Each service tells of the definitions that it wants by locks, which end
/// with its connection.
extension Store {
    /// Registers these consultations for a service that works by them from now on, until this connection ends.
    ///
    /// A definition replaces the one in force only where no other service wants another one: none of them silently
    /// decides for the others.
    ///
    /// - Returns: What to work by: each consultation as it was given, or, where another service wants another definition,
    ///   as it is in force.
    /// - Throws: `PostgresError`.
    public func agree(on consultations: [Consultation]) async throws -> [Consultation] {
        let definitions = try consultations.map { try $0.definition }
        return try await connection.transaction { connection in
            try connection.acquire(.recording)
            let contested = try connection.want(definitions, of: consultations.map(\.id))
            var agreed: [Consultation] = []
            var changed = false
            for (consultation, definition) in zip(consultations, definitions) {
                if contested.contains(consultation.id),
                    let inForce = try connection.definition(of: consultation.id, at: nil)
                {
                    agreed.append(inForce)
                } else {
                    changed = try connection.register(consultation, definition: definition) || changed
                    agreed.append(consultation)
                }
            }
            if changed || !contested.isEmpty { try connection.announceChange() }
            return agreed
        }
    }

    /// A consultation of which services that are at work now want different definitions.
    public struct Contested: Sendable, Hashable {
        /// Its id.
        public let consultation: String
        /// From where the services have connected, each place once: an address, or "this machine's socket".
        public let places: [String]
    }

    /// The consultations of which services that are at work now want different definitions. Throws `PostgresError`.
    public func contested() async throws -> [Contested] {
        try await connection.transaction { connection in
            let rows = try connection.query(
                """
                select
                    consultation_id,
                    string_agg(distinct coalesce(host(activity.client_addr), 'the database''s own machine'), chr(31))
                from concord.consultation
                join pg_locks as wish
                    on wish.classid::bigint = \(raw: Connection.consultationKey)
                left join pg_stat_activity as activity
                    on activity.pid = wish.pid
                where \(raw: Connection.isWish)
                group by consultation_id
                having count(distinct wish.objid) > 1
                order by consultation_id
                """
            )
            return try rows.map { row in
                let (id, places) = try row.decode((String, String).self)
                return Contested(consultation: id, places: places.split(separator: "\u{1F}").map(String.init))
            }
        }
    }
}

extension Connection {
    /// A lock whose first number is a consultation's, and whose second is a definition's.
    fileprivate static let isWish: StaticString = """
        wish.locktype = 'advisory'
            and wish.objsubid = 2
            and wish.database = (select oid from pg_database where datname = current_database())
        """

    fileprivate static let consultationKey: StaticString = """
        ('x' || substr(md5(consultation_id), 1, 8))::bit(32)::bigint
        """

    fileprivate static let definitionKey: StaticString = """
        ('x' || substr(md5(definition::jsonb::text), 1, 8))::bit(32)::bigint
        """

    /// Tells others of the definitions that this connection's service wants, in place of those it wanted before.
    ///
    /// - Returns: The ids of the consultations of which another service wants another definition.
    fileprivate func want(_ definitions: [String], of ids: [String]) throws -> Set<String> {
        try send("select pg_advisory_unlock_all()")
        // A statement of its own: a condition could keep a part of one from being run.
        try send(
            """
            select pg_advisory_lock_shared(
                \(raw: Self.consultationKey)::bit(32)::integer, \(raw: Self.definitionKey)::bit(32)::integer
            )
            from unnest(\(ids)::text[], \(definitions)::text[]) as given (consultation_id, definition)
            """
        )
        let contested = try query(
            """
            select consultation_id
            from (
                select
                    consultation_id,
                    \(raw: Self.consultationKey) as consultation,
                    \(raw: Self.definitionKey) as wanted
                from unnest(\(ids)::text[], \(definitions)::text[]) as given (consultation_id, definition)
            ) as given
            where exists (
                select
                from pg_locks as wish
                where \(raw: Self.isWish)
                    and wish.pid <> pg_backend_pid()
                    and wish.classid::bigint = consultation
                    and wish.objid::bigint <> wanted
            )
            """
        )
        return Set(try contested.map { try $0.decode(String.self) })
    }
}
