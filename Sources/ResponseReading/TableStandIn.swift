struct Table {
    var name: String?
    var rows: [[String]]

    static func letters(of column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest >= 0 {
            letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
            rest = rest / 26 - 1
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    var asFormText: String? { nil }
}

extension RawResponse {
    init?(tables: [Table], front: FrontMatter, _ vocabulary: Vocabulary) { return nil }
}
