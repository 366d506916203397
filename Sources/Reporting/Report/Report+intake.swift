import ConsultationModel

extension Report {
    /// The regions with respondents that do not speak for them, with their number.
    var respondentsByRegion: [(region: String, number: Int)] {
        consultation.regions.compactMap { region in
            intake.respondents[region.code].map { (region.code, $0) }
        }.filter { $0.number > 0 }
    }
}
