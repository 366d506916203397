import FoundationEssentials

/// What systemd/README.md tells an administrator to type.
enum Readme {
    /// The blocks of commands that need neither the network nor a compiler, in their order.
    static func commands(in text: String) -> [String] {
        var blocks: [String] = []
        var block: [Substring]?
        var isCommands = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let lines = block {
                if line == "```" {
                    if isCommands { blocks.append(lines.map { "\($0)\n" }.joined()) }
                    block = nil
                } else {
                    block = lines + [line]
                }
            } else if line.hasPrefix("```") {
                isCommands = line == "```sh"
                block = []
            }
        }
        return blocks.filter { block in
            !["apt-get ", "swift build ", "systemd/manual.sh "].contains { block.contains($0) }
        }
    }
}
