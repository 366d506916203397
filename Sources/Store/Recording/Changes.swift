public import ConsultationModel

/// How a submission differs from the one that it replaces.
public struct Changes: Sendable, Hashable {
    /// One answer, before and after; at least one of the two is there.
    public struct Change: Sendable, Hashable {
        /// The recommendation's id.
        public var recommendation: String
        /// The answer in the replaced submission; nil when it had none.
        public var old: Answer?
        /// The answer now; nil when it is no longer given.
        public var new: Answer?
    }

    /// The revision that was replaced.
    public var replaced: Int
    /// Every answer whose stance, words or comment differ, in the order of the new file, then those no longer given.
    public var changes: [Change]

    init(from old: [Answer], revision: Int, to new: [Answer]) {
        replaced = revision
        let before = Dictionary(old.map { ($0.recommendation, $0) }) { first, _ in first }
        let now = Set(new.map(\.recommendation))
        changes = new.compactMap { answer in
            let earlier = before[answer.recommendation]
            if let earlier, earlier.says(sameAs: answer) { return nil }
            return Change(recommendation: answer.recommendation, old: earlier, new: answer)
        }
        changes += old.filter { !now.contains($0.recommendation) }
            .map { Change(recommendation: $0.recommendation, old: $0, new: nil) }
    }
}

extension Answer {
    fileprivate func says(sameAs other: Answer) -> Bool {
        stance == other.stance && words == other.words && comment == other.comment
    }
}
