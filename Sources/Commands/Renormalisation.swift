public import ConsultationModel
import FoundationEssentials
import Intake
import LinuxFiles
public import Logging
public import ServiceLifecycle
public import Store

/// Reads the current answers again by the words that are in force now. Those that mean something else than before become
/// new revisions, beside a daemon at work too; doing it again changes nothing.
public struct Renormalisation: Service {
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
    private static let respondentsAtOnce = 1_000

    private let settings: Settings
    private let consultation: String?
    private let dryRun: Bool
    private let logger: Logger
    private let show: @Sendable (Finding) -> Void

    /// - Parameters:
    ///   - consultation: The id of the only consultation to read; nil: all.
    ///   - dryRun: Whether to change nothing and only say what would change.
    ///   - show: Called once for each consultation, when it is done.
    public init(
        settings: Settings,
        consultation: String?,
        dryRun: Bool,
        logger: Logger,
        show: @escaping @Sendable (Finding) -> Void
    ) {
        self.settings = settings
        self.consultation = consultation
        self.dryRun = dryRun
        self.logger = logger
        self.show = show
    }

    /// Returns when everything is read, or after the batch in hand when a graceful shutdown begins.
    public func run() async throws {
        let catalogue = try Catalogue(settings)
        let ids = try ConsultationIDs(settings).chosen(consultation)
        try await Database.with(settings, mayCreate: false, progress: { logger.notice("\($0)") }) { database in
            try await database.withStore { store in
                var shown = 0
                for id in ids where !Task.isShuttingDownGracefully {
                    let limit = Self.examples - shown
                    var finding = try await read(id, by: catalogue.normalisation, in: store, examples: limit)
                    if !dryRun, finding.changedRespondents > 0 {
                        finding.reports = try await ReportPublisher.bringUpToDate(id, in: settings.state, from: store)
                    }
                    shown += finding.examples.count
                    show(finding)
                }
            }
        }
    }

    private func read(
        _ consultation: String,
        by normalisation: Normalisation,
        in store: Store,
        examples: Int
    ) async throws -> Finding {
        var finding = Finding(consultation: consultation)
        var last: UUID?
        while !Task.isShuttingDownGracefully {
            let batch = try await store.renormalise(
                consultation,
                after: last,
                limit: Self.respondentsAtOnce,
                by: normalisation,
                dryRun: dryRun
            )
            finding.respondents += batch.respondents
            finding.answers += batch.answers
            finding.changedRespondents += batch.changedRespondents
            for change in batch.changes {
                finding.changed[Transition(old: change.old.stance, new: change.new.stance), default: 0] += 1
            }
            finding.examples += batch.changes.prefix(examples - finding.examples.count)
            last = batch.last
            finding.isComplete = last == nil
            if finding.isComplete { break }
        }
        return finding
    }
}
