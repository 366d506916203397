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

        // By arithmetic, because a list has two moments for each of many respondents. The years begin in March, so that a
        // leap day is the last of its year; then 400 of them always have 146,097 days.
        let (days, second) = Self.divide(whole, by: 86_400)
        let (centuries, dayOfCenturies) = Self.divide(days + 719_468, by: 146_097)
        let yearOfCenturies =
            (dayOfCenturies - dayOfCenturies / 1_460 + dayOfCenturies / 36_524 - dayOfCenturies / 146_096) / 365
        let dayOfYear = dayOfCenturies - 365 * yearOfCenturies - yearOfCenturies / 4 + yearOfCenturies / 100
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = 400 * centuries + yearOfCenturies + (month < 3 ? 1 : 0)
        time = [second / 3_600, second / 60 % 60, second % 60].map { Self.digits($0, 2) }.joined(separator: ":")
        let part = fraction == 0 ? "" : ".\(Self.digits(fraction, 6))"
        iso = "\(year)-\(Self.digits(month, 2))-\(Self.digits(day, 2))T\(time)\(part)Z"
    }

    /// With so many digits at least.
    private static func digits(_ number: Int, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }

    /// Rounds down, so that the remainder is never negative.
    private static func divide(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
