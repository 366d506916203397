/// Collects faults up to a number that a person can still read.
struct FaultList {
    private var faults: [Fault] = []
    private var errorsLeftOut = 0
    private var warningsLeftOut = 0
    private static let limit = 100

    /// Adds an error; its message is made only when there is room for it.
    mutating func error(line: Int? = nil, column: Int? = nil, _ message: @autoclosure () -> String) {
        if faults.count < Self.limit {
            faults.append(Fault(.error, line: line, column: column, message()))
        } else {
            errorsLeftOut += 1
        }
    }

    /// Adds a warning; its message is made only when there is room for it.
    mutating func warn(line: Int? = nil, column: Int? = nil, _ message: @autoclosure () -> String) {
        if faults.count < Self.limit {
            faults.append(Fault(.warning, line: line, column: column, message()))
        } else {
            warningsLeftOut += 1
        }
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
        if errorsLeftOut > 0 {
            all.append(Fault(.error, "There are \(errorsLeftOut) more errors; mend these first and check again."))
        }
        if warningsLeftOut > 0 {
            all.append(Fault(.warning, "There are \(warningsLeftOut) more warnings; mend these first and check again."))
        }
        return all
    }
}
