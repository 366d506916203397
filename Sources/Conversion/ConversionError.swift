/// Why a file could not be converted. The descriptions are for the sender of the file, and hold nothing of it.
public enum ConversionError: Error, Sendable, Hashable {
    /// The program was not found.
    case notInstalled(Converter)
    /// Python was not found, which prepares files for the converter.
    case noPython(Converter)
    /// The time limit passed.
    case tooSlow(Converter, seconds: Int)
    /// The memory limit was reached.
    case tooMuchMemory(Converter, bytes: Int)
    /// Somebody killed the converter, twice: a system that is short of memory does.
    case killed(Converter)
    /// The machine is short of something that the converter needs, as the system says in words; waiting may help.
    case shortage(Converter, reason: String)
    /// The converter wrote more than the limit.
    case outputTooLarge(Converter, bytes: Int)
    /// The file was read and has no text.
    case noText(Converter)
    /// The text stands in a part of another kind, which only the program that made the file takes into it.
    case embedded(Converter)
    /// The converter said that the file is not of the kind that it reads, or is damaged.
    case damaged(Converter)
    /// The file opens only with a password.
    case locked(Converter)
    /// The converter failed with this exit code, or by a signal, and nothing that it said is known.
    case failed(Converter, code: Int32?, signal: Int32?)
    /// The converter could not be started, or not confined; in words for the operator.
    case unavailable(Converter, reason: String)
    /// The task was cancelled.
    case cancelled

    /// Whether the machine is short of something, so that the same file may be converted later.
    public var isShortage: Bool {
        switch self {
        case .shortage, .killed: true
        default: false
        }
    }

    /// Whether sending another file may help; false when the same file may be fine at another time or place.
    public var isOfTheFile: Bool {
        switch self {
        case .notInstalled, .noPython, .unavailable, .killed, .shortage, .cancelled: false
        case .tooSlow, .tooMuchMemory, .outputTooLarge, .noText, .embedded, .damaged, .locked, .failed: true
        }
    }
}

extension ConversionError: CustomStringConvertible {
    /// What was found, what was expected, and how to go on.
    public var description: String {
        switch self {
        case .notInstalled(let converter):
            "\(converter.words) is read with \(converter.name), which is not installed here; install the Debian "
                + "package \(converter.package), or send the answers as plain text."
        case .noPython(let converter):
            "\(converter.words) is prepared with Python before \(converter.name) reads it, and \(DocumentPass.python) is "
                + "not installed here; install the Debian package python3, or send the answers as plain text."
        case .tooSlow(let converter, let seconds):
            "\(converter.name) was not done with the file after \(seconds) seconds, the limit. \(Self.smaller)"
        case .tooMuchMemory(let converter, let bytes):
            "\(converter.name) needed more than \(Self.size(bytes)) of memory for the file, the limit. \(Self.smaller)"
        case .killed(let converter):
            "\(converter.name) was killed while it read the file, and again at a second try, as a system does that is short "
                + "of memory. The file itself may be fine; send it again later. \(Self.smaller)"
        case .shortage(let converter, let reason):
            "\(converter.name) could not work: \(reason). The machine is short of memory, processes or descriptors; the file "
                + "itself may be fine."
        case .outputTooLarge(let converter, let bytes):
            "\(converter.name) found more than \(Self.size(bytes)) in the file, the limit. \(Self.smaller)"
        case .noText(.pdftotext):
            "The PDF has no text, only images perhaps, as a scanner makes them; expected text that can be selected and "
                + "copied. Send the document that the PDF was made from, or run text recognition (OCR) over it first."
        case .noText(let converter):
            "The file was read as \(converter.words), and there is no text in it; expected answers in text. Send the "
                + "document with the answers typed into it, not as an image."
        case .embedded(let converter):
            "The file was read as \(converter.words), and its text stands in a part of another kind inside of it (an "
                + "“altChunk”), which was not read. Open the file in Word, save it anew as .docx, and send that."
        case .damaged(let converter):
            "The file cannot be read as \(converter.words): it is damaged, was sent in part, is of another kind than its "
                + "name says, or is protected by a password. Open it in the program that made it, save it anew without "
                + "a password, and send that."
        case .locked(let converter):
            "The file is protected by a password; expected \(converter.words) that opens without one. Save it without "
                + "a password and send that."
        case .failed(let converter, let code, let signal):
            "\(converter.name) could not convert the file (\(Self.ending(code: code, signal: signal))); expected "
                + "\(converter.words). Save it anew in the program that made it, or send the answers as plain text."
        case .unavailable(let converter, let reason):
            "\(converter.name) could not be run: \(reason). The file itself may be fine; send it again once this is "
                + "mended, or send the answers as plain text."
        case .cancelled:
            "The conversion was stopped before it was done; send the file again."
        }
    }

    private static let smaller =
        "Send a smaller file: leave out images and annexes, or split it; or send the answers as plain text."

    private static func size(_ bytes: Int) -> String {
        let mebi = 1 << 20
        return bytes >= mebi ? "\(bytes / mebi) MiB" : "\(bytes) bytes"
    }

    private static func ending(code: Int32?, signal: Int32?) -> String {
        if let signal { return "signal \(signal)" }
        return "exit code \(code ?? 0)"
    }
}
