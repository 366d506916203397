/// The last four letters of a text as one number: enough to tell, for nearly every place, that no cue begins there.
struct CueWindow {
    /// Five bits for each letter, the latest lowest; older ones are pushed out at the top.
    private var letters: UInt64

    /// How many there are.
    static let count = 1 << 20
    /// How many values `key` has.
    static let keyCount = 1 << 15

    init(_ letters: UInt64) {
        self.letters = letters
    }

    /// The window in which a cue is first seen: at its third letter, or behind its first word when that is shorter.
    init(beginningOf cue: [UInt8]) {
        self.init(0)
        let word = cue.prefix { $0 != CueLetters.gap }
        for letter in word.prefix(3) { append(letter) }
        if word.count < 3 { append(CueLetters.gap) }
    }

    /// All windows in which it is first seen: before its first letter stands a gap, or the text's beginning.
    static func all(beginning cue: [UInt8]) -> [CueWindow] {
        let window = CueWindow(beginningOf: cue)
        // Behind a word of one letter the window holds the letter before that gap, too.
        return window.letterCount > 1 ? [window] : (0..<32).map { CueWindow(window.letters | $0 << 15) }
    }

    mutating func append(_ letter: UInt8) {
        letters = letters << 5 | UInt64(letter)
    }

    mutating func removeLast() {
        letters >>= 5
    }

    /// Which of the words that hold a bit for each window.
    var word: Int { Int(letters & 0xFFFFF) / 64 }

    /// Its bit in that word.
    var bit: UInt64 { 1 << (letters & 63) }

    /// Whether the last byte has to be decoded.
    var isUndecoded: Bool { letters & 31 == UInt64(CueLetters.undecoded) }

    /// The last three letters.
    var key: Int { Int(letters & 0x7FFF) }

    var endsInGap: Bool { letters & 31 == UInt64(CueLetters.gap) }

    /// How many letters of a cue are seen when one begins here.
    var letterCount: Int { !endsInGap ? 3 : key >> 10 != 0 ? 2 : 1 }
}
