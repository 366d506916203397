import ConsultationModel
import Daemon

/// The ids of the consultations that are configured. No more is read of their files, and so nothing else that is wrong in
/// one keeps a command from its work.
struct ConsultationIDs {
    /// Different ones, in the order of the files' names.
    private let known: [String]

    /// Throws `ConfigurationError`.
    init(_ settings: Settings) throws {
        known = try Catalogue.consultationIDs(settings)
    }

    /// The ids of the consultations that a command is about.
    ///
    /// - Parameter id: The only one, as a person writes it; nil: all.
    /// - Throws: `CommandError`.
    func chosen(_ id: String?) throws -> [String] {
        guard let id else { return known }
        guard let found = known.first(where: { $0.foldedForMatching == id.foldedForMatching }) else {
            throw CommandError(
                .usage,
                """
                found the consultation "\(id)", which is not registered; expected one of \
                \(known.joined(separator: ", ")). Correct it, or leave --consultation out
                """
            )
        }
        return [found]
    }

    /// The id of the one consultation that a command is about.
    ///
    /// - Parameter id: As a person writes it; nil: the only one that there is.
    /// - Throws: `CommandError`.
    func theChosen(_ id: String?) throws -> String {
        let ids = try chosen(id)
        guard ids.count == 1, let id = ids.first else {
            throw CommandError(
                .usage,
                """
                found \(ids.count) consultations, expected one: name it with --consultation, \
                as one of \(ids.joined(separator: ", "))
                """
            )
        }
        return id
    }
}
