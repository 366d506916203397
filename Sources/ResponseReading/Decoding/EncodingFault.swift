import ConsultationModel

/// Why a file's bytes are not text.
struct EncodingFault: Error {
    let fault: Fault
    /// Whether a NUL is what is wrong.
    let isNUL: Bool

    /// Of the file as a whole.
    init(_ message: String) {
        fault = Fault(error: .wrongEncoding, message)
        isNUL = false
    }

    /// At one byte.
    init(at offset: Int, in bytes: [UInt8], isNUL: Bool = false, _ message: String) {
        var line = 1
        var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for index in 0..<offset where bytes[index] == 0x0A || bytes[index] == 0x0D {
            if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
            line += 1
            lineStart = index + 1
        }
        let column = 1 + bytes[min(lineStart, offset)..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        fault = Fault(error: .wrongEncoding, line: line, column: column, "At byte \(offset) \(message)")
        self.isNUL = isNUL
    }
}
