import FoundationEssentials
import Glibc

/// A directory of a test's own.
public struct Scratch: Sendable {
    /// Absolute.
    public let path: String
    /// A state directory in it.
    public var state: String { "\(path)/state" }

    /// Makes a new one below this directory. Throws `CocoaError`.
    public init(below parent: String = "/tmp") throws {
        path = "\(parent)/concord-test-\(UUID().uuidString.lowercased())"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// One that is there, under whatever path it can be seen.
    public init(at path: String) {
        self.path = path
    }

    /// Removes it with all that is in it.
    public func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// What stands in a file, a byte order mark too. Throws when there is none.
    public func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
    }

    /// Puts a file where it belongs as a person would: written elsewhere, renamed in. Throws `CocoaError`.
    public func drop(_ bytes: [UInt8], as name: String) throws {
        let target = "\(path)/\(name)"
        let folder = target.split(separator: "/").dropLast().joined(separator: "/")
        if !FileManager.default.fileExists(atPath: "/\(folder)") {
            try FileManager.default.createDirectory(atPath: "/\(folder)", withIntermediateDirectories: true)
        }
        let outgoing = "\(path)/.outgoing-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(filePath: outgoing))
        guard unsafe rename(outgoing, target) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// The paths of all files below a folder, relative to it, sorted; none when it is not there.
    public func files(below folder: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: "\(path)/\(folder)") else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(folder)").filter { name in
            var isDirectory = false
            _ = FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isDirectory)
            return !isDirectory
        }.sorted()
    }

    /// The names of the originals that are filed in `accepted` or `rejected` of the state directory, each with its
    /// receipt beside it, sorted.
    public func filed(_ folder: String = "accepted") throws -> [String] {
        let files = Set(try files(below: "state/\(folder)"))
        return files.filter { files.contains("\($0).receipt.txt") }
            .map { $0.split(separator: "/").last.map(String.init) ?? $0 }.sorted()
    }

    /// The receipt of a file that was filed under this name in `accepted` or `rejected`; nil while there is none.
    public func receipt(of name: String, _ folder: String = "accepted") throws -> String? {
        try files(below: "state/\(folder)").first { $0.hasSuffix("/\(name).receipt.txt") }
            .map { try text("state/\(folder)/\($0)") }
    }
}
