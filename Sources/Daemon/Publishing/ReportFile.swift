public import LinuxFiles
public import Reporting
public import Store

/// A file in a folder of reports.
enum ReportFile: String, CaseIterable {
    case json = "report.json"
    case html = "report.html"
    case text = "report.txt"
    case markdown = "report.md"
    case matrix = "matrix.csv"

    /// All but the data.
    static var forPeople: [ReportFile] { allCases.filter { $0 != .json } }

    /// What it holds.
    var format: ReportFormat {
        switch self {
        case .json: .json
        case .html: .html
        case .text: .text
        case .markdown: .md
        case .matrix: .matrix
        }
    }

    /// Writes it in one step, unless the same stands there.
    ///
    /// - Parameter durably: Whether to wait for the disk. The newest reports are compared with the database at each start, so
    ///   that a crash of the machine leaves none of them broken for longer.
    /// - Returns: Whether it was written.
    @discardableResult
    func replace(in folder: String, by bytes: [UInt8], durably: Bool) throws(FileError) -> Bool {
        let path = "\(folder)/\(rawValue)"
        if let present = try? Files.read(path, limit: bytes.count), present == bytes { return false }
        try Files.write(bytes, to: path, durably: durably)
        return true
    }
}

extension WrittenReport {
    /// Writes a report in each of its forms.
    public init(_ report: Report) {
        self.init(
            html: report.html(),
            text: report.text(),
            markdown: report.markdown(),
            json: report.json(),
            matrix: report.matrixCSV(),
            levels: report.nightLevels,
            summary: report.nightSummary
        )
    }

    /// Writes those files that differ from what stands in the folder, each in one step.
    ///
    /// - Returns: The names of the files that were written.
    /// - Throws: `FileError`.
    public func write(to folder: String) throws(FileError) -> [String] {
        try Files.makeDirectory(folder)
        var written: [String] = []
        for file in ReportFile.allCases {
            if try file.replace(in: folder, by: source(of: file.format) ?? [], durably: true) {
                written.append(file.rawValue)
            }
        }
        return written
    }
}
