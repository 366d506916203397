import ConsultationModel

/// Finds the region that a group's name speaks for, without comparing with every region's names each time.
struct SpeakerIndex: Sendable {
    private let regions: [String: Region]

    /// An index of these regions; the first of two that share a name has it.
    init(_ regions: [Region]) {
        let names = regions.flatMap { region in
            ([region.code, region.name] + region.speakers).flatMap { [($0.foldedForMatching, region), ($0, region)] }
        }
        self.regions = Dictionary(names) { first, _ in first }
    }

    /// The region for which this name speaks; nil when there is none.
    func region(of name: String) -> Region? {
        regions[name] ?? regions[name.foldedForMatching]
    }
}
