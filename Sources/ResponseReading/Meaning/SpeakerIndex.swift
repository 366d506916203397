import ConsultationModel

/// Finds the region that a group's name speaks for, without comparing with every region's names each time.
struct SpeakerIndex: Sendable {
    private struct Entry {
        var region: Region
        var code: String
        /// Whether the code counts in small letters too: it is no ordinary word.
        var isName: Bool
        /// The name and the speakers, folded.
        var names: [String]
        /// The words of the name.
        var words: Set<String>
    }

    private let regions: [String: Region]
    private let entries: [Entry]
    /// Words that say nothing of who speaks when they stand beside a region's code: "working group", "response to".
    private let voices: Set<String>

    /// An index of these regions; the first of two that share a name has it.
    ///
    /// - Parameters:
    ///   - titles: Of the consultations: "EURALO's answers to the At-Large Review" are EURALO's.
    ///   - voices: What a region's own groups and papers are called.
    init(_ regions: [Region], titles: [String] = [], voices: Set<String> = []) {
        let names = regions.flatMap { region in
            ([region.code, region.name] + region.speakers).flatMap { [($0.foldedForMatching, region), ($0, region)] }
        }
        self.regions = Dictionary(names) { first, _ in first }
        let nameWords = Set(regions.flatMap { $0.name.searchWords })
        entries = regions.map { region in
            let code = region.code.foldedForMatching
            return Entry(
                region: region,
                code: region.code,
                isName: code.utf8.count >= 4 && !nameWords.contains { $0.hasPrefix(code) },
                names: ([region.name] + region.speakers).map(\.spelledAlike).filter { $0.contains(" ") },
                words: Set(region.name.searchWords)
            )
        }
        self.voices = voices.union(titles.flatMap(\.searchWords))
    }

    /// The region for which this name speaks, as it is registered; nil when there is none.
    func region(of name: String) -> Region? {
        regions[name] ?? regions[name.foldedForMatching]
    }

    /// The region in whose own voice this name or title is: its registered names, and its code or name with no more beside it
    /// than "Secretariat", "response to the At-Large Review" and the like; nil when there is none, or more than one.
    func region(speaking name: String) -> Region? {
        if let region = region(of: name) { return region }
        guard name.utf8.count <= 200 else { return nil }
        let found = mentioned(in: name)
        guard found.count == 1, let entry = entries.first(where: { $0.region.code == found[0].code }) else {
            return nil
        }
        let own = entry.words.union([entry.code.foldedForMatching])
        let isVoice = name.spelledAlike.searchWords.allSatisfy { word in
            own.contains(word) || voices.contains(word) || word == "s" || word.allSatisfy(\.isNumber)
        }
        return isVoice ? found[0] : nil
    }

    /// The regions whose code stands as a word, or whose name stands as a whole, in a text; each once.
    func mentioned(in text: String) -> [Region] {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        var isFolded: [Substring: String] = [:]
        var spelled: String?
        return entries.filter { entry in
            for word in words where word.utf8.count == entry.code.utf8.count {
                if word == entry.code { return true }
                if entry.isName {
                    let folded = isFolded[word] ?? String(word).foldedForMatching
                    isFolded[word] = folded
                    if folded == entry.code.foldedForMatching { return true }
                }
            }
            guard text.utf8.count >= 8, !entry.names.isEmpty else { return false }
            let folded = spelled ?? text.spelledAlike
            spelled = folded
            return entry.names.contains { folded.contains($0) }
        }.map(\.region)
    }
}

extension String {
    /// Folded, and with one spelling of what Britons and Americans write differently.
    fileprivate var spelledAlike: String {
        foldedForMatching.replacing("organisation", with: "organization")
    }

    /// The words, folded.
    fileprivate var searchWords: [String] {
        spelledAlike.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
