import Glibc

/// The trials that take minutes: `swift run -c release Endurance [NAME…]`. Prints each figure on a line and exits with 1 when
/// something is wrong.
@main struct Endurance {
    static let trials: [Trial] = [
        .burst, .kills, .databaseAway, .largeDirectory, .twoDaemons, .otherHost, .largeFiles,
    ]

    static func main() async {
        let names = CommandLine.arguments.dropFirst()
        if let unknown = names.first(where: { name in !trials.contains { $0.name == name } }) {
            progress("“\(unknown)” is no trial; expected any of \(trials.map(\.name).joined(separator: ", "))")
            exit(64)
        }
        var isWrong = false
        for trial in trials where names.isEmpty || names.contains(trial.name) {
            progress("\(trial.name): \(trial.purpose)")
            do {
                let start = ContinuousClock.now
                var figures = try await trial.run()
                figures.append(Figure("in all", seconds: ContinuousClock.now - start))
                for figure in figures { say(figure.line(of: trial)) }
            } catch {
                isWrong = true
                say(Figure("WRONG", "\(error)").line(of: trial))
            }
        }
        exit(isWrong ? 1 : 0)
    }
}
