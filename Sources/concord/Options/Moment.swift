import ArgumentParser
import FoundationEssentials

/// A moment as it is written on the command line: ISO 8601 with its zone, to the microsecond.
struct Moment: Sendable {
    let date: Date

    /// Reads "2017-05-12T14:03:05.123456Z" or "2017-05-12T16:03+02:00". Throws `ValidationError`, which says what to
    /// write.
    init(_ argument: String) throws {
        guard let date = Self.date(argument.utf8.map { Character(UnicodeScalar($0)) }) else {
            let isDate = Self.date("\(argument)T00:00:00Z".utf8.map { Character(UnicodeScalar($0)) }) != nil
            throw ValidationError(
                isDate
                    ? "a date has many moments; write one of them, with its zone: \(argument)T00:00:00Z"
                    : "expected a date and a time with its zone: 2017-05-12T14:03:05Z"
            )
        }
        self.date = date
    }

    private static func date(_ text: [Character]) -> Date? {
        guard text.count > 10, ["T", "t", " "].contains(text[10]) else { return nil }
        let day = String(text[..<10])
        let rest = text[11...]
        guard let zone = rest.firstIndex(where: { ["Z", "z", "+", "-"].contains($0) }) else { return nil }
        let time = rest[..<zone].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let clock = time.first, let offset = seconds(of: String(text[zone...])) else { return nil }
        let whole = clock.count == 5 ? String(clock) + ":00" : String(clock)
        let style = Date.ISO8601FormatStyle()
        guard whole.count == 8, let start = try? style.parse("\(day)T\(whole)Z"),
            // The parser takes the 31st of February for one of March.
            start.formatted(style) == "\(day)T\(whole)Z"
        else { return nil }
        let fraction: Double
        if time.count == 2 {
            guard (1...9).contains(time[1].count), time[1].allSatisfy(\.isNumber),
                let value = Double("0." + String(time[1]))
            else { return nil }
            fraction = value
        } else {
            fraction = 0
        }
        return Date(timeIntervalSinceReferenceDate: start.timeIntervalSinceReferenceDate - offset + fraction)
    }

    /// "Z", "+02:00", "+0200" or "+02" in seconds east of UTC.
    private static func seconds(of zone: String) -> Double? {
        if ["Z", "z"].contains(zone) { return 0 }
        let digits = zone.dropFirst().filter { $0 != ":" }
        let hasColon = zone.dropFirst().contains(":")
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            digits.count == 4 && zone.count == (hasColon ? 6 : 5) || digits.count == 2 && zone.count == 3,
            let hours = Int(digits.prefix(2)), let minutes = Int("0" + digits.dropFirst(2)),
            hours < 24, minutes < 60
        else { return nil }
        return Double((zone.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60))
    }
}
