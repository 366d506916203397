/// A connection to a PostgreSQL database, used by one transaction at a time.
///
/// Its work blocks a queue of its own and no other task. Statements run in `transaction`; one that is called from outside of
/// any is a transaction by itself and is not cancelled with its task (`create database` needs that).
/// A connection that was lost stays so (`isBroken`): open another.
public actor Connection {
    private let executor = QueueExecutor(label: "postgres.connection")
    var session: Session?
    /// That of the transaction under way, as long as its statements may be cancelled.
    var cancellation: Cancellation?

    /// The connection's own queue.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    private init() {}

    /// Connects to the database that a libpq connection string (`key=value`, URI or service) describes.
    ///
    /// The time zone of the session is UTC and its encoding UTF-8. Unless the string, its service or the environment says
    /// otherwise, an address is given up after 10 s, and a connection whose server does not answer packets after 30 s; one
    /// over TCP that has been silent for 30 s is probed.
    /// Throws `PostgresError` of kind `.parameter` for a string that cannot be read, else of kind `.connection`.
    ///
    /// - Parameter timeout: Another number of seconds for both, 2 or more, whatever the string, its service or the
    ///   environment says.
    public static func open(
        _ conninfo: String,
        applicationName: String? = nil,
        timeout: Int? = nil
    ) async throws -> Connection {
        let conninfo = try Conninfo(conninfo, applicationName: applicationName, timeout: timeout)
        let connection = Connection()
        try await connection.connect(conninfo)
        return connection
    }

    private func connect(_ conninfo: Conninfo) throws {
        let session = try Session(conninfo)
        try session.run(script: "set time zone 'UTC'", cancellation: nil)
        self.session = session
    }

    /// Ends the connection. Statements throw from then on.
    public func close() {
        session = nil
    }

    /// Whether the connection was lost or closed.
    public var isBroken: Bool { session?.isBroken ?? true }

    /// Runs a statement and returns how many rows it inserted, changed, deleted or found.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int {
        try openSession.run(sql, cancellation: cancellation)?.affectedRows ?? 0
    }

    /// Runs several statements, separated by semicolons, without parameters and without results.
    /// Outside of `transaction` they are one transaction, unless they say otherwise.
    public func execute(script: String) throws {
        try openSession.run(script: script, cancellation: cancellation)
    }

    /// Sends a statement that may run while more is put together; it is waited for by its reply, or else by the commit. When it
    /// fails, nothing that was sent after it is run, and whoever waits next is told why. Outside of `transaction` it is
    /// waited for at once.
    @discardableResult
    public func send(_ sql: SQL) throws -> Reply {
        let reply = try openSession.send(sql, cancellation: cancellation)
        if cancellation == nil { _ = try reply.result() }
        return reply
    }

    /// Notifies those who `listen` to the channel. In a transaction they hear of it when it has committed, and once however
    /// often it was called. The channel's name has 1 to 63 bytes.
    public func notify(_ channel: String) throws {
        try send("select pg_notify(\(channel), '')")
    }

    /// Runs a statement and returns its rows, all held in memory.
    public func query(_ sql: SQL) throws -> [Row] {
        try openSession.run(sql, cancellation: cancellation)?.rows ?? []
    }

    /// Runs a statement and hands over each row as it arrives. When the body throws, the rest is read and dropped.
    public func forEachRow(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try openSession.stream(sql, cancellation: cancellation) { try body(Row(result: $0, index: 0)) }
    }

    var openSession: Session {
        get throws {
            guard let session else { throw PostgresError(.connection, "the connection to PostgreSQL is closed") }
            return session
        }
    }
}
