import ConsultationModel
import Crypto
import FoundationEssentials
import LinuxFiles
import ResponseReading
import Store

/// A claimed file after it was read: what is to be recorded of it, and what its sender is to be told.
struct ReadFile: Sendable {
    var taken: TakenFile
    var receipt: Receipt
    /// How long reading it took.
    private(set) var milliseconds = 0.0
    /// What was read, kept where others may write to the file: what is filed is what was read. nil: nobody may, or it
    /// was not read.
    private(set) var bytes: [UInt8]?

    /// Somebody has the file open for writing, or has written to it while it was read.
    struct Unfinished: Error {}

    /// Sets a file aside without opening it.
    ///
    /// - Parameter deaths: How many processes have died while they read it.
    init(unread claim: Claim, after deaths: Int, at now: Date) {
        self.init(claim, size: (try? claim.place.entry?.size) ?? 0, at: now)
        receipt.refusal = Fault(
            error: .unreadable,
            """
            \(deaths) times the program has ended while it read this file, so it was not read again. Send the content in \
            another format, and show this file to those who maintain the program.
            """
        )
    }

    private init(_ claim: Claim, size: Int, at now: Date) {
        taken = TakenFile(
            claim: claim.id,
            file: claim.file,
            size: size,
            sha256: nil,
            received: now,
            consultation: nil,
            region: nil,
            submissions: []
        )
        receipt = Receipt(file: claim.file, reading: nil, taken: now, claim: claim.id)
    }

    /// The file is being read beside the others: it is taken when that is done.
    struct Deferred: Error {}

    /// Reads a file. One that is too large, or that cannot be opened, becomes a rejection with the reason.
    ///
    /// - Parameters:
    ///   - tellsWriters: Whether the kernel's word counts that somebody has the file open for writing.
    ///   - lane: Where files are read that may take long; nil: here and now.
    /// - Throws: `FileError` when waiting may help, `Unfinished`, `Deferred`, `CancellationError`.
    init(
        _ claim: Claim,
        context: ReadingContext,
        settings: IntakeSettings,
        tellsWriters: Bool,
        lane: SlowLane?
    ) async throws {
        let start = ContinuousClock.now
        let limit = settings.fileLimit
        let size = try claim.place.entry?.size ?? 0
        self.init(claim, size: size, at: context.now)
        let bytes: [UInt8]
        do throws(FileError) {
            let file = try OpenFile(claim.place)
            if tellsWriters, file.isOpenForWriting == true { throw FileError(attempt: "", code: FileError.busy) }
            let before = try file.entry
            if size > limit {
                receipt.refusal = Self.tooLarge(size, limit: limit)
                return
            }
            if size > settings.lineLimit,
                let line = try Self.longLine(of: file, named: claim.file, limit: settings.lineLimit)
            {
                receipt.refusal = Fault(
                    error: .tooLarge,
                    """
                    Line \(line) has more than \(settings.lineLimit) bytes, the limit. It was not read. Break the line, or \
                    ask the administrator to raise the limit.
                    """
                )
                return
            }
            guard let content = try file.read(limit: limit) else {
                receipt.refusal = Self.tooLarge(size, limit: limit)
                return
            }
            let after = try file.entry
            guard after.isSameContent(as: before), after.size == content.count else {
                throw FileError(attempt: "", code: FileError.busy)
            }
            bytes = content
            if !after.isOwn { self.bytes = content }
        } catch {
            if error.code == FileError.busy { throw Unfinished() }
            if error.isShortage { throw error }
            let advice = error.isForbidden ? "Let its group read it (chmod g+r)" : "Copy it anew"
            receipt.refusal = Fault(
                error: .unreadable,
                "The file could not be read: \(error.reason). \(advice), and drop it again."
            )
            return
        }

        var context = context
        let path = InboxPath(claim.file, consultations: context.consultations)
        context.consultationFromPath = path.consultation
        context.regionFromPath = path.region
        context.file = claim.file
        // Another host's clock may be ahead.
        context.now = min(claim.dropped ?? context.now, context.now)
        context.answerLimit = settings.answerLimit
        let sha256 = Array(SHA256.hash(data: bytes))
        let reading: Reading
        let format = ResponseFormat(of: bytes, named: claim.file)
        if let lane, format.converter != nil || bytes.count > SlowLane.largeBytes {
            // Who has written to it meanwhile, or has changed the configuration, has it read again.
            guard let result = lane.result(of: claim), result.sha256 == sha256,
                result.consultations == context.consultations
            else {
                lane.add(claim, bytes: bytes.count, settings, context)
                throw Deferred()
            }
            reading = result.reading
        } else {
            reading = try await settings.reader.reading(of: bytes, in: context)
        }
        receipt.reading = reading
        receipt.sha256 = sha256.hexadecimal
        taken.sha256 = sha256
        taken.size = bytes.count
        taken.consultation = reading.consultation?.id
        taken.region = reading.region?.code
        receipt.received = context.now
        if reading.isAcceptable {
            taken.submissions = reading.responses.compactMap { response in
                response.respondent.map { respondent in
                    Submission(
                        respondent: respondent,
                        groupAsWritten: response.groupAsWritten,
                        isIllustrative: reading.isIllustrative,
                        answers: response.answers,
                        file: claim.file,
                        original: bytes,
                        sha256: sha256,
                        received: context.now
                    )
                }
            }
        }
        milliseconds = (ContinuousClock.now - start).milliseconds
    }

    private static func tooLarge(_ size: Int, limit: Int) -> Fault {
        Fault(
            error: .tooLarge,
            """
            The file has \(size) bytes; the limit is \(limit). It was not read. Split it, or ask the administrator to raise \
            the limit.
            """
        )
    }

    /// The number of the first line over the limit in a file that is read line by line; other formats may have any.
    private static func longLine(of file: OpenFile, named name: String, limit: Int) throws(FileError) -> Int? {
        // A little more than the format is told from, so that it may be cut between two characters.
        let beginning = try file.beginning(count: 66_000)
        let format = ResponseFormat(of: beginning, named: name)
        guard format == .text || format == .delimited else { return nil }
        return try file.firstLine(longerThan: limit)
    }
}

extension [UInt8] {
    /// Two lower-case digits a byte.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
