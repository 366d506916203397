import ArgumentParser

/// What is measured, by the names under which it is asked for, in the order of the table.
enum Figure: String, CaseIterable, ExpressibleByArgument {
    case backlog
    case peer
    case few
    case latency
    case storedLatency = "stored-latency"
    case consensus
    case idle
    case start

    /// In a line.
    var purpose: String {
        switch self {
        case .backlog:
            "a full inbox, against psql \\copy of the same rows and mv of the files; the memory that it takes"
        case .peer: "20,000 files, against Python with watchfiles and psycopg"
        case .few: "2,000 files of 40 answers, against the same and against incron with psql"
        case .latency: "one file renamed in, until it is committed and until the report stands there"
        case .storedLatency: "the same with the backlog stored, against an empty database"
        case .consensus: "a consultation's levels after one file has changed, against counting all answers"
        case .idle: "memory and processor time with nothing to do, for a minute"
        case .start: "from the start to READY=1, against psql -c 'select 1'"
        }
    }

    /// Prints its rows.
    func measure(on bench: Bench) async throws {
        switch self {
        case .backlog: try await bench.backlog()
        case .peer: try await bench.peer()
        case .few: try await bench.few()
        case .latency: try await bench.latency()
        case .storedLatency: try await bench.storedLatency()
        case .consensus: try await bench.consensus()
        case .idle: try await bench.idle()
        case .start: try await bench.start()
        }
    }
}
