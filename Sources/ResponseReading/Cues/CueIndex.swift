/// Finds cues in a text. Every comment of every file passes through here, so nothing is allocated, and of most bytes only
/// one bit is looked at: whether any cue begins with the last letters.
struct CueIndex: Sendable {
    /// What each byte is, as `CueLetters`.
    private let ofByte: [UInt8] = (0...255).map { CueLetters.ofByte($0) }
    /// For each `CueWindow` one bit: whether it pays to compare with the cues there.
    private let beginnings: [UInt64]
    /// For each `CueWindow.key` its cues in `entries`: from this number up to the next.
    private let firstEntry: [Int32]
    private let entries: [Entry]
    /// For each key one bit for each letter with which one of its cues goes on.
    private let nextLetters: [UInt32]
    /// Those of all entries, one after the other.
    private let letters: [UInt8]

    private struct Entry: Sendable {
        var cue: Int
        /// What follows on the key.
        var rest: Range<Int>
    }

    /// - Parameter cues: The letters of each cue.
    init(_ cues: [[UInt8]]) {
        // By key, and of one key the longest first.
        let order = cues.indices.map { (key: CueWindow(beginningOf: cues[$0]).key, cue: $0) }
            .sorted { ($0.key, cues[$1.cue].count, $0.cue) < ($1.key, cues[$0.cue].count, $1.cue) }
        var (entries, letters): ([Entry], [UInt8]) = ([], [])
        // A character that is no letter by itself may be followed by any.
        var nextLetters = [UInt32](repeating: 1 << UInt32(CueLetters.nothing), count: CueWindow.keyCount)
        for (key, cue) in order {
            let rest = cues[cue].dropFirst(CueWindow(beginningOf: cues[cue]).letterCount)
            entries.append(Entry(cue: cue, rest: letters.count..<letters.count + rest.count))
            nextLetters[key] |= rest.first { $0 != CueLetters.gap }.map { 1 << UInt32($0) } ?? .max
            letters += rest
        }
        var firstEntry: [Int32] = []
        for (place, entry) in order.enumerated() {
            while firstEntry.count <= entry.key { firstEntry.append(Int32(place)) }
        }
        while firstEntry.count <= CueWindow.keyCount { firstEntry.append(Int32(order.count)) }
        // Of the 64 windows of a word, which share their older letters, two end with a byte that has to be decoded.
        let undecoded: UInt64 = 1 << 31 | 1 << 63
        var beginnings = [UInt64](repeating: undecoded, count: CueWindow.count / 64)
        for window in cues.flatMap(CueWindow.all(beginning:)) { beginnings[window.word] |= window.bit }
        (self.entries, self.letters, self.nextLetters) = (entries, letters, nextLetters)
        (self.firstEntry, self.beginnings) = (firstEntry, beginnings)
    }

    /// Calls the body with the number of each cue that stands in the text, in the text's order; none overlap.
    func forEachMatch(in bytes: Span<UInt8>, _ body: (Int) -> Void) {
        var (window, index) = (CueWindow(0), 0)
        while true {
            (window, index) = beginning(from: index, window, in: bytes)
            if index == bytes.count { return }
            var next = index + 1
            if window.isUndecoded {
                window.removeLast()
                next = index
                let pair = CueLetters.next(bytes, &next)
                if pair.0 != CueLetters.nothing { window.append(pair.0) }
                if pair.1 != CueLetters.nothing { window.append(pair.1) }
            }
            // A gap is compared again: only some characters may stand in it.
            if isBeginning(window), let match = match(window, at: window.endsInGap ? index : next, in: bytes) {
                body(match.cue)
                next = match.end
                window = CueWindow(UInt64(CueLetters.other))
            }
            index = next
        }
    }

    /// The next byte behind which it pays to compare with the cues, or which has to be decoded, and the window that ends with
    /// it; the end of the text when there is none.
    private func beginning(from start: Int, _ before: CueWindow, in bytes: Span<UInt8>) -> (CueWindow, Int) {
        let (ofByte, beginnings) = (ofByte.span, beginnings.span)
        // Said once, so that it is not checked for each byte.
        guard ofByte.count == 256, beginnings.count == CueWindow.count / 64 else { return (before, bytes.count) }
        var window = before
        for index in start..<bytes.count {
            window.append(ofByte[Int(bytes[index])])
            if beginnings[window.word] & window.bit != 0 { return (window, index) }
        }
        return (window, bytes.count)
    }

    private func isBeginning(_ window: CueWindow) -> Bool { beginnings[window.word] & window.bit != 0 }

    /// The longest cue that begins as the window does and goes on at `start`, and where it ends.
    private func match(_ window: CueWindow, at start: Int, in bytes: Span<UInt8>) -> (cue: Int, end: Int)? {
        // Most places differ in the next letter.
        var index = start
        while index < bytes.count, CueLetters.skipGap(bytes, &index) {}
        let next = index < bytes.count ? CueLetters.next(bytes, &index).0 : CueLetters.gap
        guard nextLetters[window.key] & (1 &<< UInt32(next)) != 0 else { return nil }
        let (entries, letters) = (entries.span, letters.span)
        for place in Int(firstEntry[window.key])..<Int(firstEntry[window.key + 1]) {
            let entry = entries[place]
            if let end = Self.end(of: letters.extracting(entry.rest), at: start, in: bytes) { return (entry.cue, end) }
        }
        return nil
    }

    /// Where these letters of a cue end when they begin at `start`, and with them a word.
    private static func end(of letters: Span<UInt8>, at start: Int, in bytes: Span<UInt8>) -> Int? {
        var (index, place) = (start, 0)
        while place < letters.count {
            guard index < bytes.count else { return nil }
            if letters[place] == CueLetters.gap {
                CueLetters.skipNothing(bytes, &index)
                guard index < bytes.count, CueLetters.skipGap(bytes, &index) else { return nil }
                while index < bytes.count, CueLetters.skipGap(bytes, &index) {}
                place += 1
                continue
            }
            let pair = CueLetters.next(bytes, &index)
            if pair.0 == CueLetters.nothing { continue }
            guard pair.0 == letters[place] else { return nil }
            place += 1
            if pair.1 != CueLetters.nothing {
                guard place < letters.count, pair.1 == letters[place] else { return nil }
                place += 1
            }
        }
        // What stands behind must not belong to the last word.
        var ahead = index
        while ahead < bytes.count {
            let letter = CueLetters.next(bytes, &ahead).0
            if letter == CueLetters.gap { break }
            if letter != CueLetters.nothing { return nil }
            index = ahead
        }
        return index
    }
}
