import Consensus

extension Coefficient {
    /// The value in hundredths; nil when undefined. What every rendering shows, so that all show the same.
    var hundredths: Int? {
        value.map { Int(($0 * 100).rounded()) }
    }

    /// "0.57", "-1.00"; nil when undefined.
    var rounded: String? {
        hundredths.map { hundredths in
            let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
            return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
        }
    }
}
