public import ConsultationModel

/// The cues that are looked for in comments.
///
/// They are found as whole words, whatever the case and the accents, also across line ends. Where several begin at a word
/// the longest is taken, and what it covers is not looked at again: "no apoyamos" is not "apoyamos".
public struct CueList: Sendable {
    /// The cues; no two have the same words.
    public let cues: [Cue]
    private let index: CueIndex
    /// The stances beside which any cue counts.
    private let stances: Set<Stance>

    /// A list of cues; the first of two with the same words wins.
    public init(_ cues: some Sequence<Cue>) {
        var seen: Set<[UInt8]> = []
        self.cues = cues.filter { seen.insert($0.letters).inserted }
        index = CueIndex(self.cues.map(\.letters))
        stances = self.cues.reduce(into: []) { $0.formUnion($1.stances) }
    }

    /// This list with the cues of another, whose meaning wins where both have a cue.
    public func extended(by other: CueList) -> CueList {
        CueList(other.cues + cues)
    }

    /// Why a person should read the answer, in the order of the comment, each cue once; empty when nothing was found.
    public func flags(for stance: Stance, comment: String) -> [AnswerFlag] {
        flags(for: stance, commentUTF8: comment.utf8Span.span)
    }

    /// The same for a comment given as the bytes of its UTF-8, as they stand in a file.
    public func flags(for stance: Stance, commentUTF8 bytes: Span<UInt8>) -> [AnswerFlag] {
        guard stances.contains(stance) else { return [] }
        var flags: [AnswerFlag] = []
        index.forEachMatch(in: bytes) { place in
            let cue = cues[place]
            let flag = AnswerFlag(cue.kind, cue: cue.phrase)
            if cue.stances.contains(stance), !flags.contains(flag) { flags.append(flag) }
        }
        return flags
    }
}
