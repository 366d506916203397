import Synchronization
public import Testing

/// Lets few tests that start programs run at once, in all suites together.
///
/// Each then has enough of the machine to need the time that it needs; hundreds at once would outlast any limit.
public struct InTurn: SuiteTrait, TestTrait, TestScoping {
    /// A suite's tests take turns one by one.
    public let isRecursive = true

    /// A case takes the turn, not its suite.
    public func scopeProvider(for test: Test, testCase: Test.Case?) -> InTurn? {
        testCase == nil ? nil : self
    }

    /// Waits for a place, runs the case, and gives the place back.
    @concurrent public func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        await Turns.all.begin()
        defer { Turns.all.end() }
        try await function()
    }
}

extension Trait where Self == InTurn {
    /// The test waits until few others that start programs are running.
    public static var inTurn: Self { InTurn() }
}

/// Places that are taken in the order of asking.
private final class Turns: Sendable {
    static let all = Turns(places: 4)

    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(places: Int) {
        state = Mutex(State(free: places))
    }

    func begin() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    func end() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
