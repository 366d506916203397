import FoundationEssentials
import LinuxFiles

/// Which files a batch of claims has: kept on the disk in the batch's folder, where each file's name is its number in
/// this list.
struct ClaimList: Sendable {
    /// One file.
    struct Line: Sendable {
        /// Its path relative to the inbox, as it was dropped.
        var path: String
        /// When it was dropped, in nanoseconds since 1970; 0: nobody knows.
        var dropped: Int64
        /// Which file it was. In the list, so that a file that another machine put back under its name is another one.
        var identity: FileEntry.Identity
    }

    /// In the order in which they were dropped.
    var lines: [Line]

    /// The list's name. Names of claimed files are numbers.
    static let name = "list"
    /// Between the parts of a line. No path holds it.
    private static let mark = "//"

    init(of items: [InboxItem]) {
        lines = items.map { Line(path: $0.path, dropped: $0.dropped, identity: $0.entry.identity) }
    }

    /// Reads what `bytes` has written, and ignores zeros after it.
    init(reading bytes: [UInt8]) {
        lines = bytes.split(separator: 0).map { line in
            let text = String(decoding: line, as: UTF8.self)
            let parts = text.split(separator: Self.mark, omittingEmptySubsequences: false)
            func number<Number: FixedWidthInteger>(_ index: Int) -> Number {
                parts.indices.contains(index) ? Number(parts[index]) ?? 0 : 0
            }
            return Line(
                path: String(parts[0]),
                dropped: number(1),
                identity: FileEntry.Identity(device: number(2), inode: number(3))
            )
        }
    }

    var bytes: [UInt8] {
        let lines = lines.map { line in
            let numbers = [String(line.dropped), String(line.identity.device), String(line.identity.inode)]
            return ([line.path] + numbers).joined(separator: Self.mark)
        }
        return Array(lines.joined(separator: "\0").utf8)
    }

    /// The files of which it is sure that they have room in `count` bytes.
    func prefix(fitting count: Int) -> ClaimList {
        var list = ClaimList(of: [])
        var size = 0
        for line in lines {
            size += line.path.utf8.count + 80
            if size > count { break }
            list.lines.append(line)
        }
        return list
    }
}
