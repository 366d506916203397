import ConsultationModel

/// There is no such consultation, or it is not said which one of several is meant.
public struct UnknownConsultation: Error, CustomStringConvertible {
    /// What was found and what was expected.
    public let description: String
}

extension Catalogue {
    /// The ids of the consultations that a command is about.
    ///
    /// - Parameter id: The only one, as a person writes it; nil: all.
    /// - Throws: `UnknownConsultation`.
    func chosen(_ id: String?) throws -> [String] {
        let known = consultations.map(\.id)
        guard let id else { return known }
        guard let found = known.first(where: { $0.foldedForMatching == id.foldedForMatching }) else {
            throw UnknownConsultation(
                description: """
                    found the consultation "\(id)", which is not registered; expected one of \
                    \(known.joined(separator: ", ")). Correct it, or leave --consultation out for all
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
