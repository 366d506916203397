import ConsultationModel
import FoundationEssentials
import ResponseReading
import Subprocess
import SystemPackage

/// `reader.py`, run by Debian's Python.
struct PythonReader {
    private let folder: String
    private static let program = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "reader.py").path

    /// - Parameter lexicon: The stance words that it is given.
    init(_ lexicon: StanceLexicon) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "reading-benchmark-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let stances = lexicon.phrases.map { ($0, lexicon.stance(of: $0).rawValue) }
        let text = try JSONEncoder().encode(Dictionary(stances) { first, _ in first })
        try text.write(to: URL(filePath: "\(folder)/stances.json"))
    }

    /// Removes its temporary files.
    func remove() {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// What it makes of a file.
    func answers(in bytes: [UInt8]) async throws -> [ReadAnswer] {
        try JSONDecoder().decode([ReadAnswer].self, from: Data(try await output(for: bytes).utf8))
    }

    /// How many seconds it takes to read a file so many times.
    func seconds(reading bytes: [UInt8], times: Int) async throws -> Double {
        let output = try await output(for: bytes, ["\(times)"])
        guard let seconds = Double(output.filter { !$0.isWhitespace }) else { throw PythonError(output: output) }
        return seconds
    }

    private func output(for bytes: [UInt8], _ arguments: [String] = []) async throws -> String {
        let file = "\(folder)/\(bytes.count).txt"
        if !FileManager.default.fileExists(atPath: file) { try Data(bytes).write(to: URL(filePath: file)) }
        let result = try await run(
            .path("/usr/bin/python3"),
            arguments: Arguments([Self.program, "\(folder)/stances.json", file] + arguments),
            output: .string(limit: 64 << 20),
            error: .string(limit: 1 << 16)
        )
        guard result.terminationStatus.isSuccess else { throw PythonError(output: result.standardError) }
        return result.standardOutput
    }
}

/// Python did not do what it was asked.
struct PythonError: Error, CustomStringConvertible {
    var output: String

    var description: String {
        "/usr/bin/python3 was to read a file and did not; install python3. It said: \(output)"
    }
}
