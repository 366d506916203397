/// Which parts of a page's width are printed on, point by point, in some rows.
struct PageStrip {
    private var isPrinted: [Bool]

    init(width: Int) { isPrinted = Array(repeating: false, count: max(1, width / 100 + 2)) }

    /// Notes that words are printed here.
    ///
    /// - Returns: The points that were free before.
    mutating func add(_ words: [PageWord]) -> [Int] {
        var taken: [Int] = []
        for word in words {
            let range = points(word.box.left..<max(word.box.left, word.box.right))
            for point in range where !isPrinted[point] {
                isPrinted[point] = true
                taken.append(point)
            }
        }
        return taken
    }

    /// Takes back what was printed last.
    mutating func free(_ points: [Int]) {
        for point in points { isPrinted[point] = false }
    }

    /// Whether a gap of two points or more is left between these places, in hundredths of a point.
    func hasGap(in range: Range<Int>) -> Bool { !gaps(in: range).isEmpty }

    /// The gaps of two points or more, in hundredths of a point.
    func gaps(in range: Range<Int>) -> [Range<Int>] {
        var gaps: [Range<Int>] = []
        var start: Int?
        let points = points(range)
        for point in points.lowerBound...points.upperBound {
            if point < points.upperBound, !isPrinted[point] {
                start = start ?? point
            } else if let first = start {
                if point - first >= 2 { gaps.append(first * 100..<point * 100) }
                start = nil
            }
        }
        return gaps
    }

    private func points(_ range: Range<Int>) -> Range<Int> {
        let low = min(range.lowerBound / 100, isPrinted.count)
        return low..<min(max(low, (range.upperBound + 99) / 100), isPrinted.count)
    }
}
