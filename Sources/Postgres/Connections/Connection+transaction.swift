import CLibPQ

extension Connection {
    private static let maximumAttempts = 5

    /// Runs the body in a transaction, commits, and returns what the body returned.
    ///
    /// The body is synchronous: nothing else can come between its statements, and it cannot wait for anything but PostgreSQL.
    /// When it throws, the transaction is rolled back. When the transaction loses against a concurrent one (SQLSTATE 40001
    /// or 40P01), the body runs again, up to five times in all, so it must not change anything outside of the database.
    /// When the task is cancelled, the running statement is cancelled on the server and `CancellationError` is thrown; a
    /// commit that has begun is not cancelled.
    @discardableResult
    public func transaction<R: Sendable>(
        isolation: Isolation = .readCommitted,
        _ body: @Sendable (isolated Connection) throws -> R
    ) async throws -> R {
        for number in 1..<Self.maximumAttempts {
            do {
                return try await attempt(isolation, body)
            } catch let error as PostgresError where error.isTransactionConflict {
                // For a random time, so that those who met do not meet again.
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...(4 << number))))
            }
        }
        return try await attempt(isolation, body)
    }

    private func attempt<R: Sendable>(
        _ isolation: Isolation,
        _ body: @Sendable (isolated Connection) throws -> R
    ) async throws -> R {
        let cancellation = Cancellation(try openSession.canceller)
        return try await withTaskCancellationHandler {
            // Nothing suspends in here, so no other call gets in between begin and commit.
            self.cancellation = cancellation
            do {
                try send(isolation.begin)
                let result = try body(self)
                try cancellation.check()
                self.cancellation = nil
                try commit()
                return result
            } catch {
                self.cancellation = nil
                rollBack()
                throw error
            }
        } onCancel: {
            cancellation.request()
        }
    }

    private func commit() throws {
        // The server answers commit with success also where it has rolled back.
        switch try openSession.transactionStatus {
        case PQTRANS_INTRANS, PQTRANS_ACTIVE: break
        case PQTRANS_INERROR:
            throw PostgresError(.misuse, "nothing was committed: a statement failed and the body caught its error")
        case PQTRANS_UNKNOWN:
            throw PostgresError(.connection, "the connection to PostgreSQL was lost before commit")
        default:
            throw PostgresError(.misuse, "the body has ended the transaction by itself; leave commit and rollback out")
        }
        do {
            try execute("commit")
        } catch let error as PostgresError where error.kind == .connection {
            throw error.duringCommit
        }
    }

    /// A connection that cannot go back to a state without transaction is given up.
    private func rollBack() {
        guard let session else { return }
        session.settle()
        if session.transactionStatus == PQTRANS_IDLE { return }
        do {
            try execute("rollback")
        } catch {
            self.session = nil
        }
    }
}
