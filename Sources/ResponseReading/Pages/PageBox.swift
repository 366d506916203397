/// A rectangle on a page, in hundredths of a point from the page's upper left corner.
struct PageBox: Equatable {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int

    var width: Int { right - left }
    var height: Int { bottom - top }
    /// Half of the way down.
    var middle: Int { (top + bottom) / 2 }

    /// The least rectangle around both.
    func union(_ other: PageBox) -> PageBox {
        PageBox(
            left: min(left, other.left),
            top: min(top, other.top),
            right: max(right, other.right),
            bottom: max(bottom, other.bottom)
        )
    }

    /// Whether both stand side by side on one line of the page.
    func isBeside(_ other: PageBox) -> Bool {
        abs(middle - other.middle) * 10 <= max(1, min(height, other.height)) * 4
    }
}

extension PageBox {
    /// From four numbers in points, such as "59.25": left, top, width and height. What is no number counts as 0, and
    /// nothing lies farther away than a PDF's page may be large.
    init(_ numbers: ArraySlice<Substring>) {
        let values = numbers.prefix(4).map(Self.hundredths) + [0, 0, 0, 0]
        left = values[0]
        top = values[1]
        right = left + values[2]
        bottom = top + values[3]
    }

    private static let largest = 1_440_000

    private static func hundredths(_ number: Substring) -> Int {
        var value = 0
        var decimals = -1
        for byte in number.utf8 {
            if byte == UInt8(ascii: "."), decimals < 0 {
                decimals = 0
            } else if byte.isDigit {
                if decimals == 2 { break }
                value = min(value * 10 + Int(byte & 0x0F), largest * 10)
                if decimals >= 0 { decimals += 1 }
            } else {
                return 0
            }
        }
        for _ in max(decimals, 0)..<2 { value *= 10 }
        return min(value, largest)
    }
}
