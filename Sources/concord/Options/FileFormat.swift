import ArgumentParser
import ConsultationModel

/// What a command writes to a file, as far as the file's name can say it.
protocol FileFormat: RawRepresentable<String>, CaseIterable, Sendable {
    /// What names of files in this format end in, in lower case, the usual ending first. Where two formats share one, a
    /// name alone means the earlier case.
    var endings: [String] { get }
}

extension FileFormat {
    /// The format that the command line asks for; nil where it leaves it open.
    ///
    /// - Parameters:
    ///   - format: What `--format` says.
    ///   - output: The name of the file.
    /// - Throws: `ValidationError` where the name's ending is that of another format, or of none that there is.
    static func chosen(_ format: Self?, for output: String?) throws -> Self? {
        guard let output, let ending = ending(of: output) else { return format }
        guard let format else {
            if let named = allCases.first(where: { $0.endings.contains(ending) }) { return named }
            throw ValidationError(
                """
                The name \(output.shown) asks for the format \(ending.shown), which is not written here; expected one \
                of \(known), or --format.
                """
            )
        }
        let isTaken = usual.contains(ending) || allCases.contains { $0.endings.contains(ending) }
        if isTaken, !format.endings.contains(ending) {
            throw ValidationError(
                """
                The name \(output.shown) and --format \(format.rawValue) contradict each other; expected a name in \
                .\(format.endings[0]), or another format.
                """
            )
        }
        return format
    }

    private static var known: String {
        var endings: [String] = []
        for format in allCases where !endings.contains(format.endings[0]) { endings.append(format.endings[0]) }
        return endings.map { ".\($0)" }.joined(separator: ", ")
    }

    /// Of the last component, in lower case; nil where it has none.
    private static func ending(of path: String) -> String? {
        guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."), dot > name.startIndex,
            name.index(after: dot) < name.endIndex
        else { return nil }
        return name[name.index(after: dot)...].lowercased()
    }
}

/// Endings by which people and programs take a file for one of a kind, whether or not the command writes it.
private let usual: Set = [
    "csv", "doc", "docx", "htm", "html", "json", "md", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "tsv", "txt",
    "xls",
    "xlsx", "xml", "yaml", "yml",
]

extension String {
    fileprivate var shown: String { "\"\(prefix(64).description.printableLine)\"" }
}
