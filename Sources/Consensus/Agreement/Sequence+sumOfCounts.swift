extension Sequence<Int> {
    /// The sum; nil when a number is below 0 or the sum exceeds `Int`.
    var sumOfCounts: Int? {
        var sum = 0
        for count in self {
            let (next, overflows) = sum.addingReportingOverflow(count)
            guard count >= 0, !overflows else { return nil }
            sum = next
        }
        return sum
    }
}
