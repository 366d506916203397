public import ConsultationModel
public import Daemon
import FoundationEssentials
import Intake
import LinuxFiles
public import Logging
import ServiceLifecycle
public import Store

/// Reads the current answers again by the words that are in force now. Those that mean something else than before become
/// new revisions, beside a daemon at work too; doing it again changes nothing.
public enum Renormalisation {
    /// What was found in one consultation.
    public struct Finding: Sendable {
        /// The consultation's id.
        public var consultation: String
        /// How many respondents' answers were read.
        public var respondents = 0
        /// How many answers they are.
        public var answers = 0
        /// How many respondents have an answer that is read otherwise.
        public var changedRespondents = 0
        /// How many answers are read otherwise, by stance before and stance now; the two are equal where only the flags
        /// differ.
        public var changed: [Transition: Int] = [:]
        /// The first of those answers.
        public var examples: [Renormalised.Change] = []
        /// The folder in which the reports were made anew; nil when they were not.
        public var reports: String?
        /// Whether all answers were read; else it was told to stop.
        public var isComplete = false
    }

    /// From one stance to another.
    public struct Transition: Sendable, Hashable {
        /// The stance before.
        public var old: Stance
        /// The stance now.
        public var new: Stance
    }

    /// How many changes are given as examples, of all consultations together.
    public static let examples = 50
    fileprivate static let respondentsAtOnce = 1_000

    /// Reads everything, or up to the batch in hand when a graceful shutdown begins.
    ///
    /// - Parameters:
    ///   - consultation: The id of the only consultation to read; nil: all.
    ///   - dryRun: Whether to change nothing and only say what would change.
    ///   - show: Called once for each consultation, when it is done.
    /// - Throws: `ConfigurationError`, `CommandError`, `DatabaseError`, `PostgresError`, `FileError`.
    public static func run(
        on consultation: String?,
        dryRun: Bool,
        settings: Settings,
        logger: Logger,
        show: (Finding) -> Void
    ) async throws {
        let normalisation = try Catalogue(settings).normalisation
        let ids = try ConsultationIDs(settings).chosen(consultation)
        try await Database.withStore(settings, logger: logger) { store in
            var shown = 0
            for id in ids where !Task.isShuttingDownGracefully {
                var finding = Finding(consultation: id)
                try await finding.read(by: normalisation, in: store, examples: examples - shown, dryRun: dryRun)
                if !dryRun, finding.changedRespondents > 0 {
                    finding.reports = try await ReportPublisher.bringUpToDate(id, in: settings.state, from: store)
                }
                shown += finding.examples.count
                show(finding)
            }
        }
    }
}

extension Renormalisation.Finding {
    fileprivate mutating func read(
        by normalisation: Normalisation,
        in store: Store,
        examples limit: Int,
        dryRun: Bool
    ) async throws {
        var last: UUID?
        while !isComplete, !Task.isShuttingDownGracefully {
            let batch = try await store.renormalise(
                consultation,
                after: last,
                limit: Renormalisation.respondentsAtOnce,
                by: normalisation,
                dryRun: dryRun
            )
            respondents += batch.respondents
            answers += batch.answers
            changedRespondents += batch.changedRespondents
            for change in batch.changes {
                changed[Renormalisation.Transition(old: change.old.stance, new: change.new.stance), default: 0] += 1
            }
            examples += batch.changes.prefix(limit - examples.count)
            last = batch.last
            isComplete = last == nil
        }
    }
}
