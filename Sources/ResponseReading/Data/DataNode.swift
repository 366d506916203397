/// One value of a JSON or YAML text: the common shape of both.
struct DataNode {
    let tree: DataTree
    let index: Int

    private var node: DataTree.Node { tree.nodes[index] }

    /// What it is.
    var kind: DataTree.Kind { node.kind }

    /// The byte of the text where it begins; of a string in quotes the byte behind the quote.
    var offset: Int { Int(node.start) }

    /// A scalar's characters: of a string its text, of anything else as written. Empty for what is no scalar.
    var text: String {
        switch (kind, node.storage) {
        case (.mapping, _), (.sequence, _): ""
        case (_, .verbatim): tree.text.string(range)
        case (_, .escaped): String(unescaping: tree.text.bytes[range])
        case (_, .held): tree.strings[Int(node.end)]
        }
    }

    private var range: Range<Int> { Int(node.start)..<Int(node.end) }

    /// The bytes of the text from its beginning to the end of another one, with all that this one holds. In YAML, which does
    /// not say where a value ends, up to the next one.
    func whole(with last: DataNode) -> Range<Int> {
        let next = last.kind == .mapping || last.kind == .sequence ? Int(last.node.next) : last.index + 1
        let end: Int
        if last.index + 1 == next, last.node.storage != .held {
            end = Int(last.node.end)
        } else {
            end = next < tree.nodes.count ? Int(tree.nodes[next].start) : tree.text.bytes.count
        }
        return offset..<max(offset, end)
    }

    /// The values in it: of a sequence its elements, of a mapping the value of each key.
    var elements: some Sequence<DataNode> { Children(of: self) }

    /// The keys of a mapping and their values, in order; a key that is repeated stands there twice.
    var entries: some Sequence<(key: DataNode, value: DataNode)> {
        Children(of: self).lazy.map { (DataNode(tree: $0.tree, index: $0.index - 1), $0) }
    }

    /// The value of a mapping's first key of this name; nil when there is none.
    subscript(key: String) -> DataNode? {
        guard kind == .mapping else { return nil }
        return entries.first { $0.key.text == key }?.value
    }

    private struct Children: Sequence, IteratorProtocol {
        private let tree: DataTree
        private var position: Int
        private let end: Int
        private let isMapping: Bool

        init(of parent: DataNode) {
            tree = parent.tree
            isMapping = parent.kind == .mapping
            position = parent.index + 1
            end = isMapping || parent.kind == .sequence ? Int(parent.node.next) : position
        }

        mutating func next() -> DataNode? {
            guard position < end else { return nil }
            let child = DataNode(tree: tree, index: isMapping ? position + 1 : position)
            position = Int(tree.nodes[child.index].next)
            return child
        }
    }
}
