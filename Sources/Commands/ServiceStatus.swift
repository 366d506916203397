public import Daemon
public import FoundationEssentials
public import Intake
import LinuxFiles

/// How the service fares, seen from outside: nothing is started, created or changed.
public struct ServiceStatus: Sendable {
    /// Where the inbox and the reports are.
    public let state: StateDirectory
    /// The moment of the look.
    public let checked: Date
    /// Who works on the inbox, and what waits in it.
    public let inbox: InboxSurvey
    /// Whether the database answers, and what it says.
    public let database: DatabaseStatus
    /// The reports that stand there.
    public let reports: [PublishedReport]
    /// What the daemons at work on this state directory have noted as wrong, the oldest first.
    public let troubles: [StandingTrouble]

    /// A file that waits for longer, in seconds, waits for too long, whatever the reason.
    static let longestWait = 300.0

    /// Looks at all of it. Returns within some seconds, also when the database does not answer.
    ///
    /// - Throws: `CommandError` when the state directory is not there or cannot be read.
    public init(of settings: Settings) async throws {
        state = settings.state
        checked = Date()
        do throws(FileError) {
            guard try Files.entry(at: state.path) != nil else {
                throw FileError(attempt: "look at \(state.path)", code: FileError.nothingThere)
            }
            inbox = try InboxSurvey(of: state, settle: settings.intake.settle, now: checked)
            reports = try PublishedReport.all(in: state)
            troubles = TroubleFile.troubles(in: state)
        } catch {
            throw CommandError(
                .inputOutput,
                """
                \(error). Name the daemon's state directory with --state-directory, and ask as the daemon's user or \
                as root
                """
            )
        }
        database = await DatabaseStatus(settings)
    }

    /// Whether a process takes files from this inbox.
    public var isAlive: Bool { inbox.processes > 0 }

    /// Whether some file waits for longer than it should: one that nobody has written to for five minutes.
    public var isOverdue: Bool {
        inbox.oldest.map { checked.timeIntervalSince($0.since) > Self.longestWait } ?? false
    }

    /// Whether files that are dropped now are taken: somebody is at work, the database answers and takes changes,
    /// nothing is in the way that a daemon knows of, every folder of the inbox can be looked into, and no file waits for
    /// too long.
    public var isHealthy: Bool {
        isAlive && database.reason == nil && !troubles.contains(where: \.isInTheWay) && inbox.unreadable.isEmpty
            && !isOverdue
    }
}
