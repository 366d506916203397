import LinuxFiles
import Reporting
import Store

extension WrittenReport {
    /// Writes a report in each of its forms.
    init(_ report: Report) {
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
    func write(to folder: String) throws(FileError) -> [String] {
        try Files.makeDirectory(folder)
        var written: [String] = []
        for (name, text) in [
            ("report.html", html), ("report.txt", text), ("report.md", markdown), ("report.json", json),
            ("matrix.csv", matrix),
        ] {
            let bytes = Array(text.utf8)
            let path = "\(folder)/\(name)"
            if let present = try? Files.read(path, limit: bytes.count), present == bytes { continue }
            try Files.write(bytes, to: path, durably: true)
            written.append(name)
        }
        return written
    }
}
