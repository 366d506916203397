public import ConsultationModel

extension Reading {
    /// Reads a response file.
    ///
    /// Never throws and never traps, whatever the bytes: everything that is wrong is in `faults`.
    ///
    /// - Parameters:
    ///   - bytes: The file's; for a format that needs conversion, what its converter made of them.
    ///   - format: What the file is; nil: told from its content, then its name.
    public init(of bytes: [UInt8], as format: ResponseFormat? = nil, in context: ReadingContext) {
        let format = format ?? ResponseFormat(of: bytes, in: context)
        let (raw, text) = RawResponse.read(bytes, as: format, in: context)
        self.init(resolving: raw, in: context) { faults in
            guard let text else { return nil }
            let excerpts = Excerpts(of: text.source)
            return { excerpts.excerpt(for: $0) }
        }
        self.format = format
        encoding = text?.encoding
    }

    /// The reading of a file that could not be converted: what its place in the inbox says, and why it was not read.
    ///
    /// - Parameters:
    ///   - code: What kind of error it is.
    ///   - reason: The message of the error.
    ///   - format: What the file was taken for.
    public init(unreadable code: FaultCode, _ reason: String, as format: ResponseFormat, in context: ReadingContext) {
        var raw = RawResponse(isReadable: false)
        raw.faults.error(code, reason)
        self.init(resolving: raw, in: context) { _ in nil }
        self.format = format
    }

    /// - Parameter excerpts: Called when there are faults; gives what shows the line of one.
    private init(
        resolving raw: RawResponse,
        in context: ReadingContext,
        excerpts: (FaultList) -> ((Fault) -> String?)?
    ) {
        self.init()
        var raw = raw
        var faults = raw.faults
        if raw.answers.count > context.answerLimit {
            faults.error(
                .tooLarge,
                """
                Found \(raw.answers.count) answers; the limit is \(context.answerLimit). Split the file, or ask the \
                administrator to raise the limit.
                """
            )
            raw.answers = []
            raw.hasStructureFault = true
        }
        let hasAnswer = raw.answers.contains { $0.words?.foldedForMatching.isEmpty == false }
        if raw.isReadable, !hasAnswer, !raw.hasStructureFault { faults.error(.noAnswers, Self.nothingFound(raw)) }
        isIllustrative = raw.front.isIllustrative
        let addressee = Addressee(of: raw, context: context, &faults)
        consultation = addressee.consultation
        // Where the consultation is named wrongly and there is only one, the answers' faults can be told all the same.
        let asked = (consultation ?? (context.consultations.count == 1 ? context.consultations.first : nil))
            .flatMap(context.vocabulary.terms)
        responses =
            raw.mayHoldSeveralGroups
            ? Self.responses(raw.answers, of: addressee, asked, context.vocabulary, &faults)
            : [Self.response(raw.answers, of: addressee, asked, context.vocabulary, &faults)]
        let mayBePassedOver = raw.isReadable && !raw.hasStructureFault
        let strays = mayBePassedOver ? raw.roles.strays(to: unanswered(in: asked), context.vocabulary) : []
        for stray in strays { faults.warn(at: stray.spot, stray.message) }
        warnOfMissing(except: Set(strays.map(\.id)), &faults)
        if !faults.hasError { raw.roles.tellUnread(&faults) }
        if context.keepsParts { parts = raw.roles.parts(context.vocabulary) }
        self.faults = faults.isEmpty ? [] : faults.sorted(excerpt: excerpts(faults) ?? { _ in nil })
    }

    private static func nothingFound(_ raw: RawResponse) -> String {
        var found = ""
        if raw.answers.count == 1 { found = "found a heading of a recommendation and no stance under it; " }
        if raw.answers.count > 1 {
            found = "found \(raw.answers.count) headings of recommendations and no stance under them; "
        }
        if let seen = raw.sighting, !found.isEmpty {
            found += seen.id.isEmpty ? "there stands " : "at recommendation \(seen.id.excerpt) there stands "
            found += "“\(seen.words)”\(seen.areChoices ? ", where no mark sets one apart" : ""); "
        }
        return "No answer was recognised: \(found)expected \(layout)."
    }

    static let layout = "a line “Recommendation 1.” for each recommendation and after it a line “[*Support*] comment”"

    private static func response(
        _ raw: [RawAnswer],
        of addressee: Addressee,
        _ asked: ConsultationTerms?,
        _ vocabulary: Vocabulary,
        _ faults: inout FaultList
    ) -> Response {
        var response = addressee.respondent(&faults)
        if let asked {
            var resolver = AnswerResolver(asked, vocabulary)
            response.answers = resolver.answers(raw, &faults)
        }
        return response
    }

    private static func responses(
        _ raw: [RawAnswer],
        of addressee: Addressee,
        _ asked: ConsultationTerms?,
        _ vocabulary: Vocabulary,
        _ faults: inout FaultList
    ) -> [Response] {
        struct Name: Hashable {
            var region: String?
            var group: String?
        }
        struct Part {
            var response: Response
            var answers: [RawAnswer] = []
        }
        var parts: [Part] = []
        var placeOfName: [Name: Int] = [:]
        var placeOfRespondent: [Respondent: Int] = [:]
        for answer in raw {
            let name = Name(region: answer.region, group: answer.group)
            if let place = placeOfName[name] {
                parts[place].answers.append(answer)
                continue
            }
            let response = addressee.respondent(
                region: answer.region,
                group: answer.group,
                at: answer.groupSpot,
                &faults
            )
            // Two names that speak for one region are one respondent.
            let place = response.respondent.flatMap { placeOfRespondent[$0.folded] } ?? parts.count
            if place == parts.count { parts.append(Part(response: response)) }
            if let respondent = response.respondent { placeOfRespondent[respondent.folded] = place }
            placeOfName[name] = place
            parts[place].answers.append(answer)
        }
        guard !parts.isEmpty else { return [response([], of: addressee, asked, vocabulary, &faults)] }
        guard let asked else { return parts.map(\.response) }
        var resolver = AnswerResolver(asked, vocabulary)
        return parts.map { part in
            var response = part.response
            response.answers = resolver.answers(part.answers, &faults)
            return response
        }
    }

    /// Open recommendations that nobody answers.
    private func unanswered(in asked: ConsultationTerms?) -> [String] {
        guard let asked else { return [] }
        let answered = Set(responses.flatMap { $0.answers.map(\.recommendation) })
        return asked.consultation.recommendations.filter { $0.status == .open && !answered.contains($0.id) }.map(\.id)
    }

    /// - Parameter told: Those of which something is told already.
    private func warnOfMissing(except told: Set<String>, _ faults: inout FaultList) {
        if responses.count > 1 {
            let incomplete = responses.count { !$0.answers.isEmpty && !$0.unanswered(of: consultation).isEmpty }
            if incomplete > 0 {
                faults.warn(
                    """
                    \(incomplete) of \(responses.count) respondents have no answer to some of the recommendations; those \
                    count as missing.
                    """
                )
            }
            return
        }
        guard let response = responses.first, !response.answers.isEmpty,
            // At most one for a recommendation.
            response.answers.count != consultation?.recommendations.count
        else { return }
        let unanswered = response.unanswered(of: consultation).map(\.id).filter { !told.contains($0) }
        guard let first = unanswered.first else { return }
        faults.warn(
            unanswered.count == 1
                ? "Recommendation \(first) is not in the file; it counts as missing."
                : """
                \(unanswered.count) recommendations are not in the file; they count as missing: \
                \(unanswered.joined(separator: ", ")).
                """
        )
    }
}

extension Respondent {
    /// The same for every spelling of the name that is one respondent.
    fileprivate var folded: Respondent {
        var folded = self
        folded.name = name.foldedForMatching
        return folded
    }
}
