import ConsultationModel
import Daemon
import FoundationEssentials
import Intake
import Postgres
import ResponseReading

extension Settings {
    /// What is in force for a setting, in one line or more, without passwords.
    func lines(for key: Key, catalogue: Catalogue, at moment: Date) throws -> [String] {
        func plain(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
        let values =
            switch key {
            case .stateDirectory: [state.path]
            case .database: [try databaseWords]
            case .consultations:
                [consultations ?? "built in"] + catalogue.consultations.map { "  \($0.words(at: moment))" }
            case .stances: ["\(catalogue.lexicon.phrases.count) phrases, \(sources(stances))"]
            case .labels: ["\(catalogue.labels.phrases.values.joined().joined().count) phrases, \(sources(labels))"]
            case .cues: ["\(catalogue.cues.cues.count) phrases, \(sources(cues))"]
            case .settleSeconds: [plain(intake.settle)]
            case .remoteSettleSeconds: [plain(intake.remoteSettle)]
            case .rescanSeconds: [plain(rescan)]
            case .pollSeconds: [plain(poll)]
            case .fileLimitBytes: ["\(intake.fileLimit)"]
            case .lineLimitBytes: ["\(intake.lineLimit)"]
            case .answerLimit: ["\(intake.answerLimit)"]
            case .listingFiles: ["\(intake.listingFiles)"]
            case .batchFiles: ["\(intake.batchFiles)"]
            }
        return ["\(key.rawValue): \(values[0])"] + values.dropFirst()
    }

    private var databaseWords: String {
        get throws {
            guard let database else { return "a private PostgreSQL in \(state.database)" }
            let target = try Connection.target(of: database)
            return target.isEmpty ? "as libpq's own defaults say" : target
        }
    }

    private func sources(_ file: String?) -> String {
        file.map { "built in and from \($0)" } ?? "built in"
    }
}

extension Consultation {
    /// "at-large-review-2017: 16 recommendations, 5 regions, closed since 2017-03-24T23:59:00Z".
    fileprivate func words(at moment: Date) -> String {
        func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        var state = "open"
        if let closes { state = "\(closes < moment ? "closed since" : "open until") \(closes.formatted(.iso8601))" }
        if let opens, moment < opens { state = "opens \(opens.formatted(.iso8601))" }
        return "\(id): \(count(recommendations.count, "recommendation")), \(count(regions.count, "region")), \(state)"
    }
}
