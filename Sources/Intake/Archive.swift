import FoundationEssentials
import LinuxFiles

/// Files claimed originals away by day, each with its receipt beside it.
struct Archive: Sendable {
    /// `accepted/` or `rejected/`.
    let folder: String

    /// Moves a claimed file to `YYYY/MM/DD/NAME` and writes `NAME.receipt.txt` beside it. A name that is taken gets the
    /// claim's id before its extension. Doing it again after a crash at any point ends in the same files.
    ///
    /// - Parameter day: Decides the folder; UTC.
    /// - Returns: The path of the filed original.
    @discardableResult
    func file(_ claim: Claim, receipt: String, day: Date) throws(FileError) -> String {
        let folder = "\(folder)/\(day.dayFolder)"
        try Files.makeDirectory(folder)
        let bytes = Array(receipt.utf8)
        var name = claim.file.lastComponent
        // The receipt comes first: whoever created it owns the name.
        let isTooLong = name.utf8.count > 240
        var isOwned = false
        if !isTooLong { isOwned = try reserve("\(folder)/\(name)", receipt: bytes) }
        if !isOwned {
            name = name.inserting(String(claim.id.uuidString.prefix(13).lowercased()))
            guard try reserve("\(folder)/\(name)", receipt: bytes) else {
                throw FileError(attempt: "file \(claim.file) as \(folder)/\(name)", code: FileError.nameIsTaken)
            }
        }
        try Files.renameWithoutReplacing(claim.path, to: "\(folder)/\(name)")
        return "\(folder)/\(name)"
    }

    /// Whether the name is this claim's: its receipt was written now, or by an earlier try that got no further.
    private func reserve(_ path: String, receipt: [UInt8]) throws(FileError) -> Bool {
        let receiptPath = "\(path).receipt.txt"
        if try Files.entry(at: path) != nil { return false }
        do {
            try Files.write(receipt, to: receiptPath, replacing: false)
            return true
        } catch {
            guard error.isExisting else { throw error }
            return try Files.read(receiptPath, limit: receipt.count) == receipt
        }
    }
}

extension Date {
    /// "2017/03/24", UTC.
    fileprivate var dayFolder: String {
        let parts = Calendar(identifier: .gregorian, timeZone: .gmt).dateComponents([.year, .month, .day], from: self)
        func padded(_ number: Int?, _ width: Int) -> String {
            let digits = String(number ?? 0)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(parts.year, 4))/\(padded(parts.month, 2))/\(padded(parts.day, 2))"
    }
}

extension Calendar {
    fileprivate init(identifier: Identifier, timeZone: TimeZone) {
        self.init(identifier: identifier)
        self.timeZone = timeZone
    }
}

extension String {
    /// "x.txt" → "x.MARK.txt"; "x" → "x.MARK". A name that would be too long for a file system is shortened.
    fileprivate func inserting(_ mark: String) -> String {
        var dot = lastIndex(of: ".") ?? endIndex
        if dot == startIndex || utf8.distance(from: dot, to: endIndex) > 16 { dot = endIndex }
        var stem = self[..<dot]
        while stem.utf8.count > 180 { stem.removeLast() }
        return "\(stem).\(mark)\(self[dot...])"
    }
}
