import ConsultationModel

extension Reading {
    /// Reads a response file.
    ///
    /// Never throws and never traps, whatever the bytes: everything that is wrong is in `faults`.
    public init(of bytes: [UInt8], in context: ReadingContext) {
        self.init()
        var faults = FaultList()
        let speakers = SpeakerIndex(context.consultations.flatMap(\.regions))
        var isReadable = false
        var front = FrontMatter()
        var raw: [RawAnswer] = []
        if let text = Self.text(of: bytes, &faults) {
            let plain = PlainText(
                text,
                consultations: context.consultations,
                lexicon: context.lexicon,
                speakers: speakers
            )
            front = FrontMatter(plain.preamble, in: text) { speakers.region(of: $0) != nil }
            let (answers, warnings) = plain.answers(in: text)
            raw = answers
            for warning in warnings { faults.append(warning) }
            if text.trimmedRange(text.start..<text.bytes.count).isEmpty {
                faults.error("The file is empty; expected \(Self.layout). Drop the file with its content.")
            } else {
                isReadable = true
            }
            if isReadable, !raw.contains(where: { $0.words?.foldedForMatching.isEmpty == false }) {
                let found =
                    raw.isEmpty ? "" : "found \(raw.count) headings of recommendations and no stance under them; "
                faults.error("No answer was recognised: \(found)expected \(Self.layout).")
            }
        }
        isIllustrative = front.isIllustrative
        var who = Addressee(front: front, labels: raw, context: context)
        who.resolve(isReadable: isReadable, &faults)
        consultation = who.consultation
        region = who.region
        groupAsWritten = who.group
        respondent = who.respondent
        // Where the consultation is named wrongly and there is only one, the answers' faults can be told all the same.
        if let asked = consultation ?? (context.consultations.count == 1 ? context.consultations.first : nil) {
            answers = Self.answers(raw, to: asked, lexicon: context.lexicon, &faults)
        }
        if let first = unanswered.first, !answers.isEmpty {
            let (count, ids) = (unanswered.count, unanswered.map(\.id).joined(separator: ", "))
            faults.warn(
                count == 1
                    ? "Recommendation \(first.id) is not in the file; it counts as missing."
                    : "\(count) recommendations are not in the file; they count as missing: \(ids)."
            )
        }
        self.faults = faults.sorted
    }

    /// The text, also where its bytes are probably in another encoding than they should be; nil when there is none.
    private static func text(of bytes: [UInt8], _ faults: inout FaultList) -> SourceText? {
        do throws(EncodingFault) {
            return try SourceText(bytes)
        } catch {
            faults.append(error.fault)
            return error.readable.flatMap { try? SourceText($0) }
        }
    }

    private static let layout =
        "a line “Recommendation 1.” for each recommendation and after it a line “[*Support*] comment”"

    private static func answers(
        _ raw: [RawAnswer],
        to consultation: Consultation,
        lexicon: StanceLexicon,
        _ faults: inout FaultList
    ) -> [Answer] {
        let recommendations = Dictionary(
            consultation.recommendations.map { ($0.id.foldedForMatching, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var answers: [Answer] = []
        var places: [String: Int] = [:]
        var unknownLines: Set<Int> = []
        for entry in raw {
            guard let recommendation = recommendations[entry.id.foldedForMatching] else {
                if unknownLines.insert(entry.idLine).inserted {
                    faults.error(
                        line: entry.idLine,
                        column: entry.idColumn,
                        unknownRecommendation(entry.id, in: consultation)
                    )
                }
                continue
            }
            let answer = answer(entry, to: recommendation, lexicon: lexicon, &faults)
            guard let place = places[recommendation.id] else {
                places[recommendation.id] = answers.count
                answers.append(answer)
                continue
            }
            let first = answers[place]
            if first.stance == answer.stance, first.comment == answer.comment {
                faults.warn(
                    line: answer.line,
                    column: answer.column,
                    "Recommendation \(recommendation.id) is answered again as on line \(first.line); it counts once."
                )
            } else {
                let both =
                    first.stance == answer.stance
                    ? "with two comments, both “\(answer.words.excerpt)”"
                    : "found “\(answer.words.excerpt)”, and “\(first.words.excerpt)” on line \(first.line)"
                faults.error(
                    line: answer.line,
                    column: answer.column,
                    """
                    Recommendation \(recommendation.id) is answered twice differently, here and on line \(first.line): \
                    \(both). Keep one of the two, or put the heading of the recommendation that it answers above it.
                    """
                )
            }
        }
        return answers
    }

    private static func unknownRecommendation(_ id: String, in consultation: Consultation) -> String {
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
        // In a run of numbers the nearest is the first or the last; elsewhere it is the one that is written most alike.
        let end = isRun ? Int(id).map { $0 < (Int(ids[0]) ?? 0) ? ids[0] : ids[ids.count - 1] } : nil
        let nearest = (end ?? id.nearest(of: ids)).map { "; the nearest is “\($0)”" } ?? ""
        return """
            Found recommendation “\(id.excerpt)”, which \(consultation.id) does not have; expected \(expected)\(nearest). \
            Correct the number, or take the answer out.
            """
    }

    private static func unknownStance(_ words: String, _ lexicon: StanceLexicon) -> String {
        let nearest = words.nearest(of: lexicon.phrases).map { "; the nearest is “\($0)”" } ?? ""
        return """
            Found the stance “\(words.excerpt)”, which is not known; expected words such as “Support”, “It Depends” or \
            “Do Not Support”\(nearest). The answer is kept as unrecognised and counts for nothing.
            """
    }

    private static func answer(
        _ entry: RawAnswer,
        to recommendation: Recommendation,
        lexicon: StanceLexicon,
        _ faults: inout FaultList
    ) -> Answer {
        let words = entry.words ?? ""
        let stance = lexicon.stance(of: words)
        var comment = entry.comment
        if !entry.quotation.isPart(of: recommendation.text) {
            faults.warn(
                line: entry.idLine,
                column: entry.idColumn,
                """
                What stands between the heading of recommendation \(recommendation.id) and its stance is not the \
                registered text, and is not kept; a comment goes after the stance.
                """
            )
        }
        switch stance {
        case .unrecognised:
            faults.warn(line: entry.line, column: entry.column, unknownStance(words, lexicon))
        case .blank:
            if entry.words == nil { comment = entry.comment.without(recommendation.text) }
            let expected = "expected “[*Support*]”, “[*It Depends*]” or “[*Do Not Support*]”"
            faults.warn(
                line: entry.line,
                column: entry.column,
                comment.isEmpty
                    ? "Recommendation \(recommendation.id) was left blank; \(expected)."
                    : "Recommendation \(recommendation.id) has a comment and no stance; \(expected) before the comment."
            )
        default: break
        }
        return Answer(
            recommendation: recommendation.id,
            stance: stance,
            words: words,
            comment: comment,
            line: entry.line,
            column: entry.column
        )
    }
}

extension String {
    /// What is left when the lines at the beginning that quote this text, or its beginning, are taken away.
    fileprivate func without(_ quoted: String) -> String {
        let wanted = quoted.foldedForMatching
        var taken = ""
        var end = startIndex
        for line in split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
            taken += " " + line
            // Folding may shorten a text, but not to less than a quarter; without a limit this would be quadratic.
            guard taken.utf8.count <= 4 * quoted.utf8.count + 100, wanted.hasPrefix(taken.foldedForMatching) else {
                break
            }
            end = line.endIndex
        }
        return String(self[end...].drop(while: \.isWhitespace))
    }

    /// Whether this is the other text, or a piece of it, apart from case, accents, outer punctuation and white space.
    fileprivate func isPart(of other: String) -> Bool {
        if isEmpty || self == other { return true }
        if utf8.count > 4 * other.utf8.count + 100 { return false }
        return other.foldedForMatching.contains(foldedForMatching)
    }
}
