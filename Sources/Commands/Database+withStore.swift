import Daemon
import Logging
import Store

extension Database {
    /// Has a connection for as long as `body` runs, to the database that is configured or else to the private one that a
    /// daemon has made.
    ///
    /// - Throws: `DatabaseError`, `FileError`, and what `body` throws.
    static func withStore(
        _ settings: Settings,
        logger: Logger,
        _ body: (Store) async throws -> Void
    ) async throws {
        try await with(settings, mayCreate: false, progress: { logger.notice("\($0)") }) { database in
            let store = try await database.open()
            do {
                try await body(store)
            } catch {
                await store.close()
                throw error
            }
            await store.close()
        }
    }
}
