/// Collects faults up to a number that a person can still read; warnings take no room from errors.
struct FaultList {
    private var faults: [Fault] = []
    private var errors = 0
    private var warnings = 0
    private static let limit = 100

    /// Adds an error; its message is made only when there is room for it.
    mutating func error(line: Int? = nil, column: Int? = nil, _ message: @autoclosure () -> String) {
        errors += 1
        if errors <= Self.limit { faults.append(Fault(.error, line: line, column: column, message())) }
    }

    /// Adds a warning; its message is made only when there is room for it.
    mutating func warn(line: Int? = nil, column: Int? = nil, _ message: @autoclosure () -> String) {
        warnings += 1
        if warnings <= Self.limit { faults.append(Fault(.warning, line: line, column: column, message())) }
    }

    /// Adds a fault that is made already.
    mutating func append(_ fault: Fault) {
        switch fault.severity {
        case .error: error(line: fault.line, column: fault.column, fault.message)
        case .warning: warn(line: fault.line, column: fault.column, fault.message)
        }
    }

    /// By line, those of the file as a whole first; at the end how many were left out.
    var sorted: [Fault] {
        var all = faults.enumerated().sorted {
            ($0.element.line ?? 0, $0.element.column ?? 0, $0.offset) < (
                $1.element.line ?? 0, $1.element.column ?? 0, $1.offset
            )
        }.map(\.element)
        if errors > Self.limit {
            all.append(Fault(.error, "Errors left out here: \(errors - Self.limit). Mend these first and check again."))
        }
        if warnings > Self.limit {
            let more = warnings - Self.limit
            all.append(Fault(.warning, "Warnings left out here: \(more). Mend these first and check again."))
        }
        return all
    }
}
