import Daemon
import Intake
import Postgres
import PostgresServer
public import Store

/// Whether the database can be used, and what it knows of the files that were taken.
public enum DatabaseStatus: Sendable, Hashable {
    /// It answers.
    case reachable(IntakeStatus)
    /// It does not, or nothing can be recorded there, with the reason.
    case away(String)

    /// After how many seconds a server that does not answer is given up.
    static let timeout = 3

    /// Asks the database that the settings name. A private one is not started for it.
    init(_ settings: Settings) async {
        let directory = settings.state.database
        guard
            let conninfo = settings.database
                ?? PrivateServer.runningConnectionString(at: directory, database: "concord")
        else {
            self = .away("the private PostgreSQL in \(directory) is not running; \"concord run\" starts it")
            return
        }
        do {
            let store = try await Store.open(conninfo, timeout: Self.timeout)
            do {
                let intake = try await store.intakeStatus()
                self =
                    intake.isReadOnly
                    ? .away("it answers and takes no changes: it is a standby, or read-only by its settings")
                    : .reachable(intake)
            } catch {
                self = .away("\(error)")
            }
            await store.close()
        } catch {
            self = .away("\(error)")
        }
    }

    /// What it knows; nil when it is away.
    public var intake: IntakeStatus? {
        if case .reachable(let intake) = self { intake } else { nil }
    }

    /// Why it cannot be used; nil when it can.
    public var reason: String? {
        if case .away(let reason) = self { reason } else { nil }
    }
}
