/// The values of a JSON or YAML text in the order of the text, each before what it holds.
///
/// A value takes sixteen bytes and strings are made when they are asked for, so that a large file needs a small
/// multiple of its size.
final class DataTree {
    /// What a value is.
    enum Kind: UInt8 {
        /// Keys, each followed by its value.
        case mapping
        case sequence
        case string
        case number
        case bool
        case null
    }

    /// Where the characters of a scalar are.
    enum Storage: UInt8 {
        /// In the text, as they are.
        case verbatim
        /// In the text, with JSON's escapes.
        case escaped
        /// In `strings`, where `end` is the number.
        case held
    }

    struct Node {
        var kind: Kind
        var storage = Storage.verbatim
        /// The byte where it begins; of a string in quotes the byte behind the quote.
        var start: UInt32
        /// The byte behind a scalar.
        var end: UInt32 = 0
        /// The number of the first node that is no part of this one.
        var next: UInt32
    }

    let text: SourceText
    let nodes: [Node]
    let strings: [String]

    /// - Parameter nodes: At least one; the first is the root.
    init(text: SourceText, nodes: [Node], strings: [String] = []) {
        self.text = text
        self.nodes = nodes
        self.strings = strings
    }

    /// The value that holds all others.
    var root: DataNode { DataNode(tree: self, index: 0) }
}
