import BuiltIn
import ConsultationModel
import Definitions

/// There is no such consultation, or it is not said which one of several is meant.
public struct UnknownConsultation: Error, CustomStringConvertible {
    /// What was found and what was expected.
    public let description: String
}

/// The ids of the consultations that are configured. No more is read of their files, and so nothing else that is wrong in
/// one keeps a command from its work.
struct ConsultationIDs {
    /// Different ones, in the order of the files' names.
    private let known: [String]

    /// Throws `ConfigurationError`.
    init(_ settings: Settings) throws {
        guard let folder = settings.consultations else {
            known = try BuiltIn.consultations.map { try Consultation.id(yaml: $0, name: Catalogue.builtInName) }
            return
        }
        var known: [String] = []
        for path in try Catalogue.files(in: folder) {
            let id = try Consultation.id(yaml: try Catalogue.text(of: path), name: path)
            try Catalogue.expectNewId(id, path, among: known)
            known.append(id)
        }
        self.known = known
    }

    /// The ids of the consultations that a command is about.
    ///
    /// - Parameter id: The only one, as a person writes it; nil: all.
    /// - Throws: `UnknownConsultation`.
    func chosen(_ id: String?) throws -> [String] {
        guard let id else { return known }
        guard let found = known.first(where: { $0.foldedForMatching == id.foldedForMatching }) else {
            throw UnknownConsultation(
                description: """
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
    /// - Throws: `UnknownConsultation`.
    func theChosen(_ id: String?) throws -> String {
        let ids = try chosen(id)
        guard ids.count == 1, let id = ids.first else {
            throw UnknownConsultation(
                description: """
                    found \(ids.count) consultations, expected one: name it with --consultation, \
                    as one of \(ids.joined(separator: ", "))
                    """
            )
        }
        return id
    }
}
