import ConsultationModel
public import ResponseReading

extension Reading {
    /// What must hold of the reading of any bytes and does not, a sentence each; empty when all holds.
    ///
    /// - Parameters:
    ///   - bytes: What was read.
    ///   - context: What it was read with.
    public func violations(of bytes: [UInt8], in context: ReadingContext) -> [String] {
        var found: [String] = []
        func hold(_ property: Bool, _ sentence: @autoclosure () -> String) {
            if !property { found.append(sentence()) }
        }

        for response in responses {
            let answered = response.answers.map(\.recommendation)
            hold(Set(answered).count == answered.count, "a respondent has two answers to a recommendation")
            let asked = Set(consultation?.recommendations.map(\.id) ?? answered)
            hold(asked.isSuperset(of: answered), "an answer is to no recommendation of the consultation")
            hold(!isAcceptable || response.respondent != nil, "an acceptable file has an answer of nobody")
        }
        let respondents = responses.compactMap { $0.respondent?.id }
        hold(Set(respondents).count == respondents.count, "a respondent has two responses")

        hold(!isAcceptable || consultation != nil, "an acceptable file belongs to no consultation")
        hold(!isAcceptable || !answers.isEmpty, "an acceptable file has no answer")

        let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
        // The paragraphs of a document stand in fewer lines, if any.
        let lastLine = format == .docx ? bytes.count + 1 : lines
        let places = answers.map { ($0.line, $0.column) } + faults.map { ($0.line ?? 1, $0.column ?? 1) }
        for (line, column) in places {
            hold((1...lastLine).contains(line), "line \(line) of a file of \(lastLine)")
            hold((1...bytes.count + 1).contains(column), "column \(column) of a file of \(bytes.count) bytes")
        }
        // A limit for errors and for warnings, and a line each that says how many were left out.
        for severity in [Fault.Severity.error, .warning] {
            let count = faults.count { $0.severity == severity }
            hold(count <= 101, "\(count) faults of one severity")
        }

        let texts =
            answers.flatMap { [$0.words, $0.comment, $0.place ?? ""] }
            + responses.flatMap { [$0.groupAsWritten ?? "", $0.respondent?.name ?? ""] }
            + faults.map(\.message)
        hold(!texts.contains { $0.utf8.contains(0) }, "a text holds NUL, which PostgreSQL cannot store")
        return found
    }
}
