/// How the items of a numbered list are numbered.
struct ListNumbering {
    private var start = 1
    private var style = ""
    private var delimiter = ""

    /// - Parameter attributes: As pandoc tells them: the first number, the style and the sign behind it.
    init(_ attributes: DataNode?) {
        if let number = attributes?.element(0).flatMap({ Int($0.text) }), (0...1_000_000).contains(number) {
            start = number
        }
        style = attributes?.element(1)?["t"]?.text ?? ""
        delimiter = attributes?.element(2)?["t"]?.text ?? ""
    }

    /// What stands before an item, counted from 0: "6. ", "b) ", "(iv) ".
    func marker(_ item: Int) -> String {
        let number = start + item
        let sign =
            switch style {
            case "LowerAlpha": Self.letters(number).lowercased()
            case "UpperAlpha": Self.letters(number)
            case "LowerRoman": Self.roman(number).lowercased()
            case "UpperRoman": Self.roman(number)
            default: "\(number)"
            }
        return switch delimiter {
        case "OneParen": "\(sign)) "
        case "TwoParens": "(\(sign)) "
        default: "\(sign). "
        }
    }

    private static func letters(_ number: Int) -> String {
        number < 1 ? "\(number)" : Table.letters(of: number - 1)
    }

    private static func roman(_ number: Int) -> String {
        guard (1..<4000).contains(number) else { return "\(number)" }
        var rest = number
        var roman = ""
        for (value, sign) in values {
            while rest >= value {
                roman += sign
                rest -= value
            }
        }
        return roman
    }

    private static let values = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
}
