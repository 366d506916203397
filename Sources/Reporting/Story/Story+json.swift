import Consensus
import ConsultationModel
import FoundationEssentials

extension Story {
    /// The story as JSON, with the times in UTC and codes in English, as `config/history.schema.json` describes it. Throws
    /// `EncodingError`.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Rendering(self)), as: UTF8.self) + "\n"
    }

    private struct Rendering: Encodable {
        var consultation: String
        var recommendation: String
        var text: String
        var status: RecommendationStatus
        var level: Level?
        var withConditions: Bool?
        var outcome: RuleCode?
        var entries: [Item]

        enum CodingKeys: String, CodingKey {
            case consultation, recommendation, text, status, level, outcome, entries
            case withConditions = "with_conditions"
        }

        init(_ story: Story) {
            consultation = story.consultation.id
            recommendation = story.recommendation.id
            text = story.recommendation.text
            status = story.recommendation.status
            level = story.headline?.level
            withConditions = story.headline?.isConditional
            outcome = story.headline?.outcome.map { RuleCode($0) }
            let words = Words(story.language)
            entries = story.entries.map { Item($0, in: words) }
        }
    }

    private struct Item: Encodable {
        var at: String
        var kind: String
        var sentence: String
        var levelBefore: Level?
        var levelAfter: Level?
        var withConditionsBefore: Bool?
        var withConditionsAfter: Bool?
        var outcomeBefore: RuleCode?
        var outcomeAfter: RuleCode?
        var region: String?
        var respondent: String?
        var speaksForRegion: Bool?
        var cause: String?
        var leftOutBy: Revision?
        var old: Side?
        var new: Side?
        var answer: Side?
        var by: String?
        var reason: String?
        var level: Level?
        var withConditions: Bool?
        var outcome: RuleCode?
        var night: String?
        var file: String?
        var changes: Int?
        var answers: Int?
        var text: String?
        var status: RecommendationStatus?

        enum CodingKeys: String, CodingKey {
            case at, kind, sentence, region, respondent, cause, old, new, answer, by, reason, level, night, file
            case changes, answers, text, status, outcome
            case leftOutBy = "left_out_by"
            case levelBefore = "level_before"
            case levelAfter = "level_after"
            case withConditions = "with_conditions"
            case withConditionsBefore = "with_conditions_before"
            case withConditionsAfter = "with_conditions_after"
            case outcomeBefore = "outcome_before"
            case outcomeAfter = "outcome_after"
            case speaksForRegion = "speaks_for_region"
        }

        init(_ entry: Entry, in words: Words) {
            at = Timestamp(entry.at).iso
            sentence = words.sentence(of: entry.content)
            levelBefore = entry.level?.old.level
            levelAfter = entry.level?.new.level
            withConditionsBefore = entry.level?.old.isConditional
            withConditionsAfter = entry.level?.new.isConditional
            outcomeBefore = entry.level?.old.outcome.map { RuleCode($0) }
            outcomeAfter = entry.level?.new.outcome.map { RuleCode($0) }
            switch entry.content {
            case .asked(let recommendation):
                kind = "asked"
                text = recommendation?.text
                status = recommendation?.status
            case .rules: kind = "rules"
            case .deadline: kind = "deadline"
            case .others(let count, let name):
                kind = "others"
                changes = count
                file = name
            case .uncountedOthers(let count, let reason, let name):
                kind = reason == .late ? "late-others" : "replaced-others"
                answers = count
                file = name
            case .designation(let designation):
                kind = designation.level == nil ? "designation-revoked" : "designation"
                level = designation.level
                by = designation.by
                reason = designation.reason
            case .night(let name, let headline):
                kind = "night"
                night = name
                level = headline.level
                withConditions = headline.isConditional
                outcome = headline.outcome.map { RuleCode($0) }
            case .answer(let event):
                kind = "answer"
                region = event.region
                respondent = event.respondent
                speaksForRegion = event.isDesignated
                old = event.old.map(Side.init)
                new = event.new.map(Side.init)
                cause = event.cause.code
                leftOutBy = event.leftOutBy.map { Revision(file: $0.file, revision: $0.number) }
                by = event.cause.decision?.by
                reason = event.cause.decision?.reason
            case .uncounted(let uncounted):
                let quotation = uncounted.quotation
                kind = uncounted.reason == .late ? "late-answer" : "replaced-answer"
                region = quotation.region
                respondent = quotation.respondent
                speaksForRegion = quotation.isDesignated
                answer = Side(quotation)
            }
        }
    }

    private struct Revision: Encodable {
        var file: String
        var revision: Int
    }

    private struct Side: Encodable {
        var stance: Stance
        var words: String
        var comment: String
        var file: String
        var line: Int
        var place: String?
        var revision: Int
        var illustrative: Bool
        var late: Bool

        init(_ quotation: ConsultationState.Quotation) {
            stance = quotation.answer.stance
            words = quotation.answer.words
            comment = quotation.answer.comment
            file = quotation.file
            line = quotation.answer.line
            place = quotation.answer.place
            revision = quotation.revision
            illustrative = quotation.isIllustrative
            late = quotation.isLate
        }
    }
}
