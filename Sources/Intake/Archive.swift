import FoundationEssentials
import LinuxFiles

/// Files claimed originals away by day, each with its receipt beside it.
struct Archive: Sendable {
    /// `accepted/` or `rejected/`.
    let folder: String

    /// Moves a claimed file to `YYYY/MM/DD/NAME` and writes `NAME.receipt.txt` beside it. A name that is taken gets the
    /// claim's id before its extension. Doing it again after a crash at any point ends in the same files.
    ///
    /// - Parameters:
    ///   - bytes: What was recorded, where others may have written to the claimed file since: a new file with these
    ///     bytes is filed, and the claimed one is left. nil: the claimed file itself is moved.
    ///   - day: Decides the folder; UTC.
    ///   - step: Called now and then while a large file is copied.
    /// - Returns: The path of the filed original.
    @discardableResult
    func file(
        _ claim: Claim,
        bytes original: [UInt8]? = nil,
        receipt: String,
        day: Date,
        step: () -> Void = {}
    ) throws(FileError) -> String {
        let folder = "\(folder)/\(day.dayFolder)"
        try Files.makeDirectory(folder)
        let bytes = Array(receipt.utf8)
        let name = claim.file.lastComponent
        // One for each claim: a retry overwrites what a process left that was killed.
        let temporary = "\(folder)/.\(claim.id.uuidString.lowercased()).tmp"
        let mark = String(claim.id.uuidString.prefix(13).lowercased())
        var path = "\(folder)/\(name)"
        // The receipt comes first: whoever created it owns the name.
        var place = name.utf8.count > 240 ? .taken : try reserve(path, receipt: bytes, temporary)
        if place == .taken {
            path = "\(folder)/\(name.inserting(mark))"
            place = try reserve(path, receipt: bytes, temporary)
        }
        switch place {
        case .free:
            if let original {
                try Files.write(original, to: path, replacing: false, temporary: temporary)
            } else {
                try Files.move(claim.place, to: path, temporary: temporary, step: step)
            }
        case .filed:
            if let original {
                // A crash of the machine may have taken what was not on the disk.
                try Files.write(original, to: path, temporary: temporary)
            } else {
                try Files.finishMove(claim.place, to: path)
            }
        case .taken:
            throw FileError(attempt: "file \(claim.file) as \(path)", code: FileError.nameIsTaken)
        }
        return path
    }

    private enum Place {
        /// The name is this claim's: its receipt was written now, or by an earlier try that got no further.
        case free
        /// An earlier try has copied the original there.
        case filed
        case taken
    }

    private func reserve(_ path: String, receipt: [UInt8], _ temporary: String) throws(FileError) -> Place {
        let receiptPath = "\(path).receipt.txt"
        let isFiled = try Files.entry(at: path) != nil
        if !isFiled {
            do {
                try Files.write(receipt, to: receiptPath, replacing: false, temporary: temporary)
                return .free
            } catch {
                guard error.isExisting else { throw error }
            }
        }
        // A receipt names its claim, so that no other's is equal.
        guard try Files.entry(at: receiptPath)?.kind == .file,
            try Files.read(receiptPath, limit: receipt.count) == receipt
        else { return .taken }
        return isFiled ? .filed : .free
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
