import Commands
import Daemon
import FoundationEssentials
import Intake
import Store

/// What `concord status --json` prints. `config/status.schema.json` describes the keys, which are an interface: they may
/// grow, and do not change.
struct StatusObject: Encodable {
    struct Database: Encodable {
        var reachable: Bool
        @Explicit var reason: String?
    }

    struct Waiting: Encodable {
        var file: String
        var since: String
    }

    struct LeftAlone: Encodable {
        var file: String
        var since: String
        var reason: String
    }

    struct Inbox: Encodable {
        var complete: Int
        var incomplete: Int
        var claimed: Int
        var overdue: Bool
        @Explicit var oldest: Waiting?
        var unreadableFolders: [String]
        var settlingFolders: [String]
        var leftAloneCount: Int
        var leftAlone: [LeftAlone]

        enum CodingKeys: String, CodingKey {
            case complete, incomplete, claimed, overdue, oldest
            case settlingFolders = "settling_folders"
            case leftAloneCount = "left_alone_count"
            case leftAlone = "left_alone"
            case unreadableFolders = "unreadable_folders"
        }
    }

    struct Trouble: Encodable {
        var kind: String
        var since: String
        var message: String
    }

    struct LastFile: Encodable {
        var file: String
        var outcome: String
        @Explicit var consultation: String?
        @Explicit var region: String?
        var recordedAt: String

        enum CodingKeys: String, CodingKey {
            case file, outcome, consultation, region
            case recordedAt = "recorded_at"
        }
    }

    struct Report: Encodable {
        var consultation: String
        @Explicit var asOf: String?
        @Explicit var publishedAt: String?
        @Explicit var night: String?

        enum CodingKeys: String, CodingKey {
            case consultation, night
            case asOf = "as_of"
            case publishedAt = "published_at"
        }
    }

    var healthy: Bool
    var alive: Bool
    var processes: Int
    var checkedAt: String
    var stateDirectory: String
    var database: Database
    var troubles: [Trouble]
    var inbox: Inbox
    @Explicit var lastFile: LastFile?
    @Explicit var rejectedToday: Int?
    var reports: [Report]

    enum CodingKeys: String, CodingKey {
        case healthy, alive, processes, database, troubles, inbox, reports
        case checkedAt = "checked_at"
        case stateDirectory = "state_directory"
        case lastFile = "last_file"
        case rejectedToday = "rejected_today"
    }

    init(_ status: ServiceStatus) {
        healthy = status.isHealthy
        alive = status.isAlive
        processes = status.inbox.processes
        checkedAt = status.checked.formatted(.iso8601)
        stateDirectory = status.state.path
        database = Database(
            reachable: status.database.reason == nil,
            reason: .init(wrappedValue: status.database.reason)
        )
        troubles = status.troubles.map {
            Trouble(kind: $0.kind, since: $0.since.formatted(.iso8601), message: $0.message)
        }
        inbox = Inbox(
            complete: status.inbox.complete,
            incomplete: status.inbox.incomplete,
            claimed: status.inbox.claimed,
            overdue: status.isOverdue,
            oldest: .init(
                wrappedValue: status.inbox.oldest.map { Waiting(file: $0.file, since: $0.since.formatted(.iso8601)) }
            ),
            unreadableFolders: status.inbox.unreadable,
            settlingFolders: status.inbox.settlingFolders,
            leftAloneCount: status.inbox.leftAloneCount,
            leftAlone: status.inbox.leftAlone.map {
                LeftAlone(file: $0.file, since: $0.since.formatted(.iso8601), reason: $0.reason.rawValue)
            }
        )
        let last = status.database.intake?.last.map { last in
            LastFile(
                file: last.file,
                outcome: last.outcome,
                consultation: .init(wrappedValue: last.consultation),
                region: .init(wrappedValue: last.region),
                recordedAt: last.recorded.formatted(.iso8601)
            )
        }
        _lastFile = .init(wrappedValue: last)
        _rejectedToday = .init(wrappedValue: status.database.intake?.rejectedToday)
        reports = status.reports.map { report in
            Report(
                consultation: report.consultation,
                asOf: .init(wrappedValue: report.asOf),
                publishedAt: .init(wrappedValue: report.published?.formatted(.iso8601)),
                night: .init(wrappedValue: report.night)
            )
        }
    }
}
