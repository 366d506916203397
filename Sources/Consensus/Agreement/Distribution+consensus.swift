import Glibc

extension Distribution {
    /// Tastle and Wierman's consensus Cns = 1 + Σ pᵢ·log₂(1 - |i - μ|/(k - 1)), from 0 (half at each end) to 1 (all on one
    /// step, whichever it is). The steps are taken as equally far apart.
    ///
    /// Source: Tastle, Wierman, Consensus and dissention: A measure of ordinal dispersion, International Journal of
    /// Approximate Reasoning 45, 2007.
    public var consensus: Coefficient {
        guard total > 0 else { return .undefined(.noAnswers) }
        guard counts.count > 1 else { return .undefined(.oneStep) }
        let (n, width) = (Int128(total), Int128(counts.count - 1))
        let sum = counts.enumerated().reduce(Int128(0)) { $0 + Int128($1.offset) * Int128($1.element) }
        var consensus = 1.0
        for (step, count) in counts.enumerated() where count > 0 {
            // n·(k - 1 - |i - μ|) is at least 1 where anyone stands; as a float it could be 0, with no logarithm.
            let closeness = n * width - abs(n * Int128(step) - sum)
            consensus += Double(count) / Double(total) * log2(Double(closeness) / Double(n * width))
        }
        return .value(min(max(consensus, 0), 1))
    }
}
