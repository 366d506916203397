import ArgumentParser
import ConsultationModel
import Daemon
import Definitions
import FoundationEssentials

/// What the shell offers when a person presses Tab. It is taken from the configuration that the command would read;
/// where that cannot be read nothing is offered, since there is no place to say why.
enum Completion {
    /// The ids of the consultations.
    static let consultations = CompletionKind.custom { words, _, _ in
        CommandLineWords(words).consultations.map(\.id)
    }

    /// The codes of the regions of the consultation that is named before, or of all.
    static let regions = CompletionKind.custom { words, _, _ in
        distinct(CommandLineWords(words).chosenConsultations.flatMap { $0.regions.map(\.code) })
    }

    /// The ids of the recommendations of the consultation that is named before, or of all.
    static let recommendations = CompletionKind.custom { words, _, _ in
        distinct(CommandLineWords(words).chosenConsultations.flatMap { $0.recommendations.map(\.id) })
    }

    /// The codes of the levels.
    static let levels = CompletionKind.list(Level.allCases.map(\.rawValue))

    /// Files of settings.
    static let configuration = CompletionKind.file(extensions: ["yaml", "yml"])

    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}

/// A command line that is being written, as a shell hands it over.
struct CommandLineWords {
    private let words: [String]

    /// - Parameter words: With the quotes and backslashes that a person writes.
    init(_ words: [String]) {
        self.words = words.map { $0.filter { !["\"", "'", "\\"].contains($0) } }
    }

    /// What is written for an option, as "--option value" or "--option=value"; nil where it is not there.
    func value(of option: String) -> String? {
        for (index, word) in words.enumerated() {
            if word == option, index + 1 < words.count { return words[index + 1] }
            if word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
        }
        return nil
    }

    /// Those that are configured; none where the configuration cannot be read.
    var consultations: [Consultation] {
        let settings = try? Settings(
            file: value(of: "--config") ?? Settings.presentDefaultFile,
            environment: ProcessInfo.processInfo.environment
        )
        return settings.flatMap { try? Catalogue($0).consultations } ?? []
    }

    /// The one that the line names, or all where it names none that there is.
    var chosenConsultations: [Consultation] {
        let all = consultations
        guard let name = value(of: "--consultation"), let chosen = try? all.named(name) else { return all }
        return [chosen]
    }
}
