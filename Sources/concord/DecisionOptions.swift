import ArgumentParser
import ConsultationModel
import Daemon
import FoundationEssentials
import Logging
import ServiceLifecycle
import Store

/// Who decides, and why: what every decision is recorded with.
struct DecisionOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("Who decides; the report says so.", valueName: "name"))
    var by: String

    @Option(help: ArgumentHelp("Why; the report says so.", valueName: "text"))
    var reason: String

    /// Takes the white space around both away. Throws when nothing is left of one.
    mutating func validate() throws {
        by = by.trimmed
        reason = reason.trimmed
        if by.isEmpty { throw ValidationError("--by is empty, expected the name of who decides.") }
        if reason.isEmpty { throw ValidationError("--reason is empty, expected why it is decided so.") }
    }
}

extension Decision {
    /// Records it, and says where the reports are.
    static func make(
        on consultation: String,
        _ options: SettingsOptions,
        record: @escaping @Sendable (Consultation, Store) async throws -> Void
    ) async throws {
        try await reportingFailures {
            let logger = Logger(label: "concord") { _ in LineLogHandler(level: .warning) }
            let decision = Decision(
                settings: try options.settings(),
                consultation: consultation,
                logger: logger,
                record: record
            ) { reports in
                Terminal.say("Reports: \(reports)".printableLine)
            }
            try await ServiceGroup.running(decision, named: "decision", logger: logger)
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
