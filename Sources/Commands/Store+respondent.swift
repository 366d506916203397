public import ConsultationModel
import Definitions
public import Store

extension Store {
    /// Who of those that have answered is meant by a name: a region, by its code, its name or a group that speaks for it; else
    /// one of the others.
    ///
    /// - Parameter region: Where to look, as a person writes it; nil: in all regions.
    /// - Throws: `UnclearName` for a region; `CommandError` when nobody is meant, or somebody in each of several regions;
    ///   `PostgresError`.
    public func respondent(
        named name: String,
        in region: String?,
        of consultation: Consultation
    ) async throws -> Respondent {
        let regions = try region.map { [try consultation.theRegion(named: $0)] } ?? consultation.regions
        let candidates =
            regions.first { $0.isSpoken(forBy: name) }.map { [Respondent(speakingFor: $0, in: consultation)] }
            ?? regions.map { Respondent(named: name, in: $0, of: consultation) }
        let found = try await known(candidates)
        if found.count == 1 { return found[0] }
        let codes = (found.isEmpty ? candidates : found).map(\.region).joined(separator: ", ")
        throw CommandError(
            .usage,
            found.isEmpty
                ? """
                found no answers of "\(name.quotable)" in \(codes); expected a respondent's name as concord.submissions has it, or \
                a region of \(consultation.regions.map(\.code).joined(separator: ", ")) that has answered
                """
                : """
                found a respondent "\(name.quotable)" in each of \(codes), expected one: name the region with --region
                """
        )
    }
}
