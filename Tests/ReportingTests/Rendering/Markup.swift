/// A strict reader of the little HTML that reports use: it throws where a browser would have to guess.
struct Markup {
    struct Element {
        var name: String
        var attributes: [String: String]
        /// The names of the elements around it, outermost first.
        var path: [String]
        /// Its text up to the next tag.
        var text: String
    }

    struct Malformed: Error {
        var reason: String
    }

    /// In document order.
    private(set) var elements: [Element] = []
    /// The texts that the program wrote: not those in an element whose language is unknown, or set apart by its
    /// direction.
    private(set) var words: [String] = []

    init(_ html: String) throws {
        var rest = Substring(html)
        var open: [String] = []
        var quoted: [Bool] = []
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { throw Malformed(reason: "a tag does not end") }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag == "!DOCTYPE html" { continue }
            if tag.first == "/" {
                guard let last = open.popLast(), last == tag.dropFirst() else {
                    throw Malformed(reason: "<\(tag)> closes \(open.last ?? "nothing")")
                }
                quoted.removeLast()
                if !quoted.contains(true) { words.append(String(rest.prefix { $0 != "<" })) }
                continue
            }
            let name = String(tag.prefix { $0.isLetter || $0.isNumber })
            let text = String(rest.prefix { $0 != "<" })
            let attributes = try Self.attributes(tag.dropFirst(name.count))
            elements.append(Element(name: name, attributes: attributes, path: open, text: text))
            let isQuoted = attributes["lang"] == "" || ["bdi", "abbr", "style", "script"].contains(name)
            if !isQuoted, !quoted.contains(true) {
                words.append(text)
                words += ["title", "aria-label"].compactMap { attributes[$0] }
            }
            if !["meta", "input"].contains(name) {
                open.append(name)
                quoted.append(isQuoted)
            }
        }
        guard open.isEmpty else { throw Malformed(reason: "\(open) never close") }
    }

    private static func attributes(_ text: Substring) throws -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = text
        while !rest.isEmpty {
            guard rest.first == " ", let equals = rest.firstIndex(of: "=") else {
                throw Malformed(reason: "unexpected in a tag: \(rest)")
            }
            let name = String(rest[rest.index(after: rest.startIndex)..<equals])
            rest = rest[rest.index(after: equals)...]
            guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\""),
                name.allSatisfy({ $0.isLetter || $0 == "-" })
            else { throw Malformed(reason: "attribute \(name) has no quoted value") }
            attributes[name] = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
        }
        return attributes
    }
}
