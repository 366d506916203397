/// Where something stands in a file.
struct Spot: Hashable {
    /// From 1: the line of a text, the row of a table, the line of the text in a document.
    var line: Int
    /// From 1: in a text counted in Unicode scalars, in a table the cell's number; nil: the whole line.
    var column: Int?
    /// The place in the terms of the format, "cell C7"; nil in a text.
    var place: String?

    init(line: Int, column: Int? = nil, place: String? = nil) {
        self.line = line
        self.column = column
        self.place = place
    }
}

extension Spot {
    /// The place for a sentence: "line 12", "cell C7".
    var name: String { place ?? "line \(line)" }
}
