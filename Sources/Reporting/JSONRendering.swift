import Consensus
import ConsultationModel
import FoundationEssentials

extension Report {
    /// The report for machines: one JSON object, pretty-printed with sorted keys. Equal reports give equal bytes.
    ///
    /// Throws `EncodingError` as `JSONEncoder` declares; no value of a report is one that it refuses.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(JSONRendering(self)), as: UTF8.self) + "\n"
    }
}

/// The shape of `report.json`. Keys are added, never renamed or removed.
struct JSONRendering: Encodable {
    let consultation: String
    let title: String
    let asOf: String
    /// The code of the language of its sentences.
    let language: String
    let illustrative: [String]
    let verdict: String
    let regions: [String]
    let recommendations: [Item]
    let rules: Rules
    let agreement: Agreement
    let submissions: Submissions
    let fingerprint: String
    let deadline: Deadline?
    let lateAnswers: LateAnswers
    let changes: Changes?
    let nights: [Night]
    let rejections: [File]
    let withdrawals: [Withdrawn]

    enum CodingKeys: String, CodingKey {
        case consultation, title, language, illustrative, verdict, regions, recommendations, rules, agreement,
            submissions
        case fingerprint, deadline, changes, nights, rejections, withdrawals
        case asOf = "as_of"
        case lateAnswers = "late_answers"
    }

    /// Without a deadline, or a night to compare with, the keys are there all the same, as null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(consultation, forKey: .consultation)
        try container.encode(title, forKey: .title)
        try container.encode(asOf, forKey: .asOf)
        try container.encode(language, forKey: .language)
        try container.encode(illustrative, forKey: .illustrative)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(regions, forKey: .regions)
        try container.encode(recommendations, forKey: .recommendations)
        try container.encode(rules, forKey: .rules)
        try container.encode(agreement, forKey: .agreement)
        try container.encode(submissions, forKey: .submissions)
        try container.encode(fingerprint, forKey: .fingerprint)
        try container.encode(deadline, forKey: .deadline)
        try container.encode(lateAnswers, forKey: .lateAnswers)
        try container.encode(changes, forKey: .changes)
        try container.encode(nights, forKey: .nights)
        try container.encode(rejections, forKey: .rejections)
        try container.encode(withdrawals, forKey: .withdrawals)
    }

    struct Submissions: Encodable {
        let current: Int
        let superseded: Int
        let duplicates: Int
        let rejected: Int
        let late: Int
        /// By region code: respondents that do not speak for their region.
        let respondents: [String: Int]
    }

    struct Source: Encodable {
        let file: String
        let line: Int
        let place: String?
        let revision: Int

        enum CodingKeys: String, CodingKey {
            case file, line, place, revision
        }

        init(_ quotation: ConsultationState.Quotation) {
            file = quotation.file
            line = quotation.answer.line
            place = quotation.answer.place
            revision = quotation.revision
        }

        /// Without a place the key is there all the same, as null.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(file, forKey: .file)
            try container.encode(line, forKey: .line)
            try container.encode(place, forKey: .place)
            try container.encode(revision, forKey: .revision)
        }
    }

    struct Item: Encodable {
        let id: String
        let text: String
        let status: RecommendationStatus
        let level: Level
        let withConditions: Bool
        let borderline: Bool
        let explanation: String
        /// By position code; zeros included.
        let counts: [String: Int]
        /// The others by region code; comments, words and sources only where someone speaks for the region.
        let positions: [String: String]
        let comments: [String: String]
        let words: [String: String]
        let sources: [String: Source]
        /// Codes of regions.
        let late: [String]
        let shortened: [String]
        /// By stance code, zeros included.
        let respondents: [String: [String: Int]]
        let respondentsInAll: [String: Int]
        let rules: [Rule]
        let agreement: Spread
        let designation: Designated
        let flags: [Flagged]

        enum CodingKeys: String, CodingKey {
            case id, text, status, designation, late, shortened, flags, level, borderline, explanation, counts,
                positions, comments, words, sources, respondents
            case rules, agreement
            case withConditions = "with_conditions"
            case respondentsInAll = "respondents_in_all"
        }

        init(_ item: Report.Item, _ spread: Distribution, in report: Report) {
            func byRegion<Value>(_ value: (Report.RegionView) -> Value?) -> [String: Value] {
                Dictionary(item.regions.compactMap { view in value(view).map { (view.region.code, $0) } }) { $1 }
            }
            let assessment = item.assessment
            id = item.recommendation.id
            text = item.recommendation.text
            status = item.recommendation.status
            level = assessment.level
            withConditions = assessment.isConditional
            borderline = assessment.isBorderline
            explanation = report.words.explanation(of: item, under: report.consultation.rules)
            counts = Dictionary(Position.allCases.map { ($0.code, assessment.counts[$0]) }) { $1 }
            positions = byRegion { $0.position.code }
            comments = byRegion { $0.designated?.answer.comment }
            words = byRegion { $0.designated?.answer.words }
            sources = byRegion { $0.designated.map { Source($0.quotation) } }
            late = item.regions.filter { $0.designated?.isLate == true }.map(\.region.code)
            shortened = item.regions.filter { $0.designated?.isShortened == true }.map(\.region.code)
            func byStance(_ counts: StanceCounts) -> [String: Int] {
                Dictionary(Stance.allCases.map { ($0.rawValue, counts[$0]) }) { $1 }
            }
            respondents = byRegion { byStance($0.respondents) }
            respondentsInAll = byStance(item.respondents)
            designation = Designated(item.designation)
            flags = Flagged.all(item)
            rules = item.rules.all.map { Rule($0, in: report.words) }
            agreement = Spread(spread)
        }
    }

    init(_ report: Report) {
        consultation = report.consultation.id
        title = report.consultation.title
        asOf = Timestamp(report.asOf).iso
        language = report.language.rawValue
        illustrative = report.intake.illustrativeRegions
        verdict = report.verdict.sentence
        regions = report.consultation.regions.map(\.code)
        recommendations = zip(report.items, report.agreement.recommendations).map { Item($0, $1, in: report) }
        rules = Rules(settings: report.consultation.rules)
        agreement = Agreement(report.agreement)
        submissions = Submissions(
            current: report.intake.current,
            superseded: report.intake.superseded,
            duplicates: report.intake.duplicates,
            rejected: report.intake.rejected,
            late: report.intake.late,
            respondents: report.intake.respondents
        )
        fingerprint = report.fingerprint
        deadline = Deadline(report)
        lateAnswers = report.consultation.lateAnswers ?? .count
        changes = report.changes.map { Changes($0, in: report) }
        nights = report.nights.map(Night.init)
        rejections = report.rejections.map(File.init)
        withdrawals = report.withdrawals.map(Withdrawn.init)
    }
}
