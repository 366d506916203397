extension LineRoles {
    /// The text is JSON or YAML. Lines that begin with "#", which are remarks in YAML, unless a value holds them.
    mutating func noteData() {
        holdsData = true
        guard let text else { return }
        text.forEachLine { line, _ in
            let content = text.trimmedRange(line)
            if text.bytes[content].first == UInt8(ascii: "#") { note(content, .aside) }
        }
    }
}
