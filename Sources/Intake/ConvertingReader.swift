import ConsultationModel
public import Conversion
public import ResponseReading

/// Reads a response file of any format: converts it first where that is needed.
public struct ConvertingReader: Sendable, Hashable {
    /// What a conversion may use.
    public var limits: ConversionLimits
    /// The path of a program that confines a converter: this program, unless told otherwise.
    public var launcher: String

    /// The limits of `ConversionLimits()`, and this program.
    public init(limits: ConversionLimits = ConversionLimits(), launcher: String = "/proc/self/exe") {
        self.limits = limits
        self.launcher = launcher
    }

    /// What was understood of a file, and everything that was not.
    ///
    /// - Throws: `CancellationError` when the task is cancelled during a conversion.
    public func reading(of bytes: [UInt8], in context: ReadingContext) async throws -> Reading {
        let format = ResponseFormat(of: bytes, in: context)
        if format == .mail { return try await mailReading(of: bytes, in: context) }
        return try await reading(of: bytes, as: format, in: context)
    }

    private func reading(
        of bytes: [UInt8],
        as format: ResponseFormat,
        in context: ReadingContext
    ) async throws -> Reading {
        let converted: Result<[UInt8], ConversionError>
        do {
            converted = .success(try await self.converted(bytes, from: format))
        } catch {
            converted = .failure(error)
        }
        return try Self.reading(of: converted, as: format, in: context)
    }

    /// What is understood of a file that was converted, or why it was not.
    static func reading(
        of converted: Result<[UInt8], ConversionError>,
        as format: ResponseFormat,
        in context: ReadingContext
    ) throws(CancellationError) -> Reading {
        switch converted {
        case .success(let bytes): return Reading(of: bytes, as: format, in: context)
        case .failure(.cancelled): throw CancellationError()
        case .failure(let error): return Reading(unreadable: error.code, error.description, as: format, in: context)
        }
    }

    /// What a file's converter makes of it; the bytes themselves where the format needs none.
    func converted(_ bytes: [UInt8], from format: ResponseFormat) async throws(ConversionError) -> [UInt8] {
        guard let converter = format.converter else { return bytes }
        // pandoc takes a page that is not UTF-8 for Latin-1.
        let input = format == .html || format == .mediawiki ? bytes.asUTF8Text ?? bytes : bytes
        return try await converter.convert(input, limits: limits, launcher: launcher)
    }

    /// Reads the parts of a mail, each as the file that it is, and takes the one with the answers.
    private func mailReading(of bytes: [UInt8], in context: ReadingContext) async throws -> Reading {
        let output: [UInt8]
        do throws(ConversionError) {
            output = try await Converter.email.convert(bytes, limits: limits, launcher: launcher)
        } catch .cancelled {
            throw CancellationError()
        } catch {
            return Reading(unreadable: error.code, error.description, as: .mail, in: context)
        }
        let parts = MailReading.candidates(MailPart.all(in: output))
        // What it is about may say whose it is, as the title of a text does.
        let subject = Array("Subject: \(MailPart.subject(in: output))\n\n".utf8)
        var read: [MailReading.ReadPart] = []
        for part in parts.read {
            var format = ResponseFormat(of: part.bytes, named: part.name ?? "")
            // A mail in a mail was taken apart already.
            if format == .mail { format = .text }
            let content = format == .text && !part.isAttached ? subject + part.bytes : part.bytes
            read.append(
                MailReading.ReadPart(part: part, reading: try await reading(of: content, as: format, in: context))
            )
        }
        return MailReading(read, unread: parts.unread).reading
    }
}

extension ConversionError {
    /// As which kind of error it is told.
    var code: FaultCode {
        switch self {
        case .notInstalled, .noPython, .unavailable, .killed, .shortage, .cancelled: .converterUnavailable
        case .tooSlow, .tooMuchMemory, .outputTooLarge, .failed: .conversionFailed
        case .noText, .embedded: .empty
        case .damaged: .damaged
        case .locked: .locked
        }
    }
}

extension ResponseFormat {
    /// What converts files of this format; nil for one that is read as it is.
    var converter: Converter? {
        switch self {
        case .text, .delimited, .json, .yaml, .unreadable, .mail: nil
        case .docx: .pandoc(from: .docx)
        case .odt: .pandoc(from: .odt)
        case .rtf: .pandoc(from: .rtf)
        case .html: .pandoc(from: .html)
        case .mediawiki: .pandoc(from: .mediawiki)
        case .xlsx: .workbook
        case .pdf: .pdftotext
        }
    }
}
