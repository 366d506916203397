import ConsultationModel

extension String {
    /// Of these words, the one that differs in the fewest letters once folded; nil when none is near: within a third of
    /// the letters, and at most three.
    func nearest(of words: some Sequence<String>) -> String? {
        let own = Array(foldedForMatching.unicodeScalars.prefix(64))
        var best: (word: String, distance: Int)?
        for word in words {
            let other = Array(word.foldedForMatching.unicodeScalars.prefix(64))
            let limit = Swift.min(3, Swift.max(own.count, other.count) / 3, (best?.distance ?? 4) - 1)
            if abs(own.count - other.count) > limit { continue }
            let distance = own.editDistance(to: other)
            if distance <= limit { best = (word, distance) }
        }
        return best?.word
    }
}

extension [Unicode.Scalar] {
    /// How many letters have to be inserted, deleted, replaced or swapped with their neighbour.
    fileprivate func editDistance(to other: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Swift.Array(0...other.count)
        for (row, letter) in enumerated() {
            var next = [row + 1]
            for (column, wanted) in other.enumerated() {
                var cost = Swift.min(next[column] + 1, last[column + 1] + 1, last[column] + (letter == wanted ? 0 : 1))
                if row > 0, column > 0, letter == other[column - 1], self[row - 1] == wanted {
                    cost = Swift.min(cost, beforeLast[column - 1] + 1)
                }
                next.append(cost)
            }
            (beforeLast, last) = (last, next)
        }
        return last[other.count]
    }
}
