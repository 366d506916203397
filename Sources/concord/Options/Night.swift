import ArgumentParser

/// A night as it is written on the command line.
enum Night: ExpressibleByArgument, Sendable, Equatable, CustomStringConvertible {
    /// The one that it is now.
    case tonight
    /// A date: "2017-05-12".
    case date(String)

    /// Reads a date; nil when it is none.
    init?(argument: String) {
        guard argument.utf8.count == 10, (try? Moment("\(argument)T00:00:00Z")) != nil else { return nil }
        self = .date(argument)
    }

    /// As the help shows it.
    var description: String {
        switch self {
        case .tonight: "tonight"
        case .date(let date): date
        }
    }
}
