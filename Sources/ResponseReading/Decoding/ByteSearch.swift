/// Looks for bytes sixteen at a time: most of a response file is comments, of which only the ends matter.
extension [UInt8] {
    /// Where this byte first stands in the range; nil when it does not.
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        let wanted = SIMD16<UInt8>(repeating: byte)
        return first(in: range, where: { $0 == byte }, among: { $0 .== wanted })
    }

    /// Whether all is ASCII, and where the first byte stands that cannot be part of UTF-8; nil when there is none.
    ///
    /// Runs of ASCII are passed over; what stands between them is whole scalars, or wrong.
    var checkedUTF8: (isASCII: Bool, firstError: Int?) {
        let high = SIMD16<UInt8>(repeating: 0x80)
        var isASCII = true
        var index = 0
        while let start = first(in: index..<count, where: { $0 >= 0x80 }, among: { $0 .>= high }) {
            isASCII = false
            var end = start + 1
            while end < count, self[end] >= 0x80 { end += 1 }
            do {
                _ = try UTF8Span(validating: span.extracting(start..<end))
            } catch {
                return (false, start + error.byteOffsets.lowerBound)
            }
            index = end
        }
        return (isASCII, nil)
    }

    /// Where the first LF or CR stands in the range; its end when there is none.
    func firstLineEnd(in range: Range<Int>) -> Int {
        let (feed, carriage) = (SIMD16<UInt8>(repeating: 0x0A), SIMD16<UInt8>(repeating: 0x0D))
        return first(
            in: range,
            where: { $0 == 0x0A || $0 == 0x0D },
            among: { ($0 .== feed) .| ($0 .== carriage) }
        ) ?? range.upperBound
    }

    /// Where the line behind a line's end begins: behind LF, CR or CR LF.
    func lineStart(after end: Int) -> Int {
        guard end < count else { return count }
        return self[end] == 0x0D && end + 1 < count && self[end + 1] == 0x0A ? end + 2 : end + 1
    }

    /// Whether exactly these bytes stand here.
    func holds(exactly wanted: [UInt8], at start: Int) -> Bool {
        guard start >= 0, wanted.count <= count - start else { return false }
        return unsafe withUnsafeBytes { own in
            unsafe wanted.withUnsafeBytes { wanted in
                var index = 0
                while index + 8 <= wanted.count {
                    let one = unsafe own.loadUnaligned(fromByteOffset: start + index, as: UInt64.self)
                    let other = unsafe wanted.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    if one != other { return false }
                    index += 8
                }
                while index < wanted.count {
                    if unsafe own[start + index] != wanted[index] { return false }
                    index += 1
                }
                return true
            }
        }
    }

    @inline(__always)
    private func first(
        in range: Range<Int>,
        where isWanted: (UInt8) -> Bool,
        among lanes: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
    ) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        var index = range.lowerBound
        return unsafe withUnsafeBytes { bytes -> Int? in
            while index + 16 <= range.upperBound {
                let chunk = unsafe bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
                let found = unsafe unsafeBitCast(lanes(chunk), to: SIMD2<UInt64>.self)
                if found[0] != 0 { return index + found[0].trailingZeroBitCount / 8 }
                if found[1] != 0 { return index + 8 + found[1].trailingZeroBitCount / 8 }
                index += 16
            }
            while index < range.upperBound {
                if isWanted(unsafe bytes[index]) { return index }
                index += 1
            }
            return nil
        }
    }
}

extension UInt8 {
    /// ASCII white space.
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    /// "0" to "9".
    var isDigit: Bool { (0x30...0x39).contains(self) }
    /// An ASCII letter or a byte of a character beyond ASCII.
    var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self >= 0x80 }
    /// What people put around words to mark them up, or before a line of a list or a quotation.
    var isMarkup: Bool {
        switch self {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: ">"): true
        default: false
        }
    }
}
