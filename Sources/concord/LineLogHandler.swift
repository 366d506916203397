import ConsultationModel
import FoundationEssentials
import Logging

/// Writes each event as one line to standard error: time, level, message, then `key=value` sorted by key. What came from
/// outside cannot begin a new line or change the terminal.
struct LineLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    /// Leaves out events below this level.
    init(level: Logger.Level) {
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let pairs = all.sorted { $0.key < $1.key }.map { "\($0.key)=\(quoted("\($0.value)".printableLine))" }
        let parts = [Date().formatted(.iso8601), "\(event.level)", "\(event.message)".printableLine] + pairs
        Terminal.complain(parts.joined(separator: " "))
    }

    /// In double quotes where white space, a quote or an equals sign would leave open where the value ends.
    private func quoted(_ value: String) -> String {
        guard value.isEmpty || value.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "=" }) else {
            return value
        }
        return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
    }
}
