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

    enum CodingKeys: String, CodingKey {
        case consultation, title, language, illustrative, verdict, regions, recommendations, rules, agreement,
            submissions
        case asOf = "as_of"
    }

    struct Submissions: Encodable {
        let current: Int
        let superseded: Int
        let duplicates: Int
        let rejected: Int
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
        /// By stance code, zeros included.
        let respondents: [String: [String: Int]]
        let rules: [Rule]
        let agreement: Spread

        enum CodingKeys: String, CodingKey {
            case id, text, level, borderline, explanation, counts, positions, comments, words, sources, respondents
            case rules, agreement
            case withConditions = "with_conditions"
        }

        init(_ item: Report.Item, _ spread: Distribution, in report: Report) {
            func byRegion<Value>(_ value: (Report.RegionView) -> Value?) -> [String: Value] {
                Dictionary(item.regions.compactMap { view in value(view).map { (view.region.code, $0) } }) { $1 }
            }
            let assessment = item.assessment
            id = item.recommendation.id
            text = item.recommendation.text
            level = assessment.level
            withConditions = assessment.isConditional
            borderline = assessment.isBorderline
            explanation = report.words.explanation(of: item, under: report.consultation.rules)
            counts = Dictionary(Position.allCases.map { ($0.code, assessment.counts[$0]) }) { $1 }
            positions = byRegion { $0.position.code }
            comments = byRegion { $0.designated?.answer.comment }
            words = byRegion { $0.designated?.answer.words }
            sources = byRegion { $0.designated.map(Source.init) }
            respondents = byRegion { view in
                Dictionary(Stance.allCases.map { ($0.rawValue, view.respondents[$0]) }) { $1 }
            }
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
            respondents: report.intake.respondents
        )
    }
}
