import ResponseReading
import Store

extension Catalogue {
    /// How stored answers are read again: by the words that are in force now, as a file would be.
    var normalisation: Normalisation {
        Normalisation(stance: { [lexicon] words, _ in lexicon.stance(of: words) }, flags: nil)
    }
}
