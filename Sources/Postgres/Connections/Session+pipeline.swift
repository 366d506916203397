import CLibPQ

/// Statements that were sent, and whose results are not read yet: so the server works on while more is put together, and many
/// statements take the time of one journey. Each is prepared when it comes for the first time on this connection; later
/// it is not parsed again, and seldom planned.
struct Pipeline {
    /// One thing that the server will answer, in order.
    enum Step {
        /// A statement is prepared.
        case preparation(Statement)
        case statement(Reply, text: String)
        /// The server sends what it has answered so far.
        case end
    }

    /// What is prepared: the same text may stand with values of other types.
    struct Statement: Hashable {
        var text: String
        var types: [PostgresType]
    }

    /// The steps under way.
    var steps: [Step] = []
    /// Whether something was sent after the last end.
    var isOpen = false
    /// The first thing that went wrong among the steps under way. What was sent after it is not run.
    var failure: (any Error)?
    /// That of the transaction to which the steps belong.
    var cancellation: Cancellation?
    /// The names of statements that the server knows.
    var names: [Statement: String] = [:]
    /// How many names were given.
    var named = 0
}

extension Session {
    /// Sends a statement, at the latest together with the next one that is waited for.
    func send(_ sql: SQL, cancellation: Cancellation?) throws -> Reply {
        try check(sql, cancellation)
        if pipeline.steps.isEmpty {
            guard PQenterPipelineMode(connection) == 1 else { throw lostConnection }
            pipeline.cancellation = cancellation
            cancellation?.statementWasSent()
        }
        let reply = Reply(of: self)
        pipeline.isOpen = true
        let statement = Pipeline.Statement(text: sql.text, types: sql.parameters.types)
        let name: String
        if let known = pipeline.names[statement] {
            name = known
        } else {
            pipeline.named += 1
            name = "pipelined_\(pipeline.named)"
            pipeline.names[statement] = name
            pipeline.steps.append(.preparation(statement))
            guard sql.parameters.prepare(sql.text, named: name, on: connection) == 1 else { throw giveUp() }
        }
        pipeline.steps.append(.statement(reply, text: sql.text))
        guard sql.parameters.send(prepared: name, on: connection) == 1 else { throw giveUp() }
        return reply
    }

    /// Reads what is under way, up to this reply.
    func wait(for reply: Reply) throws -> QueryResult? {
        while reply.outcome == nil {
            if pipeline.steps.isEmpty { throw lostConnection }
            end()
            receive()
        }
        // The end is there already. Without it, nothing could be run in another way.
        if case .end? = pipeline.steps.first, pipeline.steps.count == 1 { receive() }
        return try reply.outcome?.get()
    }

    /// Reads all that is under way. What has failed stays with its replies.
    func settle() {
        while !pipeline.steps.isEmpty {
            end()
            receive()
        }
    }

    private func end() {
        guard pipeline.isOpen else { return }
        pipeline.isOpen = false
        pipeline.steps.append(.end)
        if PQpipelineSync(connection) != 1 { abandon() }
    }

    /// Reads what the server answers to the first step.
    private func receive() {
        guard !pipeline.steps.isEmpty else { return }
        switch pipeline.steps.removeFirst() {
        case .end:
            // Its own result, that no other one follows.
            PQclear(PQgetResult(connection))
            if isBroken { return abandon() }
        case .preparation(let statement):
            do {
                _ = try results(of: statement.text, pipeline.cancellation)
                if pipeline.failure != nil { pipeline.names[statement] = nil }
            } catch {
                pipeline.names[statement] = nil
                pipeline.failure = pipeline.failure ?? error
            }
        case .statement(let reply, let text):
            do {
                let result = try results(of: text, pipeline.cancellation)
                reply.outcome = pipeline.failure.map(Result.failure) ?? .success(result)
            } catch {
                pipeline.failure = pipeline.failure ?? error
                reply.outcome = .failure(pipeline.failure ?? error)
            }
        }
        if isBroken { return abandon() }
        if pipeline.steps.isEmpty { leave() }
    }

    /// Nothing will be answered any more.
    private func abandon() {
        let failure = pipeline.failure ?? lostConnection
        for case .statement(let reply, _) in pipeline.steps { reply.outcome = .failure(failure) }
        pipeline.steps = []
        leave()
    }

    private func leave() {
        PQexitPipelineMode(connection)
        pipeline.isOpen = false
        pipeline.failure = nil
        pipeline.cancellation?.statementHasEnded()
        pipeline.cancellation = nil
    }
}
