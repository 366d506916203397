/// What a figure has to be.
enum Goal {
    case atMost(Double)
    case atLeast(Double)

    func isMet(by value: Double) -> Bool {
        switch self {
        case .atMost(let bound): value <= bound
        case .atLeast(let bound): value >= bound
        }
    }

    func text(_ number: (Double) -> String) -> String {
        switch self {
        case .atMost(let bound): "at most \(number(bound))"
        case .atLeast(let bound): "at least \(number(bound))"
        }
    }
}
