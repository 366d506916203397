import ConsultationModel

extension RuleResult {
    /// Applies a rule, if there are enough answers. A condition is not support.
    ///
    /// With s, q, o = regions in support, under conditions and opposed, n = s + q + o, N = regions entitled (the
    /// sources are those of `ConsensusRule.source`, the numbers are settings):
    ///
    /// - GNSO: see `Assessment`;
    /// - ALAC: s/N ≥ 4/5;
    /// - NARALO: o/n < 1/10;
    /// - ISO: s/(s + o) ≥ 2/3 and o/n ≤ 1/4;
    /// - IEEE: s/(s + o) ≥ 3/4;
    /// - W3C: s > 0 and o = 0, opposition taken as a formal objection;
    /// - Apache: s ≥ 3 and o = 0, opposition taken as a veto;
    /// - Delphi: s/n ≥ 3/4;
    /// - core outcome sets: s/n ≥ 7/10 and o/n < 3/20;
    /// - RAND/UCLA: the median is among the upper three marks, and IPR ≤ IPRAS, that is, no disagreement;
    /// - RFC 7282: every objection and every condition has a recorded answer.
    ///
    /// - Parameter denominator: What stands for n or N, in a rule that divides by it.
    init(
        of rule: ConsensusRule,
        to counts: PositionCounts,
        rules: ConsensusRules,
        evidence: RuleEvidence,
        over denominator: Denominator
    ) {
        let quorum = Comparison.quorum(counts, rules: rules)
        guard quorum.holds || rule == .gnso else {
            self.init(.missedQuorum(counts, rules: rules), quorum)
            return
        }
        let (s, o) = (Quantity("s", counts.support), Quantity("o", counts.oppose))
        let sides = Quantity("s + o", counts.support + counts.oppose)
        let base = denominator.quantity(in: counts)
        let none = Quantity(threshold: 0)

        switch rule {
        case .gnso:
            self.init(Assessment(counts, rules: rules), rules: rules)
        case .alac:
            self.init(Comparison(s, of: base, .atLeast, rules.alacSupport))
        case .naralo:
            self.init(Comparison(o, of: base, .lessThan, rules.naraloOpposition))
        case .iso where sides.value == 0, .ieee where sides.value == 0:
            self.init(.noSideTaken)
        case .iso:
            self.init(
                Comparison(s, of: sides, .atLeast, rules.isoApproval),
                Comparison(o, of: base, .atMost, rules.isoDisapproval)
            )
        case .ieee:
            self.init(Comparison(s, of: sides, .atLeast, rules.ieeeApproval))
        case .w3c:
            self.init(Comparison(s, .moreThan, none), Comparison(o, .equal, none))
        case .apache:
            let enough = Quantity(threshold: rules.apacheSupport)
            self.init(Comparison(s, .atLeast, threshold: enough), Comparison(o, .equal, none))
        case .delphi:
            self.init(Comparison(s, of: base, .atLeast, rules.delphiSupport))
        case .cos:
            self.init(
                Comparison(s, of: base, .atLeast, rules.cosSupport),
                Comparison(o, of: base, .lessThan, rules.cosOpposition)
            )
        case .randUCLA:
            guard let spread = evidence.marks?.spread else {
                self.init(.noMarks)
                return
            }
            self.init(spread.isInUpperThird, spread.isWithoutDisagreement)
        case .rfc7282:
            let q = Quantity("q", counts.conditional)
            guard o.value == 0 || evidence.answeredObjections != nil, q.value == 0 || evidence.answeredConditions != nil
            else {
                self.init(.answersNotRecorded)
                return
            }
            self.init(
                Comparison(Quantity("answered objections", evidence.answeredObjections ?? 0), .atLeast, o),
                Comparison(Quantity("answered conditions", evidence.answeredConditions ?? 0), .atLeast, q)
            )
        }
    }
}
