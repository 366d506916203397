import LinuxFiles
public import Reporting
import Store

/// A report in each of its forms.
public struct ReportFiles: Sendable, Hashable {
    /// The web page, `report.html`.
    public let html: String
    /// The plain text, `report.txt`.
    public let text: String
    /// The JSON object, `report.json`.
    public let json: String

    /// Renders a report. Throws what `Report.json` throws.
    public init(_ report: Report) throws {
        html = report.html()
        text = report.text()
        json = try report.json()
    }

    /// As they were kept.
    init(_ report: NightReport) {
        html = report.html
        text = report.text
        json = report.json
    }

    /// Writes those that differ from what stands in the folder, each in one step.
    ///
    /// - Returns: The names of the files that were written.
    /// - Throws: `FileError`.
    func write(to folder: String) throws(FileError) -> [String] {
        try Files.makeDirectory(folder)
        var written: [String] = []
        for (name, text) in [("report.html", html), ("report.txt", text), ("report.json", json)] {
            let bytes = Array(text.utf8)
            let path = "\(folder)/\(name)"
            if let present = try? Files.read(path, limit: bytes.count), present == bytes { continue }
            try Files.write(bytes, to: path, durably: true)
            written.append(name)
        }
        return written
    }
}
