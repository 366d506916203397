import ConsultationModel

/// The answers under the documented keys, to be rendered as JSON or YAML.
indirect enum KeyedAnswers {
    case text(String)
    /// A text for which a person needs room.
    case prose(String)
    case flag(Bool)
    case list([KeyedAnswers])
    case mapping([(key: String, value: KeyedAnswers)])

    init(_ document: ResponseDocument) {
        var entries: [(key: String, value: KeyedAnswers)] = [("consultation", .text(document.consultation.id))]
        let instructions = document.instructions(for: .json)
        if document.isIllustrative { entries.append(("illustrative", .flag(true))) }
        if document.responses.count == 1, let response = document.responses.first {
            entries += Self.who(response)
            if !instructions.isEmpty { entries.append(("x-how-to", .text(instructions))) }
            entries.append(("answers", Self.answers(response)))
        } else {
            if !instructions.isEmpty { entries.append(("x-how-to", .text(instructions))) }
            let responses = document.responses.filter { !$0.answers.isEmpty }
            entries.append(
                ("responses", .list(responses.map { .mapping(Self.who($0) + [("answers", Self.answers($0))]) }))
            )
        }
        self = .mapping(entries)
    }

    private static func who(_ response: WrittenResponse) -> [(key: String, value: KeyedAnswers)] {
        [("region", .text(response.region.code))] + (response.name.map { [("respondent", .text($0))] } ?? [])
    }

    private static func answers(_ response: WrittenResponse) -> KeyedAnswers {
        .list(
            response.answers.map { answer in
                let text = answer.recommendation.text.trimmed
                return .mapping(
                    [("recommendation", .text(answer.recommendation.id))]
                        + (text.isEmpty ? [] : [("text", .text(text))])
                        + [("stance", .text(answer.words)), ("comment", .prose(answer.comment))]
                )
            }
        )
    }
}
