/// A number of a rule's formula with the symbol that stands for it there.
struct Quantity: Sendable, Hashable {
    var symbol: String
    var value: Int
    /// How many of the value's digits stand after the point.
    var decimals = 0

    init(_ symbol: String, _ value: Int, decimals: Int = 0) {
        self.symbol = symbol
        self.value = value
        self.decimals = decimals
    }

    /// A number that stands for itself.
    init(threshold value: Int, decimals: Int = 0) {
        self.init("", value, decimals: decimals)
        symbol = number
    }

    /// The value without needless zeros: "6.1".
    var number: String {
        guard decimals > 0 else { return "\(value)" }
        let digits = "\(value.magnitude)"
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let fraction = padded.suffix(decimals).reversed().drop { $0 == "0" }.reversed()
        return (value < 0 ? "-" : "") + padded.dropLast(decimals) + (fraction.isEmpty ? "" : "." + String(fraction))
    }
}
