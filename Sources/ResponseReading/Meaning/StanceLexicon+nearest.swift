import ConsultationModel

extension StanceLexicon {
    /// The known phrase that differs from these words in the fewest letters, as it was written; nil when none is near:
    /// within a third of the letters, and at most three.
    public func nearest(to words: String) -> String? {
        let own = Shape(words.foldedForMatching)
        // Comparing letter by letter is dear; most phrases are ruled out by their length and by which letters they have.
        return words.nearest(
            of: layers.lazy.flatMap { zip($0.phrases, $0.shapes) }.filter { $0.1.isPerhapsNear(own) }.map(\.0)
        )
    }

    /// What of a phrase can be compared in a moment.
    struct Shape: Sendable {
        private let length: Int
        /// One bit for each letter that occurs, whichever its number.
        private let letters: UInt64

        init(_ folded: String) {
            let scalars = folded.unicodeScalars.prefix(64)
            length = scalars.count
            letters = scalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
        }

        /// Whether at most three letters may differ: each insertion and deletion changes the length by one and one bit,
        /// each replacement two bits.
        func isPerhapsNear(_ other: Shape) -> Bool {
            abs(length - other.length) <= 3 && (letters ^ other.letters).nonzeroBitCount <= 6
        }
    }
}
