import ConsultationModel

extension Position {
    /// The number of steps from opposition over conditions to support.
    static let stepCount = 3

    /// The step from 0, opposition, to 2, support; a divided region stands with those under conditions. Nil for what is no
    /// position: it counts in no statistic.
    var step: Int? {
        switch self {
        case .stance(.oppose): 0
        case .stance(.conditional), .divided: 1
        case .stance(.support): 2
        case .stance(.abstain), .stance(.notApplicable), .stance(.blank), .stance(.unrecognised), .missing: nil
        }
    }
}
