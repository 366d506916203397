import Foundation
import ReadingProperties
import ResponseReading
import Testing

/// What fuzzing begins with, and what it found, read again on every run.
@Suite(.timeLimit(.minutes(20)))
struct ReplayTests {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static func files(under folders: [String]) -> [String] {
        folders.flatMap { folder in
            ((try? FileManager.default.subpathsOfDirectory(atPath: "\(tests)/\(folder)")) ?? []).map {
                "\(folder)/\($0)"
            }
        }
        .filter { path in
            var isFolder = false
            return FileManager.default.fileExists(atPath: "\(tests)/\(path)", isDirectory: &isFolder) && !isFolder
        }
        .sorted()
    }

    private static let seeds = files(under: [
        "Fixtures", "Fuzzing/ReadingFuzzer/Seeds", "ResponseReadingTests/Documents",
    ])
    private static let findings = files(under: ["Fuzzing/ReadingFuzzer/Corpus"])

    @Test(arguments: TestedReader.allCases)
    func `every seed keeps the properties of a reading`(_ reader: TestedReader) throws {
        #expect(Self.seeds.count > 100)
        for path in Self.seeds {
            let bytes = try Self.bytes(path)
            let violations = reader.violations(in: bytes, at: .forInput(of: bytes.count))
            #expect(violations.isEmpty, "\(path)")
        }
    }

    @Test(arguments: TestedReader.allCases)
    func `every file that fuzzing found keeps the properties of a reading, wherever it lies`(
        _ reader: TestedReader
    ) throws {
        for path in Self.findings {
            let bytes = try Self.bytes(path)
            for place in InboxPlace.all {
                let violations = reader.violations(in: bytes, at: place)
                #expect(violations.isEmpty, "\(path), in \(place.context.file)")
            }
        }
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(tests)/\(path)")))
    }
}
