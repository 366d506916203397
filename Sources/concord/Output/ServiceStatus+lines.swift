import Commands
import ConsultationModel
import Daemon
import FoundationEssentials
import Intake
import Store

extension ServiceStatus {
    /// What a person reads: a subject and what is said of it on each line.
    var lines: [String] {
        var rows = [("daemon", daemon), ("database", database.reason ?? "reachable")]
        for trouble in troubles { rows.append(("trouble", "\(trouble.message), since \(told(trouble.since))")) }
        rows.append(("waiting", waiting))
        if let oldest = inbox.oldest {
            let overdue = isOverdue ? ": too long; look at it and at the log" : ""
            rows.append(("oldest", "\(oldest.file), since \(told(oldest.since))\(overdue)"))
        }
        for left in inbox.leftAlone.prefix(5) {
            let words = left.reason == .linked ? "it has other names (hard links)" : "not a regular file"
            rows.append(("left alone", "\(left.file), since \(told(left.since)): \(words)"))
        }
        if inbox.leftAloneCount > 5 { rows.append(("left alone", "\(inbox.leftAloneCount - 5) more")) }
        for folder in inbox.settlingFolders {
            rows.append(("by time", "inbox/\(folder): nobody can know there whether a file is still open"))
        }
        for folder in inbox.unreadable { rows.append(("not read", "inbox/\(folder): its files are not counted")) }
        if let intake = database.intake {
            rows.append(
                ("last file", intake.last.map { "\($0.file), \($0.outcome) \(told($0.recorded))" } ?? "none yet")
            )
            rows.append(("rejected", "\(intake.rejectedToday) today, since 00:00 UTC"))
        }
        for report in reports { rows.append(("report", line(of: report))) }
        if reports.isEmpty { rows.append(("report", "none yet")) }
        return rows.map { subject, words in
            (subject + String(repeating: " ", count: max(1, 11 - subject.count)) + words).printableLine
        }
    }

    private var daemon: String {
        switch inbox.processes {
        case 0: "not running: nobody takes files from \(state.inbox)"
        case 1: "at work on \(state.inbox)"
        case let processes: "\(processes) processes at work on \(state.inbox)"
        }
    }

    private var waiting: String {
        let files = inbox.complete == 1 ? "1 complete file" : "\(inbox.complete) complete files"
        return "\(files), \(inbox.incomplete) still being written, \(inbox.claimed) taken and not filed yet"
    }

    private func line(of report: PublishedReport) -> String {
        var parts = [report.asOf.map { "as of \($0)" } ?? "as of an unknown time"]
        if let published = report.published {
            parts.append("written \(told(published))")
        } else {
            parts = ["no newest report"]
        }
        if let night = report.night { parts.append("last night \(night)") }
        return "\(report.consultation): \(parts.joined(separator: ", "))"
    }

    /// "2017-05-12T14:03:05Z (2 hours ago)".
    private func told(_ moment: Date) -> String {
        let seconds = checked.timeIntervalSince(moment)
        let units: [(seconds: Double, name: String)] = [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")]
        let ago = units.first { seconds >= $0.seconds }.map { unit in
            let number = Int(min(seconds / unit.seconds, 1_000_000))
            return "\(number) \(unit.name)\(number == 1 ? "" : "s") ago"
        }
        return "\(moment.formatted(.iso8601)) (\(ago ?? "just now"))"
    }
}
