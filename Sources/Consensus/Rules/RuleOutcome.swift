/// Whether a rule finds a consensus in favour.
public enum RuleOutcome: Sendable, Hashable {
    /// It does.
    case met
    /// It does not.
    case notMet
    /// It cannot be applied.
    case notApplicable(RuleObstacle)
}
