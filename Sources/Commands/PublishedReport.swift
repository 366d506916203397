import Daemon
public import FoundationEssentials
import Intake
import LinuxFiles

/// The reports on a consultation that stand below a state directory.
public struct PublishedReport: Sendable, Hashable {
    /// The consultation's id.
    public let consultation: String
    /// When what the newest report is about changed last, as the report says it; nil when there is no newest report, or it
    /// cannot be read.
    public let asOf: String?
    /// When the newest report was written; nil when there is none.
    public let published: Date?
    /// The last night whose report is here: "2017-05-12".
    public let night: String?

    /// Those of all consultations, by id. Throws `FileError`; where no report was written yet there are none.
    static func all(in state: StateDirectory) throws(FileError) -> [PublishedReport] {
        guard try Files.entry(at: state.reports) != nil else { return [] }
        let folders = try Files.list(state.reports).entries.filter { $0.kind == .directory }.map(\.name).sorted()
        var reports: [PublishedReport] = []
        for folder in folders {
            let report = try PublishedReport(on: folder, in: state)
            if report.published != nil || report.night != nil { reports.append(report) }
        }
        return reports
    }

    private init(on consultation: String, in state: StateDirectory) throws(FileError) {
        struct Head: Decodable {
            let asOf: String

            enum CodingKeys: String, CodingKey {
                case asOf = "as_of"
            }
        }
        self.consultation = consultation
        let path = "\(ReportPublisher(state).latest(of: consultation))/report.json"
        let entry = try Files.entry(at: path)
        published = entry.map { Date(timeIntervalSince1970: Double($0.changed) / 1e9) }
        let bytes = entry == nil ? nil : try? Files.read(path, limit: 256 << 20)
        asOf = bytes.flatMap { try? JSONDecoder().decode(Head.self, from: Data($0)).asOf }
        let nights = "\(state.reports)/\(consultation)/nights"
        if try Files.entry(at: nights) != nil {
            night = try Files.list(nights).entries.filter { $0.kind == .directory }.map(\.name).max()
        } else {
            night = nil
        }
    }
}
