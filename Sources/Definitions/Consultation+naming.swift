public import ConsultationModel

extension [Consultation] {
    /// The one that a person means by its id or its title; nil: the only one that there is. Throws `UnclearName`.
    public func named(_ name: String?) throws -> Consultation {
        guard let name else {
            if let only = first, count == 1 { return only }
            throw UnclearName(
                description: """
                    found \(count) consultations, expected one: name it with --consultation, as one of \
                    \(map(\.id).joined(separator: ", "))
                    """
            )
        }
        let wanted = name.foldedForMatching
        guard let found = first(where: { [$0.id, $0.title].map(\.foldedForMatching).contains(wanted) }) else {
            throw UnclearName(unknown: "consultation", name, map(\.id))
        }
        return found
    }
}

extension Consultation {
    /// The region that a person means by its code, its name or one of those who speak for it. Throws `UnclearName`.
    public func theRegion(named name: String) throws -> Region {
        guard let found = region(named: name) ?? regions.first(where: { $0.isSpoken(forBy: name) }) else {
            throw UnclearName(unknown: "region", name, regions.map(\.code))
        }
        return found
    }

    /// The recommendation that a person means by its id. Throws `UnclearName`.
    public func recommendation(named name: String) throws -> Recommendation {
        let wanted = name.foldedForMatching
        guard let found = recommendations.first(where: { $0.id.foldedForMatching == wanted }) else {
            throw UnclearName(unknown: "recommendation", name, recommendations.map(\.id))
        }
        return found
    }
}
