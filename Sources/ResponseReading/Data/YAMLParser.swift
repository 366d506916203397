import ConsultationModel
import Yams

/// Reads YAML into the shape that JSON has. Scalars are taken as written: "1.10" and "no" are text.
struct YAMLParser {
    private let text: SourceText
    private var nodes: [DataTree.Node] = []
    private var strings: [String] = []
    private var cursor: YAMLCursor

    /// At worst, for zeros inside of a thousand lists, composing takes three seconds and 150 MB of memory for each
    /// megabyte, so that the limit is lower than that of the inbox. Ordinary files take a tenth of it.
    static let sizeLimit = 2 << 20

    /// The values of a text.
    static func tree(of text: SourceText) throws(DataFault) -> DataTree {
        guard text.bytes.count <= sizeLimit else {
            throw DataFault(
                code: .tooLarge,
                message: """
                    The YAML is larger than \(sizeLimit >> 20) MB; expected less. Send it in parts, or as JSON, which may be \
                    larger.
                    """
            )
        }
        if let alias = YAMLAlias(in: text) { throw alias.fault }
        let yaml = text.string(text.start..<text.bytes.count)
        let root: Yams.Node?
        do {
            // Without a resolver's rules nothing is taken for a number, a date or a truth value.
            root = try compose(yaml: yaml, .basic, .default, .utf8)
        } catch let error as YamlError {
            throw DataFault(error, in: text)
        } catch {
            throw DataFault(message: "The YAML cannot be read; expected keys and values.")
        }
        guard let root else {
            throw DataFault(
                code: .empty,
                message: "The YAML has no content but remarks; expected keys and values such as “answers:”."
            )
        }
        var parser = YAMLParser(text: text)
        try parser.take(root)
        return DataTree(text: text, nodes: parser.nodes, strings: parser.strings)
    }

    private init(text: SourceText) {
        self.text = text
        cursor = YAMLCursor(in: text)
    }

    /// What is still to be taken, the next one last.
    private enum Task {
        case take(Yams.Node)
        case takeKey(Yams.Node)
        case close(Int)
    }

    private mutating func take(_ root: Yams.Node) throws(DataFault) {
        var tasks: [Task] = [.take(root)]
        while let task = tasks.popLast() {
            switch task {
            case .close(let index): nodes[index].next = UInt32(nodes.count)
            case .takeKey(let node):
                let offset = offset(of: node)
                guard case .scalar(let scalar) = node else {
                    throw DataFault(
                        offset: offset,
                        message: "YAML: found a list or mapping as a key, expected a word such as “answers”."
                    )
                }
                try append(.string, scalar.string, at: offset)
            case .take(.scalar(let scalar)):
                try append(scalar.kind, scalar.string, at: offset(of: .scalar(scalar)))
            case .take(.sequence(let sequence)):
                tasks.append(.close(begin(.sequence, at: offset(of: .sequence(sequence)))))
                tasks += sequence.reversed().map { .take($0) }
            case .take(.mapping(let mapping)):
                tasks.append(.close(begin(.mapping, at: offset(of: .mapping(mapping)))))
                for (key, value) in mapping.reversed() { tasks += [.take(value), .takeKey(key)] }
            case .take(.alias(let alias)):
                throw DataFault(
                    offset: offset(of: .alias(alias)),
                    message: "YAML: found an alias, expected the value itself."
                )
            }
        }
    }

    private mutating func begin(_ kind: DataTree.Kind, at offset: Int) -> Int {
        nodes.append(DataTree.Node(kind: kind, start: UInt32(offset), next: 0))
        return nodes.count - 1
    }

    private mutating func append(_ kind: DataTree.Kind, _ string: String, at offset: Int) throws(DataFault) {
        // From an escape in quotes; the bytes of the file hold none.
        if string.utf8.contains(0) {
            throw DataFault(
                offset: offset,
                message: "YAML: found a NUL, written “\\0” or “\\x00”, which no text holds; expected text. Delete it."
            )
        }
        let node = DataTree.Node(
            kind: kind,
            storage: .held,
            start: UInt32(offset),
            end: UInt32(strings.count),
            next: UInt32(nodes.count + 1)
        )
        strings.append(string)
        nodes.append(node)
    }

    private mutating func offset(of node: Yams.Node) -> Int {
        node.mark.map { cursor.offset(line: $0.line, column: $0.column) } ?? cursor.offset
    }
}

extension Yams.Node.Scalar {
    /// Words that mean nothing or a truth value do so only without quotes.
    fileprivate var kind: DataTree.Kind {
        guard style == .plain || style == .any else { return .string }
        switch string {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE", "false", "False", "FALSE": return .bool
        default: return .string
        }
    }
}
