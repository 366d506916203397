import FoundationEssentials

/// What README.md tells an administrator to type.
enum Readme {
    /// The blocks of commands in the section of this title that need neither the network nor a compiler, in their order.
    static func commands(ofSection title: String, in text: String) -> [String] {
        var blocks: [String] = []
        var block: [Substring]?
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let lines = block {
                if line == "```" {
                    blocks.append(lines.map { "\($0)\n" }.joined())
                    block = nil
                } else {
                    block = lines + [line]
                }
            } else if line.hasPrefix("## ") {
                isInside = line == "## \(title)"
            } else if isInside, line == "```sh" {
                block = []
            }
        }
        return blocks.filter { !$0.contains("apt-get ") && !$0.contains("swift build ") }
    }
}
