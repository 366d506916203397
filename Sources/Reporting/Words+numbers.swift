import ConsultationModel

extension Words {
    /// "1 region", "2 regions", "1,200 regions": the number and the word that goes with it.
    func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        // French has the singular for zero.
        let isSingular = number == 1 || number == 0 && language == .french
        return "\(grouped(number)) \(isSingular ? singular : plural ?? singular + "s")"
    }

    /// "1,234,567", "1.234.567", and in French with narrow spaces that do not break.
    func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = number < 0 ? "-" : ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.utf8.count - offset).isMultiple(of: 3) {
                text += say(en: ",", es: ".", fr: "\u{202F}")
            }
            text.append(digit)
        }
        return text
    }

    /// "A", "A and B", "A, B and C".
    func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + say(en: " and ", es: " y ", fr: " et ") + last
    }
}
