/// Finds line and column of a byte, in time that does not grow with the text.
struct PlaceIndex {
    private let text: SourceText
    /// Where each line begins.
    private let starts: [Int]
    /// How many characters begin before each multiple of `step`; empty for ASCII.
    private let counts: [Int]
    private static let step = 256

    init(of text: SourceText) {
        self.text = text
        var starts: [Int] = []
        text.forEachLine { line, _ in starts.append(line.lowerBound) }
        self.starts = starts.isEmpty ? [text.start] : starts
        var counts: [Int] = []
        if !text.isASCII {
            var count = 0
            for (index, byte) in text.bytes.enumerated() {
                if index.isMultiple(of: Self.step) { counts.append(count) }
                if byte & 0xC0 != 0x80 { count += 1 }
            }
            counts.append(count)
        }
        self.counts = counts
    }

    /// Where this byte stands; what stands behind the end is there.
    func spot(at offset: Int) -> Spot {
        let offset = min(max(offset, text.start), text.bytes.count)
        var (low, high) = (0, starts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return text.spot(line: low + 1, column: 1 + count(before: offset) - count(before: starts[low]))
    }

    /// How many characters begin before this byte.
    private func count(before offset: Int) -> Int {
        if text.isASCII { return offset }
        let slot = min(offset / Self.step, counts.count - 1)
        var count = counts[slot]
        for byte in text.bytes[min(slot * Self.step, offset)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
