import FoundationEssentials
import Glibc

extension Date {
    /// The night that a report made at this moment belongs to: the date in the system's time zone, "2017-05-12".
    var night: String {
        var seconds = time_t(min(max(timeIntervalSince1970, 0), 253_402_300_799))
        // FoundationEssentials alone knows no time zones.
        var local = unsafe tm()
        unsafe localtime_r(&seconds, &local)
        let (year, month, day) = unsafe (Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday))
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
