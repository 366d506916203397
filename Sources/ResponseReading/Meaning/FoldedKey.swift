import ConsultationModel

/// Up to 32 bytes of ASCII, folded as `String.foldedForMatching` folds them: enough to look a stance word up without
/// making a string.
struct FoldedKey: Hashable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var last: UInt64 = 0
    private var count = 0

    /// Folds the bytes; nil when they are not all ASCII, or when more than 32 are left of them.
    init?(_ bytes: Span<UInt8>) {
        let (folding, isOuter) = (Self.folding, Self.isOuter)
        var (low, high) = (0, bytes.count)
        while low < high, bytes[low] < 0x80, isOuter[Int(bytes[low])] { low += 1 }
        while low < high, bytes[high - 1] < 0x80, isOuter[Int(bytes[high - 1])] { high -= 1 }
        var spaceIsDue = false
        for index in low..<high {
            guard bytes[index] < 0x80 else { return nil }
            let byte = folding[Int(bytes[index])]
            if byte == 0x20 {
                spaceIsDue = true
                continue
            }
            if spaceIsDue, !append(0x20) { return nil }
            spaceIsDue = false
            if !append(byte) { return nil }
        }
    }

    /// Whether nothing is left.
    var isEmpty: Bool { count == 0 }

    private mutating func append(_ byte: UInt8) -> Bool {
        if count == 32 { return false }
        if count.isMultiple(of: 8) { (first, second, third, last) = (second, third, last, 0) }
        last = last << 8 | UInt64(byte)
        count += 1
        return true
    }

    // Asked of the folding itself, so that the two cannot come to differ.

    /// What each ASCII byte becomes between two letters; a space for all white space.
    private static let folding: [UInt8] = (UInt8(0)..<0x80).map { byte in
        let folded = Array("a\(Unicode.Scalar(byte))a".foldedForMatching.utf8)
        return folded.count == 3 ? folded[1] : byte
    }

    /// Whether each ASCII byte is left out at both ends.
    private static let isOuter: [Bool] = (UInt8(0)..<0x80).map { byte in
        "a\(Unicode.Scalar(byte))".foldedForMatching == "a"
    }
}
