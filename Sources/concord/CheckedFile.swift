import ConsultationModel
import FoundationEssentials
import ResponseReading

/// What `concord check --json` prints for one file. The keys are an interface: they may grow, and do not change.
struct CheckedFile: Encodable {
    struct CheckedAnswer: Encodable {
        var recommendation: String
        var stance: Stance
        var words: String
        var comment: String
        var line: Int
        var column: Int
    }

    struct CheckedFault: Encodable {
        var severity: String
        @Explicit var line: Int?
        @Explicit var column: Int?
        var message: String
    }

    var file: String
    @Explicit var consultation: String?
    @Explicit var region: String?
    @Explicit var respondent: String?
    var answers: [CheckedAnswer]
    var faults: [CheckedFault]

    init(file: String, reading: Reading) {
        self.file = file
        consultation = reading.consultation?.id
        region = reading.region?.code
        respondent = reading.only?.groupAsWritten ?? reading.only?.respondent?.name
        answers = reading.answers.map {
            CheckedAnswer(
                recommendation: $0.recommendation,
                stance: $0.stance,
                words: $0.words,
                comment: $0.comment,
                line: $0.line,
                column: $0.column
            )
        }
        faults = reading.faults.map {
            CheckedFault(
                severity: $0.severity.rawValue,
                line: .init(wrappedValue: $0.line),
                column: .init(wrappedValue: $0.column),
                message: $0.message
            )
        }
    }

    /// One line of JSON.
    var line: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
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
