import ConsultationModel

/// What a file says about itself beside its answers.
struct FrontMatter {
    /// A name and where it stands.
    struct Entry {
        var name: String
        var spot: Spot
    }

    /// `Consultation: …`
    var consultation: Entry?
    /// `Region: …`
    var region: Entry?
    /// `Respondent: …` or `Group: …`
    var respondent: Entry?
    /// The first line that is the name of a group which speaks for a region.
    var title: Entry?
    /// Lines before the answers, and names of sheets and headings, that may say in other words who speaks.
    var titles: [Entry] = []
    /// Further lines of these keys that say something else, also among the answers.
    var contradictions: [Entry] = []
    /// Whether a line begins with the word "Illustrative".
    var isIllustrative = false

    /// How many of its lines say which consultation this is, or who answers.
    var namedCount: Int {
        [consultation, region, respondent, title].count { $0 != nil } + contradictions.count
    }

    /// No more lines than this are asked who speaks.
    private static let titleLimit = 40

    /// Reads one line that stands before the first answer. Longer ones than 1000 bytes say nothing about a file.
    ///
    /// - Parameters:
    ///   - line: Without white space at both ends.
    ///   - spot: Where it begins.
    ///   - labels: What the keys are called.
    ///   - isSpeaker: Whether a group of this name speaks for a region.
    mutating func read(_ line: String, at spot: Spot, _ labels: LabelWords, isSpeaker: (String) -> Bool) {
        guard !line.isEmpty, line.utf8.count <= 1000 else { return }
        if line.foldedForMatching.hasPrefix("illustrative") { isIllustrative = true }
        if line.utf8.count <= 200, titles.count < Self.titleLimit { titles.append(Entry(name: line, spot: spot)) }
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), line[..<colon].utf8.count <= 40 else {
            if title == nil, isSpeaker(line) { title = Entry(name: line, spot: spot) }
            return
        }
        let behind = line[line.utf8.index(after: colon)...]
        let value = behind.drop { $0.isWhitespace || $0 == "*" || $0 == "_" }
        if value.isEmpty { return }
        var entry = Entry(name: String(value), spot: spot)
        if spot.place == nil {
            entry.spot.column =
                (spot.column ?? 1) + line.unicodeScalars.distance(from: line.startIndex, to: value.startIndex)
        }
        switch line[..<colon].description.foldedForMatching {
        case let key where labels.consultationKeys.contains(key): take(entry, as: \.consultation)
        case let key where labels.regionKeys.contains(key): take(entry, as: \.region)
        case let key where labels.respondentKeys.contains(key): take(entry, as: \.respondent)
        default: if title == nil, isSpeaker(String(value)) { title = entry }
        }
    }

    /// Keeps the first entry of a key, and those after it that differ.
    private mutating func take(_ entry: Entry, as key: WritableKeyPath<FrontMatter, Entry?>) {
        guard let first = self[keyPath: key] else {
            self[keyPath: key] = entry
            return
        }
        if first.name.foldedForMatching != entry.name.foldedForMatching { contradictions.append(entry) }
    }
}
