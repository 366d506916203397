import ConsultationModel

/// Turns what stands in a file into answers to a consultation's recommendations, and says what is wrong with them.
struct AnswerResolver {
    private let consultation: Consultation
    private let terms: ConsultationTerms
    private let vocabulary: Vocabulary
    /// A hundred pages; in bytes.
    private static let commentLimit = 256 << 10
    /// The last words that were looked up: most answers have one of three.
    private var known: [(words: String, stance: Stance)] = []
    /// Recommendations whose headings have a title of the sender's own.
    private var titled: [(id: String, spot: Spot)] = []
    /// Places that were complained about, so that a number that nobody knows is named once.
    private var unknown: Set<Spot> = []

    init(_ terms: ConsultationTerms, _ vocabulary: Vocabulary) {
        self.terms = terms
        self.vocabulary = vocabulary
        consultation = terms.consultation
    }

    /// One respondent's answers, at most one for a recommendation.
    mutating func answers(_ raw: some Collection<RawAnswer>, _ faults: inout FaultList) -> [Answer] {
        var answers: [Answer] = []
        answers.reserveCapacity(raw.count)
        var places: [String: Int] = [:]
        for entry in raw where entry.scope == nil {
            guard let recommendation = terms.recommendation(entry.id) else {
                if unknown.insert(entry.idSpot).inserted {
                    faults.error(.unknownRecommendation, at: entry.idSpot, unknownRecommendation(entry.id))
                }
                continue
            }
            let answer = answer(entry, to: recommendation, &faults)
            guard let place = places.updateValue(answers.count, forKey: recommendation.id) else {
                answers.append(answer)
                continue
            }
            places[recommendation.id] = place
            join(answer, to: &answers[place], at: entry.spot, &faults)
        }
        for entry in raw {
            guard let scope = entry.scope else { continue }
            for recommendation in recommendations(in: scope, without: Set(places.keys)) {
                let answer = answer(entry, to: recommendation, &faults)
                guard let place = places.updateValue(answers.count, forKey: recommendation.id) else {
                    answers.append(answer)
                    continue
                }
                places[recommendation.id] = place
                join(answer, to: &answers[place], at: entry.spot, &faults)
            }
        }
        warnOfTitles(&faults)
        return answers
    }

    /// Those that "all recommendations", "all others" and "all except 6" mean.
    private func recommendations(in scope: RawAnswer.Scope, without answered: Set<String>) -> [Recommendation] {
        switch scope {
        case .all: return consultation.recommendations
        case .others: return consultation.recommendations.filter { !answered.contains($0.id) }
        case .except(let ids):
            let excepted = Set(ids.map(\.foldedForMatching))
            return consultation.recommendations.filter { !excepted.contains($0.id.foldedForMatching) }
        }
    }

    /// Once for the file: a sender who gives titles of his own gives them to each.
    private mutating func warnOfTitles(_ faults: inout FaultList) {
        guard let first = titled.first else { return }
        let ids = titled.prefix(40).map(\.id).joined(separator: ", ") + (titled.count > 40 ? ", …" : "")
        faults.warn(
            at: first.spot,
            """
            What stands beside the number is not the registered text, here and in all of recommendations \(ids). It was \
            taken for a title and is not kept; a comment goes after the stance.
            """
        )
        titled = []
    }

    /// A summary and its details, of which one has the comment, are one answer.
    private func join(_ answer: Answer, to first: inout Answer, at spot: Spot, _ faults: inout FaultList) {
        guard first.stance == answer.stance, first.comment != answer.comment,
            first.comment.isEmpty || answer.comment.isEmpty
        else {
            compare(answer, with: first, at: spot, &faults)
            return
        }
        faults.warn(
            at: spot,
            """
            Recommendation \(answer.recommendation) is answered again as \(Self.place(of: first)), with a comment once; it \
            counts once.
            """
        )
        if first.comment.isEmpty { (first.comment, first.flags) = (answer.comment, answer.flags) }
    }

    private func compare(_ answer: Answer, with first: Answer, at spot: Spot, _ faults: inout FaultList) {
        if first.stance == answer.stance, first.comment == answer.comment {
            faults.warn(
                at: spot,
                "Recommendation \(answer.recommendation) is answered again as \(Self.place(of: first)); it counts once."
            )
            return
        }
        let both =
            first.stance == answer.stance
            ? "with two comments, both “\(answer.words.excerpt)”"
            : "found “\(answer.words.excerpt)”, and “\(first.words.excerpt)” \(Self.place(of: first))"
        faults.error(
            .answeredTwice,
            at: spot,
            """
            Recommendation \(answer.recommendation) is answered twice differently, here and \(Self.place(of: first)): \
            \(both). Keep one of the two, or put the heading of the recommendation that it answers above it.
            """
        )
    }

    private static func place(of answer: Answer) -> String {
        answer.place.map { "in \($0)" } ?? "on line \(answer.line)"
    }

    private mutating func answer(_ entry: RawAnswer, to recommendation: Recommendation, _ faults: inout FaultList)
        -> Answer
    {
        if let quotation = entry.quotation,
            let mismatch = vocabulary.registered.mismatch(of: quotation, for: recommendation, in: consultation)
        {
            if mismatch.other == nil, quotation.utf8.count <= 60 {
                titled.append((recommendation.id, entry.idSpot))
            } else {
                faults.warn(at: entry.idSpot, differs(quotation, from: recommendation, mismatch))
            }
        }
        if entry.comment.utf8.count > Self.commentLimit {
            faults.error(
                .longComment,
                at: entry.spot,
                """
                The comment on recommendation \(recommendation.id) has \(entry.comment.utf8.count) bytes; expected at most \
                \(Self.commentLimit), as reports show comments whole. Shorten it, or name a document that holds the rest.
                """
            )
        }
        let words = entry.words ?? ""
        let stance = stance(of: words)
        switch stance {
        case .unrecognised: faults.warn(at: entry.spot, unknownStance(words))
        case .blank: faults.warn(at: entry.spot, missingStance(entry, recommendation))
        default: break
        }
        return Answer(
            recommendation: recommendation.id,
            stance: stance,
            words: words,
            comment: entry.comment,
            line: entry.spot.line,
            column: entry.spot.column ?? 1,
            place: entry.spot.place,
            flags: vocabulary.cues.flags(for: stance, comment: entry.comment)
        )
    }

    private mutating func stance(of words: String) -> Stance {
        for entry in known where entry.words == words { return entry.stance }
        let stance = terms.stance(of: words)
        if known.count < 4 { known.append((words, stance)) }
        return stance
    }

    // MARK: Messages

    private func differs(
        _ quotation: String,
        from recommendation: Recommendation,
        _ mismatch: RegisteredTexts.Mismatch
    ) -> String {
        let hint =
            mismatch.other.map { other in
                """
                It is like the text of recommendation \(other): were the recommendations numbered differently in the \
                version that you answered?
                """
            } ?? "A comment goes after the stance; what stands before it is not kept."
        return """
            The text under the heading of recommendation \(recommendation.id) clearly differs from the registered one. \
            Found “\(quotation.excerpt)”, expected “\(recommendation.text.excerpt)”. \(hint) The answer was taken for \
            recommendation \(recommendation.id); correct the number if it is meant for another.
            """
    }

    private func unknownRecommendation(_ id: String) -> String {
        let ids = consultation.recommendations.map(\.id)
        let isRun =
            ids.count > 2
            && zip(ids, ids.dropFirst()).allSatisfy { one, next in
                Int(one).map { $0 < Int.max && Int(next) == $0 + 1 } ?? false
            }
        let expected =
            isRun
            ? "\(ids[0]) to \(ids[ids.count - 1])"
            : ids.prefix(40).joined(separator: ", ") + (ids.count > 40 ? ", …" : "")
        if id.isDate {
            return """
                Found the date “\(id.excerpt)” where the number of a recommendation was expected; a spreadsheet makes a date of \
                “6-7” and of “6.7”. Write the cell as text, or a row for each recommendation.
                """
        }
        // In a run of numbers the nearest is the first or the last; elsewhere it is the one that is written most alike.
        let end = isRun ? Int(id).map { $0 < (Int(ids[0]) ?? 0) ? ids[0] : ids[ids.count - 1] } : nil
        let nearest = (end ?? id.nearest(of: ids)).map { "; the nearest is “\($0)”" } ?? ""
        return """
            Found recommendation “\(id.excerpt)”, which \(consultation.id) does not have; expected \(expected)\(nearest). \
            Correct the number, or take the answer out.
            """
    }

    private func unknownStance(_ words: String) -> String {
        let nearest = terms.lexicon.nearest(to: words).map { "; the nearest is “\($0)”" } ?? ""
        return """
            Found the stance “\(words.excerpt)”, which is not known; expected words such as \(terms.exampleWords)\(nearest). The \
            answer is kept as unrecognised and counts for nothing.
            """
    }

    private func missingStance(_ entry: RawAnswer, _ recommendation: Recommendation) -> String {
        let expected = "expected a stance such as \(terms.exampleWords)"
        if entry.comment.isEmpty { return "Recommendation \(recommendation.id) was left blank; \(expected)." }
        let words = vocabulary.stanceAndComment(in: entry.comment).words
        if vocabulary.isStance(words) {
            return """
                Recommendation \(recommendation.id) has no stance, and its comment begins with “\(words.excerpt)”, as if \
                meant for the field before. Move these words to the place of the stance; they were not counted.
                """
        }
        return "Recommendation \(recommendation.id) has a comment and no stance; \(expected) beside it."
    }
}

extension String {
    /// Whether it is a day as in ISO 8601: "2017-07-06".
    fileprivate var isDate: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
    }
}
