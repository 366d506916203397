import ConsultationModel
public import Conversion
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

    /// Whose Markdown a text is written in.
    public enum Dialect: String, Sendable {
        /// As `WritingFormat.pandocMarkdown`.
        case pandoc = "markdown"
        /// GitHub's, with tables of bars.
        case github = "gfm"
    }

    /// Makes a document, in a confined process.
    ///
    /// - Parameters:
    ///   - markdown: In UTF-8.
    ///   - limits: Of the process.
    ///   - launcher: The path of a program that offers `Confinement.command`.
    /// - Throws: `Failure`, or `CancellationError`.
    public static func bytes(
        of markdown: [UInt8],
        in dialect: Dialect = .pandoc,
        limits: ConversionLimits = ConversionLimits(seconds: 60, memoryBytes: 4 << 30),
        launcher: String = "/proc/self/exe"
    ) async throws -> [UInt8] {
        let process = ConfinedProcess(
            launcher: launcher,
            command: ["pandoc", "--from=\(dialect.rawValue)", "--to=docx", "--output=-"],
            limits: limits
        )
        do {
            let ended = try await process.run(on: markdown)
            if ended.isMissing { throw Failure.notInstalled }
            guard ended.status.isSuccess else { throw Failure.failed(ended.complaints) }
            return ended.output
        } catch let failure as ConfinedProcess.Failure {
            switch failure {
            case .tooSlow: throw Failure.tooSlow(seconds: limits.seconds)
            case .outputTooLarge: throw Failure.failed("it has more than \(limits.outputBytes) bytes")
            case .cancelled: throw CancellationError()
            case .notStarted(let reason): throw Failure.failed(reason)
            }
        }
    }
}
