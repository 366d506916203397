import ConsultationModel

/// What people call the parts of a response: headings, the labels of fields, closings, and the marks of earlier mails.
///
/// Compared as `String.foldedForMatching` folds them. A class, because its many parts would otherwise be counted anew
/// wherever it is passed on.
public final class LabelWords: Sendable {
    /// A part of a response, or what else a phrase says. The raw values are the keys of a file of labels.
    public enum Part: String, CaseIterable, Sendable {
        /// "Recommendation" before a number, before several, and other words that are headings only before a stance.
        case headings
        case pluralHeadings = "plural-headings"
        case proposals
        /// What stands before "Recommendation 6" and leaves it a heading.
        case openers
        /// Words for 1, 2, 3 and so on, a list for each language.
        case numbers, ordinals
        /// Between numbers, and between the ends of a range.
        case and, to
        /// "All recommendations", "all others", "except", and what stands among the numbers behind it.
        case all, others, except, articles
        /// Before the sender's own number of a question.
        case questions
        /// The label of a field for the stance or the comment.
        case stance, comment
        /// Keys that say where a file is from and what it answers.
        case region, respondent, consultation
        case negations
        case yesNo = "yes-no"
        case annexes
        /// Words beside a region's name that leave it the region's own voice.
        case ownVoices = "own-voices"
        case closings
        case closingOpenings = "closing-openings"
        /// Before what a sender adds below the answers, and may change one with.
        case postscripts
        case listFooters = "list-footers"
        case mailSeparators = "mail-separators"
        case mailAttributions = "mail-attributions"
        case mailWrote = "mail-wrote"
        case mailSenders = "mail-senders"
        case mailFields = "mail-fields"
        /// What a column of a table is called, and other words in such names; see `ColumnWords.Part`.
        case columnRecommendation = "column-recommendation"
        case columnNumber = "column-number"
        case columnStance = "column-stance"
        case columnComment = "column-comment"
        case columnText = "column-text"
        case columnRegion = "column-region"
        case columnRespondent = "column-respondent"
        case columnConsultation = "column-consultation"
        case columnAddress = "column-address"
        case columnJoining = "column-joining"
        case columnAsking = "column-asking"
        case columnWho = "column-who"
        case columnGeneric = "column-generic"
        case columnEarlier = "column-earlier"
        case columnLater = "column-later"
        case columnRounds = "column-rounds"
        case columnViews = "column-views"
        case columnSocieties = "column-societies"
        case columnSums = "column-sums"
        case columnBesideSums = "column-beside-sums"
        case columnRows = "column-rows"
        case columnLinks = "column-links"

        /// The parts of which a phrase can be only one.
        public static let exclusive: [[Part]] = [
            [.stance, .comment, .region, .respondent, .consultation], [.headings, .pluralHeadings, .proposals],
            [.all, .others],
            [
                .columnRecommendation, .columnNumber, .columnStance, .columnComment, .columnText, .columnRegion,
                .columnRespondent, .columnConsultation, .columnAddress,
            ],
        ]
    }

    /// The phrases as they were written: for each part a list for each language.
    public let phrases: [Part: [[String]]]

    let headings: Set<String>
    let pluralHeadings: Set<String>
    let proposals: Set<String>
    let openers: Set<String>
    /// Numbers in words, and their values.
    let numbers: [String: Int]
    /// In small letters, with a space behind them where their script has spaces.
    let conjunctions: [[UInt8]]
    let rangeWords: [[UInt8]]
    let all: Set<String>
    let others: Set<String>
    let exceptions: [String]
    /// What may stand among the numbers behind "except".
    let besideNumbers: Set<String>
    let questions: [[UInt8]]
    let stanceKeys: Set<String>
    let commentKeys: Set<String>
    let regionKeys: Set<String>
    let respondentKeys: Set<String>
    let consultationKeys: Set<String>
    let negations: Set<String>
    let yesAndNo: Set<String>
    let annexes: [String]
    let ownVoices: Set<String>
    let closings: Set<String>
    let closingOpenings: [String]
    let postscripts: [String]
    let listFooters: [String]
    let mailSeparators: [String]
    let mailAttributions: [String]
    let mailEndings: [String]
    let mailSenders: Set<String>
    let mailFields: Set<String>
    let columns: ColumnWords

    /// The first bytes, in small letters, of the words for headings.
    let headingStarts: [Bool]
    /// The first bytes, in small letters, of postscripts.
    let postscriptStarts: [Bool]
    /// The first bytes, as they are, of the lines that may begin an earlier mail.
    let mailStarts: [Bool]

    /// - Parameter phrases: For each part a list for each language; in `numbers` and `ordinals` the words for 1, 2, 3 and so
    ///   on.
    public init(_ phrases: [Part: [[String]]]) {
        self.phrases = phrases
        func written(_ part: Part) -> [String] { phrases[part, default: []].flatMap(\.self) }
        func words(_ part: Part) -> Set<String> { Set(written(part).map(\.foldedForMatching)).subtracting([""]) }
        func longestFirst(_ part: Part) -> [String] {
            words(part).sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
        }
        headings = words(.headings)
        pluralHeadings = words(.pluralHeadings)
        proposals = words(.proposals)
        openers = words(.openers)
        numbers = Self.numbers(phrases[.numbers, default: []] + phrases[.ordinals, default: []])
        conjunctions = Self.spaced(written(.and))
        rangeWords = Self.spaced(written(.to))
        all = words(.all)
        others = words(.others)
        exceptions = longestFirst(.except)
        besideNumbers = words(.articles).union(words(.and)).union(headings).union(pluralHeadings)
        questions = longestFirst(.questions).map { Array($0.utf8) }
        stanceKeys = words(.stance)
        commentKeys = words(.comment)
        regionKeys = words(.region)
        respondentKeys = words(.respondent)
        consultationKeys = words(.consultation)
        negations = words(.negations)
        yesAndNo = words(.yesNo)
        annexes = longestFirst(.annexes)
        ownVoices = words(.ownVoices)
        closings = words(.closings)
        closingOpenings = longestFirst(.closingOpenings)
        postscripts = longestFirst(.postscripts)
        listFooters = written(.listFooters).map { $0.lowercased() }
        mailSeparators = longestFirst(.mailSeparators)
        mailAttributions = longestFirst(.mailAttributions)
        mailEndings = longestFirst(.mailWrote)
        mailSenders = words(.mailSenders)
        mailFields = words(.mailFields)
        var columns: [ColumnWords.Part: [String]] = [:]
        for part in ColumnWords.Part.allCases {
            if let own = Part(rawValue: "column-\(part.rawValue)") { columns[part] = written(own) }
        }
        self.columns = ColumnWords(columns)
        headingStarts = Self.starts(of: written(.headings) + written(.pluralHeadings)) { $0 | 0x20 }
        postscriptStarts = Self.starts(of: written(.postscripts)) { $0 | 0x20 }
        mailStarts = Self.starts(of: written(.mailSeparators) + written(.mailAttributions) + written(.mailSenders)) {
            $0
        }
    }

    /// These words with further ones, which win where both know a phrase for different parts.
    public func extended(by own: LabelWords) -> LabelWords {
        var all = phrases
        for (part, lists) in own.phrases {
            let taken = Set(lists.flatMap(\.self).map(\.foldedForMatching))
            for other in Part.exclusive.first(where: { $0.contains(part) }) ?? [] where other != part {
                all[other] = all[other]?.map { $0.filter { !taken.contains($0.foldedForMatching) } }
            }
        }
        for (part, lists) in own.phrases { all[part, default: []] += lists }
        return LabelWords(all)
    }

    private static func numbers(_ lists: [[String]]) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for list in lists {
            for (index, word) in list.enumerated() where numbers[word.foldedForMatching] == nil {
                numbers[word.foldedForMatching] = index + 1
            }
        }
        return numbers
    }

    /// Words as they stand between two numbers: with a space behind them, unless their script has none.
    private static func spaced(_ words: [String]) -> [[UInt8]] {
        Set(words.flatMap { [$0.lowercased(), $0.foldedForMatching] }).sorted { $0.utf8.count > $1.utf8.count }.map {
            let isIdeographic = $0.unicodeScalars.contains { (0x2E80...0xFFEF).contains($0.value) }
            return Array((isIdeographic ? $0 : $0 + " ").utf8)
        }
    }

    private static func starts(of words: [String], _ folding: (UInt8) -> UInt8) -> [Bool] {
        var starts = [Bool](repeating: false, count: 256)
        for byte in words.compactMap(\.utf8.first) { starts[Int(byte >= 0x80 ? byte : folding(byte))] = true }
        return starts
    }
}
