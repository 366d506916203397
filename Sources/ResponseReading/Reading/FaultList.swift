import ConsultationModel

/// Collects faults up to a number that a person can still read; warnings take no room from errors.
struct FaultList {
    private var faults: [Fault] = []
    private var errors = 0
    private var warnings = 0
    private static let limit = 100

    /// Whether nothing was added.
    var isEmpty: Bool { faults.isEmpty }

    /// Adds an error; its message is made only when there is room for it.
    mutating func error(_ code: FaultCode, at spot: Spot? = nil, _ message: @autoclosure () -> String) {
        guard hasRoom(for: .error) else { return }
        faults.append(
            Fault(error: code, line: spot?.line, column: spot?.column, place: spot?.place, message())
        )
    }

    /// Adds a warning; its message is made only when there is room for it.
    mutating func warn(at spot: Spot? = nil, _ message: @autoclosure () -> String) {
        guard hasRoom(for: .warning) else { return }
        faults.append(Fault(warning: message(), line: spot?.line, column: spot?.column, place: spot?.place))
    }

    /// Adds a fault that is made already.
    mutating func append(_ fault: Fault) {
        if hasRoom(for: fault.severity) { faults.append(fault) }
    }

    private mutating func hasRoom(for severity: Fault.Severity) -> Bool {
        switch severity {
        case .error:
            errors += 1
            return errors <= Self.limit
        case .warning:
            warnings += 1
            return warnings <= Self.limit
        }
    }

    /// Whether there is an error.
    var hasError: Bool { errors > 0 }

    /// A line, or a row of a table.
    struct Row: Hashable {
        var line: Int
        /// "of table 2"; nil for what is no cell.
        var table: Substring?

        init(line: Int, place: String?) {
            self.line = line
            guard let place, place.hasPrefix("cell ") else { return }
            let words = place.split(separator: " ", maxSplits: 2)
            table = words.count == 3 ? words[2] : ""
        }
    }

    /// The lines and rows of which something is told.
    var rows: Set<Row> { Set(faults.compactMap { fault in fault.line.map { Row(line: $0, place: fault.place) } }) }

    /// Adds all of another list.
    mutating func merge(_ other: FaultList) {
        for fault in other.faults { append(fault) }
        errors += max(0, other.errors - Self.limit)
        warnings += max(0, other.warnings - Self.limit)
    }

    /// By line, those of the file as a whole first; at the end how many were left out.
    ///
    /// - Parameter excerpt: The line that a fault stands in, with a caret; nil where there is none to show.
    func sorted(excerpt: (Fault) -> String?) -> [Fault] {
        var all = faults.enumerated().sorted {
            ($0.element.line ?? 0, $0.element.column ?? 0, $0.offset) < (
                $1.element.line ?? 0, $1.element.column ?? 0, $1.offset
            )
        }.map(\.element)
        for index in all.indices where all[index].excerpt == nil { all[index].excerpt = excerpt(all[index]) }
        if errors > Self.limit {
            let more = errors - Self.limit
            all.append(
                Fault(error: .moreErrors, "Errors left out here: \(more). Mend these first and check again.")
            )
        }
        if warnings > Self.limit {
            let more = warnings - Self.limit
            all.append(Fault(warning: "Warnings left out here: \(more). Mend these first and check again."))
        }
        return all
    }
}
