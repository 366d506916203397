import FoundationEssentials

/// A moment in UTC as the renderings write it.
struct Timestamp {
    /// "2017-05-12T14:03:05Z", with six decimals when the microseconds are not zero.
    let iso: String
    /// "12 May 2017, 14:03:05 UTC".
    let display: String

    /// A moment outside the years 1583 to 9999 becomes the nearest one inside.
    init(_ date: Date) {
        let earliest = -12_212_553_600.0
        let latest = 253_402_300_799.0
        let seconds = date.timeIntervalSince1970
        let inside = seconds.isNaN ? 0 : min(max(seconds, earliest), latest)
        let microseconds = Int((inside * 1_000_000).rounded())
        let (whole, fraction) = Self.divide(microseconds, by: 1_000_000)

        let written = Date(timeIntervalSince1970: Double(whole)).formatted(Date.ISO8601FormatStyle())
        let digits = String(fraction)
        let zeros = String(repeating: "0", count: 6 - digits.utf8.count)
        iso = fraction == 0 ? written : "\(written.dropLast()).\(zeros)\(digits)Z"

        let parts = written.dropLast().split(separator: "T")
        let numbers = parts.first?.split(separator: "-").compactMap { Int($0) } ?? []
        if parts.count == 2, numbers.count == 3, Self.months.indices.contains(numbers[1] - 1) {
            display = "\(numbers[2]) \(Self.months[numbers[1] - 1]) \(numbers[0]), \(parts[1]) UTC"
        } else {
            display = iso
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Rounds down, so that the remainder is never negative.
    private static func divide(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
