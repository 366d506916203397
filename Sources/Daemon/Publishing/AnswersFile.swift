public import FoundationEssentials
import LinuxFiles
import Reporting
public import Store
import Synchronization

/// The full list of a consultation's answers in a folder of reports, `answers.csv`.
public enum AnswersFile {
    /// The file's name.
    public static let name = "answers.csv"
    /// The folder of the newest reports, which is written again with each change, holds no longer list.
    static let limitOfLatest = Report.answersBesideReport

    /// Writes the list of those that counted at a moment. One that stands there is left alone: those of a moment do not
    /// change.
    ///
    /// - Returns: Whether it was written.
    /// - Throws: `PostgresError`, `FileError`.
    public static func write(
        to folder: String,
        answersTo consultation: String,
        at moment: Date,
        from store: Store
    ) async throws -> Bool {
        let path = "\(folder)/\(name)"
        if try Files.entry(at: path) != nil { return false }
        let file = try NewFile(path)
        do {
            try await store.writeAnswers(to: consultation, at: moment) { try file.append($0) }
        } catch {
            file.discard()
            throw error
        }
        try file.commit(durably: true)
        return true
    }

    /// Replaces the newest list, unless the same stands there.
    ///
    /// - Parameter count: How many answers count; when there are too many, the list is removed.
    /// - Throws: `PostgresError`, `FileError`.
    static func replace(
        in folder: String,
        answersTo consultation: String,
        count: Int,
        at moment: Date,
        from store: Store
    ) async throws {
        let path = "\(folder)/\(name)"
        if count > limitOfLatest { return try Files.removeFile(path) }
        let list = Mutex<[UInt8]>([])
        try await store.writeAnswers(to: consultation, at: moment) { piece in list.withLock { $0 += piece } }
        let bytes = list.withLock { $0 }
        if let present = try? Files.read(path, limit: bytes.count), present == bytes { return }
        // As the reports beside it, it is compared with the database at each start.
        try Files.write(bytes, to: path)
    }
}
