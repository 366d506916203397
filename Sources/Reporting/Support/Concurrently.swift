import Dispatch
import Synchronization

/// Does pure work on all cores. The result does not depend on how many there are.
enum Concurrently {
    /// As `map`, several elements at a time.
    static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element],
        _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        // More parts than cores, so that none waits long for another that has more to do.
        let parts = min(elements.count, 16)
        let results = Mutex([[Result]](repeating: [], count: parts))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let range = elements.count * part / parts..<elements.count * (part + 1) / parts
            let result = elements[range].map(transform)
            results.withLock { $0[part] = result }
        }
        return results.withLock { $0.flatMap(\.self) }
    }

    /// Both at a time.
    static func both<First: Sendable, Second: Sendable>(
        _ first: @Sendable () -> First,
        _ second: @Sendable () -> Second
    ) -> (First, Second) {
        let results = Mutex<(First?, Second?)>((nil, nil))
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            if part == 0 {
                let result = first()
                results.withLock { $0.0 = result }
            } else {
                let result = second()
                results.withLock { $0.1 = result }
            }
        }
        return results.withLock { ($0.0 ?? first(), $0.1 ?? second()) }
    }
}
