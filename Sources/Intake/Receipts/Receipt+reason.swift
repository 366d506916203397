import ConsultationModel
import ResponseReading

extension Receipt {
    private static let longestReason = 300
    /// A longer quotation is left out: it may be from a comment, and not the one word that is at fault.
    private static let longestQuotation = 40
    private static let longestPlace = 100

    /// Why the file is rejected, in one line of at most 300 characters: the first fault with its place, and how many more
    /// there are.
    var reason: String {
        let first = errors.first.map { fault in fault.location.map { "\($0): \(fault.message)" } ?? fault.message }
        let more =
            switch errors.count {
            case ...1: ""
            case 2: " And 1 more fault."
            default: " And \(errors.count - 1) more faults."
            }
        let line = Self.withoutLongQuotations(first ?? "").printableLine
        let room = Self.longestReason - more.count
        return (line.count > room ? line.prefix(room - 1) + "…" : line) + more
    }

    /// The same for programs and for reports in any language; nil when the file is not rejected.
    var fault: FileFault? {
        guard let first = errors.first, let code = first.code else { return nil }
        return FileFault(
            code,
            line: first.line,
            column: first.column,
            // The name of a sheet is the sender's, and may hold a NUL.
            place: (first.place?.printableLine.prefix(Self.longestPlace)).map(String.init),
            count: errors.count
        )
    }

    private var errors: [Fault] {
        let errors = reading?.faults.filter { $0.severity == .error } ?? []
        return errors.isEmpty ? [refusal].compactMap(\.self) : errors
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
