import ConsultationModel
import ResponseReading

extension Receipt {
    private static let longestReason = 300
    /// A longer quotation is left out: it may be from a comment, and not the one word that is at fault.
    private static let longestQuotation = 40

    /// Why the file is rejected, in one line of at most 300 characters: the first fault with its place, and how many more
    /// there are.
    var reason: String {
        let errors = reading?.faults.filter { $0.severity == .error } ?? []
        let first = errors.first.map { fault in fault.location.map { "\($0): \(fault.message)" } ?? fault.message }
        let more =
            switch errors.count {
            case ...1: ""
            case 2: " And 1 more fault."
            default: " And \(errors.count - 1) more faults."
            }
        let line = Self.withoutLongQuotations(first ?? refusal ?? "").printableLine
        let room = Self.longestReason - more.count
        return (line.count > room ? line.prefix(room - 1) + "…" : line) + more
    }

    private static func withoutLongQuotations(_ text: String) -> String {
        var rest = text[...]
        var line = ""
        while let start = rest.firstIndex(of: "“") {
            line += rest[...start]
            rest = rest[rest.index(after: start)...]
            // Without an end it would be no quotation, or one of what has these marks itself.
            guard let end = rest.firstIndex(of: "”") else { return line + "…" }
            line += rest[..<end].count > longestQuotation ? "…" : rest[..<end]
            rest = rest[end...]
        }
        return line + rest
    }
}
