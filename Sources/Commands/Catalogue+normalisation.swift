import Daemon
import FoundationEssentials
import ResponseReading
import Store

extension Catalogue {
    /// How stored answers are read again: by the words, scales and cues that are in force now, as a file would be.
    var normalisation: Normalisation {
        let context = ReadingContext(
            consultations: consultations,
            lexicon: lexicon,
            labels: labels,
            cues: cues,
            now: Date()
        )
        return Normalisation(
            stance: { words, consultation in context.stance(of: words, in: consultation) },
            flags: { stance, comment in context.flags(for: stance, comment: comment) }
        )
    }
}
