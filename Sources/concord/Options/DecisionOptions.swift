import ArgumentParser
import Commands
import ConsultationModel
import FoundationEssentials
import Store

/// Who decides, and why: what every decision is recorded with.
struct DecisionOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("Who decides; the report says so.", valueName: "name"))
    var by: String

    @Option(help: ArgumentHelp("Why; the report says so.", valueName: "text"))
    var reason: String

    /// Makes both one line without white space at its ends. Throws when nothing is left of one.
    mutating func validate() throws {
        by = by.oneLine
        reason = reason.oneLine
        if by.isEmpty { throw ValidationError("--by is empty, expected the name of who decides.") }
        for (name, text, limit) in [("--by", by, 200), ("--reason", reason, 2000)] where text.utf8.count > limit {
            throw ValidationError("\(name) has \(text.utf8.count) bytes, expected at most \(limit).")
        }
        if reason.isEmpty { throw ValidationError("--reason is empty, expected why it is decided so.") }
    }
}

extension Decision {
    /// Records it, and says where the reports are.
    static func make(
        on consultation: String?,
        _ options: SettingsOptions,
        record: @escaping @Sendable (Consultation, Store) async throws -> Void
    ) async throws {
        try await reportingFailures {
            let settings = try options.settings()
            try await untilSignalled { logger in
                try await make(on: consultation, settings: settings, logger: logger, record: record) {
                    Terminal.say("Reports: \($0)".printableLine)
                }
            }
        }
    }
}

extension String {
    /// With a blank for each run of white space, and none at the ends.
    fileprivate var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
