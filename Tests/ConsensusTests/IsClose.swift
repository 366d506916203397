/// Whether both numbers are equal but for rounding, or both are none.
func isClose(_ one: Double?, _ other: Double?) -> Bool {
    switch (one, other) {
    case (let one?, let other?): abs(one - other) < 1e-9
    case (nil, nil): true
    default: false
    }
}
