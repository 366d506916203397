import Conversion
import Crypto
import FoundationEssentials
import LinuxFiles
import ResponseReading
import Synchronization

/// Where documents are converted beside everything else, so that a slow converter keeps no other file waiting. Folders take
/// turns: many documents of one sender do not keep another's waiting either.
final class ConversionLane: Sendable {
    /// What became of a conversion, and of which bytes.
    struct Result: Sendable {
        let sha256: [UInt8]
        let converted: Swift.Result<[UInt8], ConversionError>
    }

    private struct Job {
        let claim: Claim
        let settings: IntakeSettings
        var tries = 0
        var notBefore = ContinuousClock.now

        /// Whose turn it takes: the claim's folder in the inbox.
        var sender: Substring { claim.folder }
    }

    private struct State {
        var isOpen = false
        var waiting: [Job] = []
        var running: [UUID: Job] = [:]
        var done: [UUID: (claim: Claim, result: Result)] = [:]
        /// How many conversions were begun when it was a sender's turn last.
        var turns: [Substring: Int] = [:]
        var begun = 0
        var shortage: String?
    }

    /// As many converters run at a time.
    private static let width = 2
    /// So many results are held in memory, until they are recorded.
    private static let mostResults = 4
    /// Where more are waiting, documents are left in the inbox.
    private static let mostWaiting = 256

    private let state = Mutex(State())
    private let calls: AsyncStream<Void>
    private let call: AsyncStream<Void>.Continuation
    private let wake: @Sendable () -> Void

    /// - Parameter wake: Called when there is something to record, or to tell.
    init(wake: @escaping @Sendable () -> Void) {
        (calls, call) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.wake = wake
    }

    /// Converts until the task is cancelled; what is being converted then is left as it was. To be called once.
    func run() async {
        state.withLock { $0.isOpen = true }
        await withDiscardingTaskGroup { group in
            for await _ in calls {
                while let job = next() { group.addTask { await self.convert(job) } }
                if let pause { group.addTask { await self.ring(after: pause) } }
            }
            group.cancelAll()
        }
        state.withLock { $0 = State() }
    }

    /// Whether it is run.
    var isOpen: Bool { state.withLock { $0.isOpen } }

    /// Whether no more documents should be claimed now.
    var isFull: Bool { state.withLock { $0.waiting.count >= Self.mostWaiting } }

    /// How many claims are in it.
    var count: Int { state.withLock { $0.waiting.count + $0.running.count + $0.done.count } }

    /// What the machine is short of, so that conversions wait; nil: nothing, as far as is known.
    var shortage: String? { state.withLock { $0.shortage } }

    /// Whether a claim is in it and not done.
    func isBusy(with claim: Claim) -> Bool {
        state.withLock { $0.running[claim.id] != nil || $0.waiting.contains { $0.claim.id == claim.id } }
    }

    /// Takes a result out; nil when there is none for this claim.
    func result(of claim: Claim) -> Result? {
        defer { call.yield() }
        return state.withLock { $0.done.removeValue(forKey: claim.id)?.result }
    }

    /// Has a claimed document converted.
    func add(_ claim: Claim, _ settings: IntakeSettings) {
        state.withLock { state in
            guard state.running[claim.id] == nil, !state.waiting.contains(where: { $0.claim.id == claim.id }) else {
                return
            }
            state.waiting.append(Job(claim: claim, settings: settings))
        }
        call.yield()
    }

    /// Forgets what another process has taken meanwhile.
    func forgetTaken() {
        let done = state.withLock { $0.done.values.map(\.claim) }
        for claim in done where (try? claim.place.entry) == nil { _ = result(of: claim) }
    }

    private func next() -> Job? {
        state.withLock { state in
            guard state.running.count < Self.width, state.done.count < Self.mostResults else { return nil }
            let now = ContinuousClock.now
            let ready = state.waiting.indices.filter { state.waiting[$0].notBefore <= now }
            guard
                let place = ready.min(by: {
                    (state.turns[state.waiting[$0].sender] ?? 0, $0) < (state.turns[state.waiting[$1].sender] ?? 0, $1)
                })
            else { return nil }
            let job = state.waiting.remove(at: place)
            state.begun += 1
            state.turns[job.sender] = state.begun
            if state.turns.count > 10_000 { state.turns = [:] }
            state.running[job.claim.id] = job
            return job
        }
    }

    /// How long until one that waits for better times is tried again; nil when none does.
    private var pause: Duration? {
        state.withLock { state in
            let now = ContinuousClock.now
            return state.waiting.map(\.notBefore).filter { $0 > now }.min().map { $0 - now }
        }
    }

    private func ring(after pause: Duration) async {
        try? await Task.sleep(for: pause)
        call.yield()
    }

    private func convert(_ job: Job) async {
        let result = await converted(job)
        let isShort = if case .failure(let error) = result?.converted { error.isShortage } else { false }
        state.withLock { state in
            guard state.running.removeValue(forKey: job.claim.id) != nil, let result else { return }
            if case .failure(.cancelled) = result.converted { return }
            if isShort, case .failure(let error) = result.converted {
                var job = job
                job.tries += 1
                job.notBefore = .now + .seconds(min(30, 1 << min(job.tries, 5)))
                state.waiting.append(job)
                state.shortage = error.description
            } else {
                state.shortage = nil
                state.done[job.claim.id] = (job.claim, result)
            }
        }
        call.yield()
        wake()
    }

    /// nil when the file cannot be read: whoever takes the claim next finds out why.
    private func converted(_ job: Job) async -> Result? {
        guard let bytes = try? OpenFile(job.claim.place).read(limit: job.settings.fileLimit) else { return nil }
        let format = ResponseFormat(of: bytes, named: job.claim.file)
        do {
            let converted = try await job.settings.reader.converted(bytes, from: format)
            return Result(sha256: Array(SHA256.hash(data: bytes)), converted: .success(converted))
        } catch {
            return Result(sha256: Array(SHA256.hash(data: bytes)), converted: .failure(error))
        }
    }
}
