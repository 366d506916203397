import ConsultationModel

/// The recommendations on which a region says nothing that can be counted, although it was asked.
struct Gap {
    /// Whose answers are wanting.
    var region: Region
    /// Indices into `Report.items`: no answer is stored.
    var missing: [Int] = []
    /// Indices into `Report.items`: asked, left empty.
    var blank: [Int] = []
    /// Indices into `Report.items`: answered in words that the lexicon does not know.
    var unrecognised: [Int] = []

    var isEmpty: Bool { missing.isEmpty && blank.isEmpty && unrecognised.isEmpty }
}

extension Report {
    /// The regions with at least one gap, in the consultation's order. Only open recommendations count; abstaining and
    /// "not applicable" are answers, and nobody is asked again for what was withdrawn.
    var gaps: [Gap] {
        var gaps = consultation.regions.map { Gap(region: $0) }
        let withdrawn = Set(withdrawnRegions)
        for (index, item) in items.enumerated() where item.recommendation.status == .open {
            for (region, view) in item.regions.enumerated() where gaps.indices.contains(region) {
                switch view.position {
                case .missing where withdrawn.contains(view.region.code): break
                case .missing: gaps[region].missing.append(index)
                case .stance(.blank): gaps[region].blank.append(index)
                case .stance(.unrecognised): gaps[region].unrecognised.append(index)
                default: break
                }
            }
        }
        return gaps.filter { !$0.isEmpty }
    }

    /// The codes of the regions whose own answers are withdrawn, in the consultation's order.
    var withdrawnRegions: [String] {
        let codes = Set(withdrawals.filter(\.isDesignated).map(\.region))
        return consultation.regions.map(\.code).filter(codes.contains)
    }
}
