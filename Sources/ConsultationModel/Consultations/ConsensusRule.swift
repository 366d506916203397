/// A published rule by which a count of positions is, or is not, a consensus.
public enum ConsensusRule: String, Sendable, Hashable, CaseIterable, Codable {
    /// The levels of the GNSO Working Group Guidelines.
    case gnso
    /// The At-Large Advisory Committee's rule of thumb: enough support among all who are entitled.
    case alac
    /// The practice of NARALO: little opposition among those who answered.
    case naralo
    /// The ballot on a draft international standard of ISO.
    case iso
    /// The ballot of the IEEE Standards Association.
    case ieee
    /// W3C: someone supports, nobody objects formally.
    case w3c
    /// The Apache Software Foundation: enough votes in favour and no veto.
    case apache
    /// The usual threshold of Delphi studies.
    case delphi
    /// Core outcome sets: enough support, little opposition.
    case cos
    /// The RAND/UCLA Appropriateness Method, for marks from 1 to 9 only.
    case randUCLA = "rand-ucla"
    /// The IETF's rough consensus: every issue has an answer; never a ratio.
    case rfc7282 = "rfc-7282"

    /// The codes of all rules, for a message: "gnso, alac, …".
    public static var codes: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// Reads the code. Throws `DecodingError` when no rule has it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let code = try container.decode(String.self)
        guard let rule = ConsensusRule(rawValue: code) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "found \"\(code)\", expected one of \(Self.codes)"
            )
        }
        self = rule
    }
}
