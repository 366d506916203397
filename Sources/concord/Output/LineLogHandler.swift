import ConsultationModel
import FoundationEssentials
import Logging
import Systemd

/// Writes each event as one line to standard error: time, level, message, then `key=value` sorted by key. What came from
/// outside cannot begin a new line or change the terminal.
///
/// Where standard error is the journal, which has the time already, the line is the priority, `<6>`, and the message.
struct LineLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let isForJournal: Bool

    /// Leaves out events below this level.
    init(level: Logger.Level, isForJournal: Bool = Terminal.isJournal) {
        logLevel = level
        self.isForJournal = isForJournal
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        Terminal.log(line(for: event))
    }

    /// What is written for an event.
    func line(for event: LogEvent) -> String {
        var all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        if let error = event.error { all["error"] = "\(error)" }
        let pairs = all.sorted { $0.key < $1.key }.map { key, value in
            "\(key.printableLine)=\(quoted("\(value)".printableLine.shortened(to: 2000)))"
        }
        let message = "\(event.message)".printableLine.shortened(to: 2000)
        let parts = isForJournal ? [message] : [Date().formatted(.iso8601), "\(event.level)", message]
        // The journal cuts lines at 48 KiB, and the rest would be an event of its own.
        let line = (parts + pairs).joined(separator: " ").shortened(to: 40_000)
        return isForJournal ? JournalPriority(event.level).prefix + line : line
    }

    /// In double quotes where white space, a quote or an equals sign would leave open where the value ends.
    private func quoted(_ value: String) -> String {
        guard value.isEmpty || value.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "=" }) else {
            return value
        }
        return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
    }
}

extension JournalPriority {
    fileprivate init(_ level: Logger.Level) {
        switch level {
        case .trace, .debug: self = .debug
        case .info: self = .info
        case .notice: self = .notice
        case .warning: self = .warning
        case .error: self = .error
        case .critical: self = .critical
        }
    }
}

extension String {
    /// The beginning in so many bytes, followed by "…" when there is more.
    fileprivate func shortened(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: limit)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end]) + "…"
    }
}
