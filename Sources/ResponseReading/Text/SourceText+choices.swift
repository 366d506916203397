/// Boxes to tick: "☐ Support ☒ It Depends", "[x] Support", and the other way round, "Support [ ] It Depends [x]".
extension SourceText {
    /// The words that stand at the boxes of a line, in order.
    struct Choices {
        /// Those whose box is ticked.
        var ticked: [Range<Int>] = []
        /// All.
        var all: [Range<Int>] = []
    }

    /// The choices of a line; nil when it has no boxes. A line that begins with a box has its words behind the boxes, any
    /// other before them.
    func choices(in line: Range<Int>) -> Choices? {
        let start = bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        var boxes: [(range: Range<Int>, isTicked: Bool)] = []
        var index = start
        while index < line.upperBound, boxes.count < 100 {
            if let box = box(at: index, before: line.upperBound) {
                boxes.append((index..<box.end, box.isTicked))
                index = box.end
            } else {
                index += 1
            }
        }
        guard let first = boxes.first else { return nil }
        let isBefore = first.range.lowerBound == start
        var choices = Choices()
        for (place, box) in boxes.enumerated() {
            let words: Range<Int>
            if isBefore {
                let end = place + 1 < boxes.count ? boxes[place + 1].range.lowerBound : line.upperBound
                words = box.range.upperBound..<end
            } else {
                words = (place > 0 ? boxes[place - 1].range.upperBound : start)..<box.range.lowerBound
            }
            let label = unmarked(trimmedRange(words))
            choices.all.append(label)
            if box.isTicked { choices.ticked.append(label) }
        }
        return choices
    }

    /// Whether a line offers stances to tick.
    func isChoice(_ line: Range<Int>, _ vocabulary: Vocabulary) -> Bool {
        guard let choices = choices(in: line) else { return false }
        return choices.all.contains { vocabulary.isStance($0, in: self) }
    }

    /// A box, `[ ]`, `[_]`, `[]`, `(x)`, `☒`, that begins here.
    private func box(at index: Int, before end: Int) -> (end: Int, isTicked: Bool)? {
        switch bytes[index] {
        case UInt8(ascii: "["), UInt8(ascii: "("):
            let close = bytes[index] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
            var place = skippingBlank(from: index + 1, before: end)
            var isTicked = false
            if place < end, bytes[place] | 0x20 == UInt8(ascii: "x") {
                isTicked = true
                place += 1
            } else if place + 2 < end, bytes[place] == 0xE2, isTick(at: place) == true {
                isTicked = true
                place += 3
            }
            place = skippingBlank(from: place, before: end)
            guard place < end, bytes[place] == close, place - index <= 8 else { return nil }
            return (place + 1, isTicked)
        case 0xE2:
            guard index + 2 < end, let isTicked = isTick(at: index) else { return nil }
            return (index + 3, isTicked)
        default: return nil
        }
    }

    /// Of ☐ ☑ ☒ ✓ ✔ ✗ ✘ whether it is ticked; nil for any other character.
    private func isTick(at index: Int) -> Bool? {
        switch (bytes[index + 1], bytes[index + 2]) {
        case (0x98, 0x90): false
        case (0x98, 0x91), (0x98, 0x92), (0x9C, 0x93), (0x9C, 0x94), (0x9C, 0x97), (0x9C, 0x98): true
        default: nil
        }
    }

    /// Behind spaces, no-break spaces and underscores.
    private func skippingBlank(from start: Int, before end: Int) -> Int {
        var index = start
        while index < end {
            if bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "_") {
                index += 1
            } else if index + 1 < end, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 {
                index += 2
            } else {
                break
            }
        }
        return index
    }
}
