/// A statistic's value, or why it has none. Never a number that is not one.
public enum Coefficient: Sendable, Hashable, CustomStringConvertible {
    /// Finite, in the range that the statistic names.
    case value(Double)
    /// It divides by zero here.
    case undefined(Reason)

    /// Why a statistic is undefined.
    public enum Reason: String, Sendable, Hashable {
        /// Nobody took a position.
        case noAnswers = "no answers"
        /// Nothing was answered by two.
        case noSharedAnswers = "no shared answers"
        /// Only one value occurs: nothing varies, so that agreement by chance cannot be told from agreement.
        case allEqual = "all equal"
        /// There is only one step to choose.
        case oneStep = "one step only"
    }

    /// The value; nil when undefined.
    public var value: Double? {
        if case .value(let value) = self { value } else { nil }
    }

    /// The reason in words, or all digits of the value.
    public var description: String {
        switch self {
        case .value(let value): "\(value)"
        case .undefined(let reason): reason.rawValue
        }
    }
}
