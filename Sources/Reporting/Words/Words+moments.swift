import FoundationEssentials

extension Words {
    /// "12 May 2017, 14:03:05 UTC".
    func moment(_ date: Date) -> String { moment(Timestamp(date)) }

    /// "12 May 2017, 14:03:05 UTC".
    func moment(_ timestamp: Timestamp) -> String { "\(day(timestamp)), \(timestamp.time) UTC" }

    /// "12 May 2017".
    func day(_ timestamp: Timestamp) -> String {
        let (day, month, year) = (timestamp.day, timestamp.month - 1, timestamp.year)
        return say(
            en: "\(day) \(Self.englishMonths[month]) \(year)",
            es: "\(day) de \(Self.spanishMonths[month]) de \(year)",
            fr: "\(day)\(day == 1 ? "er" : "") \(Self.frenchMonths[month]) \(year)"
        )
    }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let spanishMonths = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ]
    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
}
