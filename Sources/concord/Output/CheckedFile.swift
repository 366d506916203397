import ConsultationModel
import FoundationEssentials
import ResponseReading

/// What `concord check --json` prints for one file. `config/check.schema.json` describes the keys, which are an interface:
/// they may grow, and do not change.
struct CheckedFile: Encodable {
    struct CheckedAnswer: Encodable {
        var recommendation: String
        var stance: Stance
        var words: String
        var comment: String
        var line: Int
        var column: Int
        @Explicit var place: String?
        var flags: [CheckedFlag]

        init(_ answer: Answer) {
            recommendation = answer.recommendation
            stance = answer.stance
            words = answer.words
            comment = answer.comment
            line = answer.line
            column = answer.column
            _place = .init(wrappedValue: answer.place)
            flags = answer.flags.map { CheckedFlag(kind: $0.kind.rawValue, cue: $0.cue, explanation: $0.explanation) }
        }
    }

    struct CheckedFlag: Encodable {
        var kind: String
        var cue: String
        var explanation: String
    }

    struct CheckedResponse: Encodable {
        @Explicit var region: String?
        @Explicit var respondent: String?
        @Explicit var speaksForRegion: Bool?
        var answers: [CheckedAnswer]

        enum CodingKeys: String, CodingKey {
            case region, respondent, answers
            case speaksForRegion = "speaks_for_region"
        }

        init(_ response: Reading.Response) {
            _region = .init(wrappedValue: response.region?.code)
            _respondent = .init(wrappedValue: response.groupAsWritten ?? response.respondent?.name)
            _speaksForRegion = .init(wrappedValue: response.respondent?.speaksForRegion)
            answers = response.answers.map(CheckedAnswer.init)
        }
    }

    struct CheckedFault: Encodable {
        var severity: String
        @Explicit var code: FaultCode?
        @Explicit var line: Int?
        @Explicit var column: Int?
        @Explicit var place: String?
        var message: String
        @Explicit var excerpt: String?

        init(_ fault: Fault) {
            severity = fault.severity.rawValue
            _code = .init(wrappedValue: fault.code)
            _line = .init(wrappedValue: fault.line)
            _column = .init(wrappedValue: fault.column)
            _place = .init(wrappedValue: fault.place)
            message = fault.message
            _excerpt = .init(wrappedValue: fault.excerpt)
        }
    }

    struct CheckedPart: Encodable {
        var line: Int
        var column: Int
        @Explicit var place: String?
        var role: String
        var text: String

        init(_ part: Reading.Part) {
            line = part.line
            column = part.column
            _place = .init(wrappedValue: part.place)
            role = part.role.name
            text = part.text
        }
    }

    var file: String
    @Explicit var format: String?
    @Explicit var encoding: String?
    @Explicit var consultation: String?
    @Explicit var region: String?
    @Explicit var respondent: String?
    var illustrative: Bool
    var answers: [CheckedAnswer]
    var responses: [CheckedResponse]
    var faults: [CheckedFault]
    @Explicit var roles: [CheckedPart]?

    /// - Parameter explains: Whether it says what each piece of the file was taken for.
    init(file: String, reading: Reading, explains: Bool) {
        self.file = file
        _format = .init(wrappedValue: reading.format?.rawValue)
        _encoding = .init(wrappedValue: reading.encoding?.rawValue)
        _consultation = .init(wrappedValue: reading.consultation?.id)
        _region = .init(wrappedValue: reading.region?.code)
        _respondent = .init(wrappedValue: reading.only?.groupAsWritten ?? reading.only?.respondent?.name)
        illustrative = reading.isIllustrative
        answers = (reading.only?.answers ?? []).map(CheckedAnswer.init)
        responses = reading.responses.map(CheckedResponse.init)
        faults = reading.faults.map(CheckedFault.init)
        _roles = .init(wrappedValue: explains ? reading.parts.map(CheckedPart.init) : nil)
    }
}

/// An optional that is written as null when it is nil, so that the key is always there.
@propertyWrapper struct Explicit<Value: Encodable>: Encodable {
    var wrappedValue: Value?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}
