import ConsultationModel
import FoundationEssentials
import ResponseReading
import Testing

/// `Tests/Fixtures`.
let fixtures = folder(ofFile: #filePath, up: 2) + "/Fixtures"

/// The program that confines converters, which stands beside the one that runs the tests.
var program: String {
    get throws {
        folder(ofFile: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"), up: 1) + "/concord"
    }
}

private func folder(ofFile path: String, up steps: Int) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast(steps).joined(separator: "/")
}

/// All response files, relative to the fixtures' folder.
func fixtureFiles() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: fixtures).filter { path in
        var isDirectory = false
        _ = FileManager.default.fileExists(atPath: "\(fixtures)/\(path)", isDirectory: &isDirectory)
        let isOther =
            path.hasPrefix("consultations/") || path.hasPrefix("polis/") || path.hasPrefix("field/")
            || !path.contains("/") || path.contains("/.")
        return !isDirectory && !isOther
    }
}

/// Compares with `Golden/<name>.txt` beside this file; with UPDATE_GOLDEN=1 in the environment, writes it instead.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = folder(ofFile: #filePath, up: 1) + "/Golden/\(name).txt"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(
            atPath: folder(ofFile: path, up: 1),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: URL(filePath: path))
        return
    }
    let golden = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let difference = text.split(separator: "\n").difference(from: golden.split(separator: "\n"))
    #expect(
        text == golden,
        """
        \(name) is not read as its golden reading: \(difference). If that is right, run the tests with UPDATE_GOLDEN=1 and \
        review the change.
        """,
        sourceLocation: sourceLocation
    )
}

extension Reading {
    /// Everything that it holds, one thing a line.
    var asText: String {
        var lines = [
            "format: \(format?.rawValue ?? "none")", "encoding: \(encoding?.rawValue ?? "none")",
            "consultation: \(consultation?.id ?? "none")", "illustrative: \(isIllustrative)",
        ]
        for response in responses {
            let respondent = response.respondent.map { $0.speaksForRegion ? "the region" : $0.name } ?? "nobody"
            lines += [
                "", "region: \(response.region?.code ?? "none")", "group: \(response.groupAsWritten ?? "none")",
                "respondent: \(respondent)",
            ]
            for answer in response.answers {
                let place = answer.place ?? "line \(answer.line), column \(answer.column)"
                lines.append("  \(answer.recommendation): \(answer.stance.rawValue) “\(answer.words)” at \(place)")
                lines += answer.flags.map { "    flag: \($0.code)" }
                lines += answer.comment.split(separator: "\n", omittingEmptySubsequences: false).map { "    | \($0)" }
            }
        }
        if !faults.isEmpty { lines.append("") }
        for fault in faults {
            lines.append("\(fault.severity.rawValue): \(fault.location.map { "\($0): " } ?? "")\(fault.message)")
            lines += fault.excerpt?.split(separator: "\n").map { "    \($0)" } ?? []
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
