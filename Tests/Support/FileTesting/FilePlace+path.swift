public import LinuxFiles

extension FilePlace {
    /// The place of a path. Throws `FileError` when its folder is not there.
    public init(_ path: String) throws {
        let slash = path.lastIndex(of: "/") ?? path.startIndex
        self.init(folder: try Folder(String(path[..<slash])), name: String(path[slash...].dropFirst()))
    }
}
