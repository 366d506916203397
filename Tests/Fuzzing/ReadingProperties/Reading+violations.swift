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

        // Where a place tells it, the line is a paragraph of a document or a line of a form, which may stand in fewer lines.
        let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
        let places =
            answers.map { (line: $0.line, column: $0.column, place: $0.place) }
            + faults.map { (line: $0.line ?? 1, column: $0.column ?? 1, place: $0.place) }
        for place in places {
            let last = place.place == nil ? lines : bytes.count + 1
            hold((1...last).contains(place.line), "line \(place.line) of a file of \(last)")
            hold((1...bytes.count + 1).contains(place.column), "column \(place.column) of \(bytes.count) bytes")
        }
        // A limit for errors and for warnings, and a line each that says how many were left out.
        for severity in [Fault.Severity.error, .warning] {
            let count = faults.count { $0.severity == severity }
            hold(count <= 101, "\(count) faults of one severity")
        }

        let texts =
            answers.flatMap { [$0.words, $0.comment, $0.place ?? ""] }
            + responses.flatMap { [$0.groupAsWritten ?? "", $0.respondent?.name ?? ""] }
        hold(!texts.contains { $0.utf8.contains(0) }, "what would be stored holds NUL, which PostgreSQL cannot store")
        return found + violationsOfRoles(in: bytes, context)
    }
}
