import Postgres

/// Everything that Concord asks of PostgreSQL, in the domain's words. One connection; calls run one after the other.
public struct Store: Sendable {
    let connection: Connection

    /// Connects. Throws `PostgresError`.
    ///
    /// - Parameters:
    ///   - conninfo: Any libpq connection string.
    ///   - timeout: After how many seconds a server that does not answer is given up, 2 or more; nil: as usual.
    public static func open(_ conninfo: String, timeout: Int? = nil) async throws -> Store {
        let connection = try await Connection.open(conninfo, applicationName: "concord", timeout: timeout)
        do {
            try await connection.execute(script: limits)
        } catch {
            await connection.close()
            throw error
        }
        return Store(connection: connection)
    }

    /// No wait is endless. Whoever holds a lock for longer than this is complained about, and asked again; a Concord that
    /// stands still in the middle of a transaction loses it, so that it does not hold up the others; and the locks of one
    /// whose machine is gone end after two minutes.
    private static let limits = """
        set lock_timeout = '4s';
        set idle_in_transaction_session_timeout = '60s';
        set tcp_keepalives_idle = 60;
        set tcp_keepalives_interval = 10;
        set tcp_keepalives_count = 6
        """

    /// Whether any submission is stored whose bytes have none of these SHA-256. Throws `PostgresError`.
    public func hasSubmissions(otherThan hashes: [[UInt8]]) async throws -> Bool {
        try await connection.transaction { connection in
            try !connection.query("select 1 from concord.submission where sha256 <> all(\(hashes)::bytea[]) limit 1")
                .isEmpty
        }
    }

    /// Ends the connection.
    public func close() async {
        await connection.close()
    }

    /// Keeps apart the changes that must not run at the same time, on whichever machine. The numbers are Concord's own.
    enum AdvisoryLock: Int {
        case migrating = 0x636F_6E63_0001
        case recording = 0x636F_6E63_0002
    }
}

extension Connection {
    /// Has what is sent after it wait until no other transaction holds this lock; it is held until the transaction ends.
    /// It is given up with SQLSTATE 55P03 when another's transaction hangs.
    ///
    /// - Parameter seconds: After how long; nil: as for every lock.
    func acquire(_ lock: Store.AdvisoryLock, seconds: Int? = nil) throws {
        if let seconds { try send("select set_config('lock_timeout', \("\(seconds)s")::text, true)") }
        try send("select pg_advisory_xact_lock(\(lock.rawValue)::bigint)")
    }
}
