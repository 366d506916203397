import ConsultationModel

extension ConsensusRule {
    /// The name in at most 9 columns, for a table.
    var shortName: String {
        switch self {
        case .gnso: "GNSO"
        case .alac: "ALAC"
        case .naralo: "NARALO"
        case .iso: "ISO"
        case .ieee: "IEEE"
        case .w3c: "W3C"
        case .apache: "Apache"
        case .delphi: "Delphi"
        case .cos: "COS"
        case .randUCLA: "RAND/UCLA"
        case .rfc7282: "RFC 7282"
        }
    }
}
