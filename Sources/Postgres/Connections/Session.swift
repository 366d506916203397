import CLibPQ
import Glibc

/// One libpq connection. Its calls block, so it lives on a connection's own queue.
final class Session {
    /// Cancels what this connection runs.
    let canceller: Canceller
    let connection: OpaquePointer?
    private let farewell = Farewell()
    private var isUnusable = false
    var pipeline = Pipeline()

    /// Connects. Throws when no server answers or it refuses.
    init(_ conninfo: Conninfo) throws(PostgresError) {
        let keywords = conninfo.options.map(\.keyword)
        let values = conninfo.options.map(\.value)
        connection = withCStrings(keywords) { keywords in
            withCStrings(values) { values in PQconnectdbParams(keywords, values, 0) }
        }
        canceller = Canceller(connection)
        guard PQstatus(connection) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(connection))
                .split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: "; ")
            throw PostgresError(.connection, "cannot connect to PostgreSQL: \(reason)")
        }
        PQsetNoticeReceiver(
            connection,
            { farewell, result in
                guard let farewell, let result else { return }
                Unmanaged<Farewell>.fromOpaque(farewell).takeUnretainedValue().note(result)
            },
            Unmanaged.passUnretained(farewell).toOpaque()
        )
    }

    deinit {
        PQfinish(connection)
    }

    var isBroken: Bool {
        isUnusable || PQstatus(connection) != CONNECTION_OK
    }

    var transactionStatus: PGTransactionStatusType {
        PQtransactionStatus(connection)
    }

    /// Runs one statement.
    func run(_ sql: SQL, cancellation: Cancellation?) throws -> QueryResult? {
        try wait(for: send(sql, cancellation: cancellation))
    }

    /// Runs one statement and hands over each row, as a result of its own, when it arrives.
    func stream(_ sql: SQL, cancellation: Cancellation?, _ row: (QueryResult) throws -> Void) throws {
        settle()
        try check(sql, cancellation)
        guard sql.parameters.send(sql.text, on: connection) == 1 else { throw lostConnection }
        PQsetSingleRowMode(connection)
        _ = try finish(sql.text, cancellation, row)
    }

    /// Runs statements without parameters, separated by semicolons.
    func run(script: String, cancellation: Cancellation?) throws {
        settle()
        guard !script.utf8.contains(0) else { throw PostgresError(.parameter, "the script has a U+0000 in it") }
        try cancellation?.check()
        guard PQsendQuery(connection, script) == 1 else { throw lostConnection }
        _ = try finish(script, cancellation)
    }

    func check(_ sql: SQL, _ cancellation: Cancellation?) throws {
        if let failure = sql.parameters.failure { throw failure }
        try cancellation?.check()
    }

    /// Reads results until there are no more, whatever happens in between: with some left unread, the connection could not be
    /// used again. Answers the last one; throws the first error.
    private func finish(
        _ statement: String,
        _ cancellation: Cancellation?,
        _ row: (QueryResult) throws -> Void = { _ in }
    ) throws -> QueryResult? {
        cancellation?.statementWasSent()
        defer { cancellation?.statementHasEnded() }
        let result = try results(of: statement, cancellation, row)
        if isBroken { throw lostConnection }
        return result
    }

    /// Reads the results of one statement, or of one script; none where one before it in a pipeline has failed.
    func results(
        of statement: String,
        _ cancellation: Cancellation?,
        _ row: (QueryResult) throws -> Void = { _ in }
    ) throws -> QueryResult? {
        var last: QueryResult?
        var refusal: QueryResult?
        var failure: (any Error)?
        while let pointer = PQgetResult(connection) {
            let result = QueryResult(pointer)
            switch PQresultStatus(pointer) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
                last = result
            case PGRES_PIPELINE_ABORTED: break
            case PGRES_SINGLE_TUPLE:
                guard failure == nil else { break }
                do { try row(result) } catch { failure = error }
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                isUnusable = true
                throw PostgresError(.misuse, "copy from or to the client is not supported; use arrays and unnest")
            default:
                refusal = refusal ?? result
            }
        }
        if let failure { throw failure }
        if let refusal { throw error(refusal, statement, cancellation) }
        return last
    }

    private func error(_ refusal: QueryResult, _ statement: String, _ cancellation: Cancellation?) -> any Error {
        // The server has said its last word, also where libpq has not read that it is gone.
        if refusal.isFatal { isUnusable = true }
        let error = PostgresError(isBroken ? .connection : .server, result: refusal.pointer, statement: statement)
        let isCancelled = error.sqlState == "57014" && cancellation?.isRequested == true
        return isCancelled ? CancellationError() : error
    }

    /// Also when libpq has not noticed.
    func giveUp() -> PostgresError {
        isUnusable = true
        return lostConnection
    }

    var lostConnection: PostgresError {
        if isBroken, let error = farewell.error { return error }
        var error = PostgresError(
            isBroken ? .connection : .misuse,
            isBroken ? "the connection to PostgreSQL was lost" : "libpq did not send the statement"
        )
        error.details = [String(cString: PQerrorMessage(connection))]
        return error
    }
}

/// Calls with a null-terminated array of C strings, valid during the call.
private func withCStrings<R>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> R) -> R {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies.map { UnsafePointer($0) } + [nil])
}
