import ConsultationModel

extension RawResponse {
    /// Reads the answers in tables.
    ///
    /// - Parameter front: What the file says about itself outside of them.
    /// - Returns: nil when no table is recognised as one of answers.
    init?(tables: [Table], front: FrontMatter, _ vocabulary: Vocabulary) {
        let names = RecommendationNames(vocabulary)
        let readers = tables.map { TableReader($0.inReadingOrder(names), front: front, names, vocabulary) }.filter {
            $0.header != nil
        }
        guard let first = readers.first else { return nil }
        self.init(front: front)
        roles.tables = readers.map(\.roles) + tables.compactMap { $0.rowsLeftOut(names) }
        roles.others += readers.flatMap(\.noteRoles)
        mayHoldSeveralGroups = true
        if readers.count == 1 { self.front = first.front }
        for reader in readers {
            answers.append(contentsOf: reader.addressedAnswers)
            faults.merge(reader.faults)
            self.front.isIllustrative = self.front.isIllustrative || reader.front.isIllustrative
            self.front.consultation = self.front.consultation ?? reader.front.consultation
            hasStructureFault = hasStructureFault || reader.hasStructureFault
        }
        if answers.isEmpty, !hasStructureFault, faults.isEmpty { return nil }
        let isAnswered = answers.contains { $0.words?.isEmpty == false }
        if !isAnswered, !hasStructureFault, let cell = readers.lazy.compactMap(\.nameless).first {
            faults.error(
                .unclearColumns,
                at: cell,
                """
                Found no number of a recommendation in this column; expected one in each row, as in “6”. Were the names of two \
                columns exchanged? Put the numbers under “Recommendation”, and texts under “Comment”.
                """
            )
            hasStructureFault = true
        }
        if !isAnswered, !hasStructureFault, let header = first.header {
            faults.error(
                .noAnswers,
                at: first.table.spot(header.row, 0),
                """
                Found this header of a table and no stance under it; expected one in each row, such as “Support”. Fill in \
                the table.
                """
            )
            hasStructureFault = true
        }
    }
}

extension TableReader {
    /// The answers, with what the table says once for all of them at each that says nothing else.
    var addressedAnswers: [RawAnswer] {
        let speaker = front.respondent ?? front.title
        if speaker == nil, front.region == nil { return answers }
        var answers = answers
        for index in answers.indices where answers[index].group == nil {
            if answers[index].region == nil {
                answers[index].region = front.region?.name
                if let region = front.region { answers[index].groupSpot = region.spot }
                answers[index].group = speaker?.name
                if let speaker { answers[index].groupSpot = speaker.spot }
            } else if let respondent = front.respondent {
                answers[index].group = respondent.name
            }
        }
        return answers
    }
}
