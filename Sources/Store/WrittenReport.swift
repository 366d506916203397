public import FoundationEssentials

/// The report on a consultation that is kept for a night, as it was written.
public struct NightReport: Sendable, Hashable {
    /// The consultation's id.
    public var consultation: String
    /// A date of the local calendar: "2017-05-12".
    public var night: String
    /// When what it reports on changed last.
    public var asOf: Date
    /// The report as a web page.
    public var html: String
    /// The report as plain text.
    public var text: String
    /// The report for machines.
    public var json: String

    /// Memberwise.
    public init(consultation: String, night: String, asOf: Date, html: String, text: String, json: String) {
        self.consultation = consultation
        self.night = night
        self.asOf = asOf
        self.html = html
        self.text = text
        self.json = json
    }
}
