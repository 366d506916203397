import ConsultationModel
import Conversion
import Crypto
@unsafe @preconcurrency import Dispatch
import FoundationEssentials
import LinuxFiles
import ResponseReading
import Synchronization

/// Where files are read that may take long, documents and large texts, so that they keep no other waiting. Folders take
/// turns: many such files of one sender do not keep another's waiting either.
final class SlowLane: Sendable {
    /// What was read, and from which bytes.
    struct Result: Sendable {
        let sha256: [UInt8]
        /// What was registered then.
        let consultations: [Consultation]
        let reading: Reading
    }

    /// A file of another format with more bytes than these may take long.
    static let largeBytes = 1 << 20

    private struct Job {
        let claim: Claim
        let settings: IntakeSettings
        let context: ReadingContext
        let isLarge: Bool
        var tries = 0
        var notBefore = ContinuousClock.now

        /// Whose turn it takes: the claim's folder in the inbox.
        var sender: Substring { claim.folder }
    }

    private struct State {
        var isOpen = false
        var waiting: [Job] = []
        var running: [UUID: Job] = [:]
        var done: [UUID: (job: Job, result: Result)] = [:]
        /// How many conversions were begun when it was a sender's turn last.
        var turns: [Substring: Int] = [:]
        var begun = 0
        var shortage: String?
    }

    /// As many converters run at a time. Only one of the files in it, whether it is read or waits to be recorded, is
    /// large: memory has an end.
    private static let width = 2
    /// So many results are held in memory, until they are recorded.
    private static let mostResults = 4
    /// Where more are waiting, documents are left in the inbox.
    private static let mostWaiting = 256

    private let state = Mutex(State())
    /// A thread for what keeps a processor busy for long: those of tasks are few.
    private let queue = DispatchQueue(label: "concord.reading")
    private let calls: AsyncStream<Void>
    private let call: AsyncStream<Void>.Continuation
    private let wake: @Sendable () -> Void

    /// - Parameter wake: Called when there is something to record, or to tell.
    init(wake: @escaping @Sendable () -> Void) {
        (calls, call) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.wake = wake
    }

    /// Reads until the task is cancelled; what is being read then is left as it was. To be called once.
    func run() async {
        state.withLock { $0.isOpen = true }
        await withDiscardingTaskGroup { group in
            for await _ in calls {
                while let job = next() { group.addTask { await self.work(on: job) } }
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

    /// Has a claimed file of so many bytes read.
    func add(_ claim: Claim, bytes: Int, _ settings: IntakeSettings, _ context: ReadingContext) {
        state.withLock { state in
            guard state.running[claim.id] == nil, !state.waiting.contains(where: { $0.claim.id == claim.id }) else {
                return
            }
            let isLarge = bytes > Self.largeBytes
            state.waiting.append(Job(claim: claim, settings: settings, context: context, isLarge: isLarge))
        }
        call.yield()
    }

    /// Forgets what another process has taken meanwhile.
    func forgetTaken() {
        let done = state.withLock { $0.done.values.map(\.job.claim) }
        for claim in done where (try? claim.place.entry) == nil { _ = result(of: claim) }
    }

    private func next() -> Job? {
        state.withLock { state in
            guard state.running.count < Self.width, state.done.count < Self.mostResults else { return nil }
            let now = ContinuousClock.now
            let held = Array(state.running.values) + state.done.values.map(\.job)
            let hasLarge = held.contains(where: \.isLarge)
            let ready = state.waiting.indices.filter { place in
                state.waiting[place].notBefore <= now && !(hasLarge && state.waiting[place].isLarge)
            }
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

    private func work(on job: Job) async {
        do {
            let result = try await read(job)
            state.withLock { state in
                guard state.running.removeValue(forKey: job.claim.id) != nil else { return }
                state.shortage = nil
                state.done[job.claim.id] = (job, result)
            }
        } catch let error as ConversionError where error.isShortage {
            state.withLock { state in
                guard state.running.removeValue(forKey: job.claim.id) != nil else { return }
                var job = job
                job.tries += 1
                job.notBefore = .now + .seconds(min(30, 1 << min(job.tries, 5)))
                state.waiting.append(job)
                state.shortage = error.description
            }
        } catch {
            // Cancelled, or the file cannot be read: whoever takes the claim next finds out why.
            state.withLock { _ = $0.running.removeValue(forKey: job.claim.id) }
        }
        call.yield()
        wake()
    }

    private func read(_ job: Job) async throws -> Result {
        guard let bytes = try OpenFile(job.claim.place).read(limit: job.settings.fileLimit) else {
            throw FileError(attempt: "read \(job.claim.place.path)", code: FileError.tooLarge)
        }
        let format = ResponseFormat(of: bytes, named: job.claim.file)
        let converted: Swift.Result<[UInt8], ConversionError>
        do {
            converted = .success(try await job.settings.reader.converted(bytes, from: format))
        } catch {
            if error.isShortage || error == .cancelled { throw error }
            converted = .failure(error)
        }
        let reading = try await beside { try ConvertingReader.reading(of: converted, as: format, in: job.context) }
        return Result(
            sha256: Array(SHA256.hash(data: bytes)),
            consultations: job.context.consultations,
            reading: try reading.get()
        )
    }

    /// Does what cannot be interrupted on the thread of its own, and does not wait for it once the task is cancelled.
    private func beside(
        _ body: @escaping @Sendable () throws -> Reading
    ) async throws -> Swift.Result<Reading, any Error> {
        let answer = Answer()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                answer.wait(continuation)
                queue.async { answer.give(Swift.Result { try body() }) }
            }
        } onCancel: {
            answer.give(.failure(CancellationError()))
        }
    }

    /// The first of what is given is handed over, and once.
    private final class Answer: Sendable {
        private typealias Given = Swift.Result<Reading, any Error>
        private let state = Mutex<(waiting: CheckedContinuation<Given, Never>?, given: Given?)>((nil, nil))

        func wait(_ continuation: CheckedContinuation<Swift.Result<Reading, any Error>, Never>) {
            let given = state.withLock { state in
                if state.given == nil { state.waiting = continuation }
                return state.given
            }
            if let given { continuation.resume(returning: given) }
        }

        func give(_ answer: Swift.Result<Reading, any Error>) {
            let waiting = state.withLock { state in
                if state.given != nil { return nil as CheckedContinuation<Given, Never>? }
                state.given = answer
                defer { state.waiting = nil }
                return state.waiting
            }
            waiting?.resume(returning: answer)
        }
    }
}
