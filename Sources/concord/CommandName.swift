import ArgumentParser
import Definitions

/// Names of commands, as a person writes them.
enum CommandName {
    /// The command that words name one after the other, the program itself where there are none.
    ///
    /// - Parameter topics: What the first word may name besides, for the message.
    /// - Throws: `ValidationError` with the nearest name where one names nothing.
    static func command(named words: [String], besides topics: [String] = []) throws -> any ParsableCommand.Type {
        var command: any ParsableCommand.Type = Concord.self
        for (index, word) in words.enumerated() {
            command = try subcommand(named: word, of: command, besides: index == 0 ? topics : [])
        }
        return command
    }

    /// Throws `ValidationError` with the nearest command where a command line names one that there is not.
    /// Argument-parser only calls it an unexpected argument.
    static func expectCommand(in arguments: [String]) throws {
        var command: any ParsableCommand.Type = Concord.self
        for word in arguments {
            if command.configuration.subcommands.isEmpty || word.hasPrefix("-") { return }
            command = try subcommand(named: word, of: command)
        }
    }

    private static func subcommand(
        named word: String,
        of command: any ParsableCommand.Type,
        besides topics: [String] = []
    ) throws -> any ParsableCommand.Type {
        var shown: [String] = []
        for candidate in command.configuration.subcommands {
            let name = candidate._commandName
            if name == word { return candidate }
            if candidate.configuration.shouldDisplay { shown.append(name) }
        }
        shown += topics
        let known = shown.isEmpty ? "it has none" : "expected one of \(shown.joined(separator: ", "))"
        let ending = word.nearest(among: shown).map { "did you mean \"\($0)\"?" } ?? "\(known)."
        throw ValidationError("\(command._commandName) has no command \"\(word.quotable)\"; \(ending)")
    }
}
