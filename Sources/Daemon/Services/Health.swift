import ConsultationModel
import FoundationEssentials
public import Intake
public import Logging
import Synchronization

/// How a daemon is: when its parts showed life last, what keeps them from working, and what they have done.
public final class Health: Sendable {
    /// What works by itself.
    public enum Part: String, Sendable, CaseIterable {
        /// Takes files.
        case inbox
        /// Watches the database for changes and publishes reports.
        case reports
    }

    private struct State {
        var lives: [Part: ContinuousClock.Instant] = [:]
        var failures: [Part: (since: Date, message: String, reason: String)] = [:]
        var troubles: [Trouble: (since: Date, message: String)] = [:]
        /// When the log was told last of what fails.
        var logged: [String: ContinuousClock.Instant] = [:]
        /// What the log was told of, and not of its end.
        var open: Set<String> = []
        var isReady = false
        var taken = 0
        var rejected = 0
        var backlog = 0
        var waiting = 0
    }

    private let state = Mutex(State())
    private let logger: Logger
    private let file: TroubleFile?

    /// - Parameters:
    ///   - logger: Told of what fails, at once and then once a minute, and of its end.
    ///   - state: Where what is wrong is noted for those who look from outside; nil: nowhere.
    public init(logger: Logger, state: StateDirectory? = nil) {
        self.logger = logger
        file = state.map(TroubleFile.init)
    }

    /// Something is wrong that does not stop a part. The log is told once, and again when it changes.
    func troubled(_ trouble: Trouble, _ message: String) {
        let isNews = state.withLock { state in
            if state.troubles[trouble]?.message == message { return false }
            state.troubles[trouble] = (state.troubles[trouble]?.since ?? Date(), message)
            return true
        }
        guard isNews else { return }
        logger.warning("\(message)")
        note()
    }

    /// That is over.
    func ends(_ trouble: Trouble) {
        guard let ended = state.withLock({ $0.troubles.removeValue(forKey: trouble) }) else { return }
        let seconds = Int(Date().timeIntervalSince(ended.since).rounded())
        logger.notice("this is over: \(ended.message)", metadata: ["seconds": "\(seconds)"])
        note()
    }

    private func note() {
        guard let file else { return }
        file.note {
            state.withLock { state in
                let failures = state.failures.map { part, failure in
                    let line = "\(failure.message): \(failure.reason)".printableLine
                    return StandingTrouble(kind: part.rawValue, since: failure.since, message: line)
                }
                let troubles = state.troubles.map { trouble, told in
                    StandingTrouble(kind: trouble.rawValue, since: told.since, message: told.message.printableLine)
                }
                return failures + troubles
            }
        }
    }

    /// Whether the daemon has begun to take files.
    var isReady: Bool { state.withLock { $0.isReady } }

    /// From now on files are taken.
    public func markReady() {
        state.withLock { $0.isReady = true }
        note()
    }

    /// The part is at work, or has looked and found nothing to do.
    func showsLife(_ part: Part) {
        state.withLock { $0.lives[part] = .now }
    }

    /// The part cannot do its work now and will try again.
    func fails(_ part: Part, _ message: String, _ error: any Error) {
        let reason = "\(error)"
        let (isChanged, isNews) = state.withLock { state in
            let now = ContinuousClock.now
            state.lives[part] = now
            let before = state.failures[part]
            let isChanged = before?.message != message || before?.reason != reason
            let since = before?.message == message ? before?.since : nil
            if isChanged { state.failures[part] = (since ?? Date(), message, reason) }
            // Two parts that fail for one reason are told of once.
            if let logged = state.logged[message], now - logged < .seconds(60) { return (isChanged, false) }
            state.logged[message] = now
            state.open.insert(message)
            return (isChanged, true)
        }
        if isNews { logger.error("\(message)", metadata: ["reason": "\(reason)"]) }
        if isChanged { note() }
    }

    /// The part has done its work.
    func works(_ part: Part) {
        var isChanged = false
        let ended = state.withLock { state -> (since: Date, message: String)? in
            state.lives[part] = .now
            guard let failure = state.failures.removeValue(forKey: part) else { return nil }
            isChanged = true
            if state.failures.values.contains(where: { $0.message == failure.message }) { return nil }
            // What comes back within the minute is not told of again, and neither is that end.
            return state.open.remove(failure.message) == nil ? nil : (failure.since, failure.message)
        }
        if isChanged { note() }
        guard let ended else { return }
        let seconds = Int(Date().timeIntervalSince(ended.since).rounded())
        logger.notice("this is over: \(ended.message)", metadata: ["seconds": "\(seconds)"])
    }

    /// Counts what a pass over the inbox has done.
    func note(taken: Int, rejected: Int, backlog: Int, waiting: Int) {
        state.withLock { state in
            state.taken += taken
            state.rejected += rejected
            state.backlog = backlog
            state.waiting = waiting
        }
    }

    /// Whether the last pass over the inbox has left complete files for the next.
    var hasBacklog: Bool { state.withLock { $0.backlog > 0 } }

    /// Whether every part has shown life within this time.
    func isAlive(within limit: Duration) -> Bool {
        let now = ContinuousClock.now
        return state.withLock { state in
            Part.allCases.allSatisfy { part in state.lives[part].map { now - $0 < limit } ?? false }
        }
    }

    /// Whether the part cannot do its work now.
    func isFailing(_ part: Part) -> Bool {
        state.withLock { $0.failures[part] != nil }
    }

    /// One line for people, without anything that a file says.
    var summary: String {
        state.withLock { state in
            let since = state.failures.values.min { $0.since < $1.since }
            let trouble = since.map { "\($0.message), since \($0.since.formatted(.iso8601)); " } ?? ""
            return """
                \(trouble)\(state.taken) files taken since the start, \(state.rejected) of them rejected; \
                \(state.backlog) to do, \(state.waiting) incomplete
                """
        }
    }
}
