import ConsultationModel
import FoundationEssentials
import Subprocess

/// Word documents, which pandoc makes of Markdown.
public enum WordDocument {
    /// Why there is none.
    public enum Failure: Error, Sendable, CustomStringConvertible {
        /// The program is not there.
        case notInstalled
        /// It ran for so many seconds.
        case tooSlow(seconds: Int)
        /// In its own words.
        case failed(String)

        /// What was found, what was expected, and how to go on.
        public var description: String {
            switch self {
            case .notInstalled:
                "Word documents are made with pandoc, which is not installed here; install the Debian package pandoc, or "
                    + "ask for another format, such as md"
            case .tooSlow(let seconds):
                "pandoc was not done after \(seconds) seconds, the limit; ask for another format"
            case .failed(let reason): "pandoc could not make a Word document: \(reason.printableLine)"
            }
        }
    }

    /// Makes a document.
    ///
    /// pandoc is not confined as it is for files of strangers: all that it gets was registered here.
    ///
    /// - Parameters:
    ///   - markdown: As `WritingFormat.pandocMarkdown`.
    ///   - seconds: The time limit.
    /// - Throws: `Failure`, or `CancellationError`.
    public static func bytes(of markdown: String, seconds: Int = 30) async throws -> [UInt8] {
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await convert(markdown) }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw Failure.tooSlow(seconds: seconds)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }

    private static func convert(_ markdown: String) async throws -> [UInt8] {
        do {
            let result = try await Subprocess.run(
                .name("pandoc"),
                arguments: ["--from=markdown", "--to=docx", "--output=-"],
                input: .string(markdown),
                output: .bytes(limit: 64 << 20),
                error: .string(limit: 4096)
            )
            guard result.terminationStatus.isSuccess else { throw Failure.failed(result.standardError) }
            return result.standardOutput
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw Failure.notInstalled
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw Failure.failed("\(error)")
        }
    }
}
