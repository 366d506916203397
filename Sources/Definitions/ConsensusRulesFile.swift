import ConsultationModel

/// The settings of the consensus rules as they are written in YAML; what is left out has its default.
struct ConsensusRulesFile: Decodable {
    var rules = ConsensusRules.standard

    enum CodingKeys: String, CodingKey, CaseIterable {
        case lead, quorum
        case smallMinority = "small_minority"
        case alacSupport = "alac_support"
        case naraloOpposition = "naralo_opposition"
        case isoApproval = "iso_approval"
        case isoDisapproval = "iso_disapproval"
        case ieeeApproval = "ieee_approval"
        case apacheSupport = "apache_support"
        case delphiSupport = "delphi_support"
        case cosSupport = "cos_support"
        case cosOpposition = "cos_opposition"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, _ setting: inout Value) throws {
            setting = try container.decodeIfPresent(Value.self, forKey: key) ?? setting
        }
        try read(.lead, &rules.lead)
        try read(.quorum, &rules.quorum)
        try read(.smallMinority, &rules.smallMinority)
        try read(.alacSupport, &rules.alacSupport)
        try read(.naraloOpposition, &rules.naraloOpposition)
        try read(.isoApproval, &rules.isoApproval)
        try read(.isoDisapproval, &rules.isoDisapproval)
        try read(.ieeeApproval, &rules.ieeeApproval)
        try read(.apacheSupport, &rules.apacheSupport)
        try read(.delphiSupport, &rules.delphiSupport)
        try read(.cosSupport, &rules.cosSupport)
        try read(.cosOpposition, &rules.cosOpposition)
        guard rules.apacheSupport >= 1 else {
            throw DecodingError.dataCorruptedError(
                forKey: .apacheSupport,
                in: container,
                debugDescription: "found \(rules.apacheSupport), expected a whole number from 1"
            )
        }
    }
}
