import LinuxFiles

/// Where a command writes what it prints: a file, which shows under its name when it is whole, or standard output.
struct Output: Sendable {
    /// Nobody reads standard output any more.
    struct Closed: Error {}

    /// Something has the name that must not be replaced: a device, a link, a folder.
    struct NotReplaced: Error, CustomStringConvertible {
        let path: String

        var description: String {
            """
            \(path) is no regular file and was left alone; name a file with --output, or leave --output out for standard \
            output
            """
        }
    }

    /// The file cannot be created.
    struct NotCreated: Error, CustomStringConvertible {
        let description: String

        init(_ error: FileError, path: String) {
            description =
                error.isExisting
                ? "\(path) is there already; take another name, or replace it with --force"
                : "\(path) cannot be created: \(error.reason); name a file in a folder that is there and may be written"
        }
    }

    private let file: NewFile?

    /// Runs the body, which writes. When it throws, no file is left.
    ///
    /// - Parameter path: The file; nil: standard output.
    static func to(_ path: String?, _ body: (Output) async throws -> Void) async throws {
        if let path, let entry = try Files.entry(at: path), entry.kind != .file {
            throw NotReplaced(path: path)
        }
        let output = Output(file: try path.map(Self.create))
        do {
            try await body(output)
        } catch is Closed {
            return
        } catch {
            output.file?.discard()
            throw error
        }
        try output.file?.commit(durably: true)
    }

    private static func create(_ path: String) throws(NotCreated) -> NewFile {
        do throws(FileError) {
            return try NewFile(path)
        } catch {
            throw NotCreated(error, path: path)
        }
    }

    /// Writes the next bytes. Throws `FileError`, `Closed`.
    func write(_ bytes: [UInt8]) throws {
        if let file {
            try file.append(bytes)
        } else if !Terminal.write(bytes) {
            throw Closed()
        }
    }
}
