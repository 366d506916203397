import FoundationEssentials

/// A moment in UTC as the renderings write it.
struct Timestamp {
    /// "2017-05-12T14:03:05Z", with six decimals when the microseconds are not zero.
    let iso: String
    /// The year, from 1583 to 9999.
    let year: Int
    /// The month, from 1 to 12.
    let month: Int
    /// The day of the month, from 1 to 31.
    let day: Int
    /// "14:03:05".
    let time: String

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
        let isComplete = parts.count == 2 && numbers.count == 3 && (1...12).contains(numbers[1])
        (year, month, day) = isComplete ? (numbers[0], numbers[1], numbers[2]) : (1970, 1, 1)
        time = isComplete ? String(parts[1]) : "00:00:00"
    }

    /// Rounds down, so that the remainder is never negative.
    private static func divide(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
