import ConsultationModel

/// One condition of a rule with the numbers put in. Whole numbers are compared, never quotients: "s/N ≥ 4/5" is
/// "5·s ≥ 4·N".
public struct Comparison: Sendable, Hashable {
    private var left: Quantity
    private var relation: Relation
    private var right: Quantity
    private var kind: Kind

    private enum Kind: Hashable {
        /// Left is a part of right, which is compared with a ratio.
        case share(Ratio)
        /// Right is a threshold.
        case threshold
        /// Both are counts.
        case counts
    }

    /// "part/whole ≥ 4/5".
    init(_ part: Quantity, of whole: Quantity, _ relation: Relation, _ ratio: Ratio) {
        (left, right, self.relation, kind) = (part, whole, relation, .share(ratio))
    }

    /// "s ≥ 3".
    init(_ count: Quantity, _ relation: Relation, threshold: Quantity) {
        (left, right, self.relation, kind) = (count, threshold, relation, .threshold)
    }

    /// "s = n".
    init(_ count: Quantity, _ relation: Relation, _ other: Quantity) {
        (left, right, self.relation, kind) = (count, other, relation, .counts)
    }

    /// Whether it is fulfilled.
    public var holds: Bool { relation.holds(products.left, products.right) }

    /// Whether the numbers equal a threshold exactly, so that one region more or less may change the outcome. Never so
    /// where the threshold is none or all and that is what was found.
    public var isOnThreshold: Bool {
        switch kind {
        case .share: products.left == products.right && left.value > 0 && left.value < right.value
        case .threshold: left.value == right.value
        case .counts: false
        }
    }

    /// The condition in symbols: "s/N ≥ 4/5".
    public var condition: String { condition { $0 } }

    /// The same with its symbols, and numbers that stand for themselves, as another language has them.
    public func condition(naming name: (String) -> String) -> String {
        let (part, whole) = (name(left.symbol), name(right.symbol))
        guard case .share(let ratio) = kind else { return "\(part) \(relation.rawValue) \(whole)" }
        return "\(part)/\(whole.contains(" ") ? "(\(whole))" : whole) \(relation.rawValue) \(ratio)"
    }

    /// The condition with the numbers put in, and what they come to: "5·4 ≥ 4·5: 20 ≥ 20"; where it does not hold,
    /// "5·3 ≥ 4·5: 15 < 20".
    public var numbers: String {
        let sign = holds ? relation.rawValue : relation.opposite
        guard case .share(let ratio) = kind, ratio.denominator != 1 || ratio.numerator != 1 else {
            return "\(left.number) \(sign) \(right.number)"
        }
        func product(_ factor: Int, _ count: Int) -> String { factor == 1 ? "\(count)" : "\(factor)·\(count)" }
        return product(ratio.denominator, left.value) + " \(relation.rawValue) "
            + product(ratio.numerator, right.value) + ": \(products.left) \(sign) \(products.right)"
    }

    /// What is compared: no product of two `Int` overflows.
    private var products: (left: Int128, right: Int128) {
        guard case .share(let ratio) = kind else { return (Int128(left.value), Int128(right.value)) }
        return (
            Int128(left.value) * Int128(ratio.denominator),
            Int128(right.value) * Int128(ratio.numerator)
        )
    }
}
