public import ConsultationModel

extension StanceLexicon {
    /// This lexicon with the words of a consultation's scale, whose meaning wins.
    ///
    /// On a scale of numbers no number but its own is known: "+1", a vote elsewhere, may be the lowest mark here.
    public func merged(with scale: StanceScale) -> StanceLexicon {
        let phrases = scale.steps.flatMap { step in step.phrases.map { ($0, step.stance) } }
        var hidden: [String] = []
        if phrases.contains(where: { $0.0.isNumber }) {
            hidden = self.phrases.filter { phrase in phrase.isNumber && scale.step(of: phrase) == nil }
        }
        var merged = self
        merged.layers.insert(Layer(phrases, hidden: hidden), at: 0)
        return merged
    }
}

extension String {
    /// Whether it is a whole number, with or without a sign, perhaps with a remark in parentheses: "-1 (veto)".
    fileprivate var isNumber: Bool {
        let digits = foldedForMatching.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            .prefix { $0 != UInt8(ascii: "(") && $0 != 0x20 }
        return !digits.isEmpty && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
