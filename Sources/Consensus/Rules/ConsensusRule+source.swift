public import ConsultationModel

extension ConsensusRule {
    /// The rule's name, for people.
    public var name: String {
        switch self {
        case .gnso: "GNSO consensus levels"
        case .alac: "ALAC rule of thumb"
        case .naralo: "NARALO practice"
        case .iso: "ISO ballot"
        case .ieee: "IEEE ballot"
        case .w3c: "W3C consensus"
        case .apache: "Apache lazy consensus"
        case .delphi: "Delphi threshold"
        case .cos: "Core outcome set"
        case .randUCLA: "RAND/UCLA appropriateness"
        case .rfc7282: "IETF rough consensus"
        }
    }

    /// Where the rule comes from.
    public var source: String {
        switch self {
        case .gnso: "GNSO Working Group Guidelines, section 3.6"
        case .alac: "ALAC Rules of Procedure, 12.1.3.1, as its chair reads it"
        case .naralo: "one NARALO chair's reading"
        case .iso: "ISO/IEC Directives, votes on DIS and FDIS"
        case .ieee: "IEEE Standards Association, ballot companion"
        case .w3c: "W3C Process Document"
        case .apache: "Apache Software Foundation, voting process"
        case .delphi: "median of 100 Delphi studies, PubMed 24581294"
        case .cos: "definitions of consensus for core outcome sets (COS)"
        case .randUCLA: "RAND/UCLA Appropriateness Method User's Manual, 2001"
        case .rfc7282: "RFC 7282, On Consensus and Humming in the IETF"
        }
    }

    /// Which regions its shares are shares of; nil where it divides by neither n nor N, and for the GNSO's levels, which
    /// the guidelines define among those who take part.
    var denominator: Denominator? {
        switch self {
        case .alac: .entitled
        case .naralo, .iso, .delphi, .cos: .answered
        case .gnso, .ieee, .w3c, .apache, .randUCLA, .rfc7282: nil
        }
    }
}
