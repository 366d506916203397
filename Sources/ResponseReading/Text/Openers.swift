extension [UInt8] {
    /// Whether these letters, in lower case, stand here in either case.
    func holds(_ letters: [UInt8], at start: Int, before end: Int) -> Bool {
        guard start >= 0, letters.count <= end - start else { return false }
        for offset in letters.indices {
            let byte = self[start + offset]
            if byte != letters[offset], !((0x41...0x5A).contains(byte) && byte | 0x20 == letters[offset]) {
                return false
            }
        }
        return true
    }

    /// Behind white space, markup and the bullets of a list.
    func skippingOpeners(from start: Int, before end: Int) -> Int {
        var index = start
        while index < end {
            let byte = self[index]
            if byte.isSpace || byte.isMarkup {
                index += 1
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"), index + 1 < end, self[index + 1] == 0x20 {
                index += 2
            } else if byte == 0xE2, index + 2 < end, self[index + 1] == 0x80, self[index + 2] == 0xA2 {
                // •
                index += 3
            } else if byte == 0xC2, index + 1 < end, self[index + 1] == 0xA0 || self[index + 1] == 0xB7 {
                // A no-break space, ·
                index += 2
            } else {
                break
            }
        }
        return index
    }

    /// Behind no-break spaces, wide and narrow.
    func skippingNoBreakSpaces(from start: Int, before end: Int) -> Int {
        var index = start
        while index < end {
            if self[index].isSpace {
                index += 1
            } else if self[index] == 0xC2, index + 1 < end, self[index + 1] == 0xA0 {
                index += 2
            } else if self[index] == 0xE2, index + 2 < end, self[index + 1] == 0x80, self[index + 2] == 0xAF {
                index += 3
            } else {
                break
            }
        }
        return index
    }
}
