public import ConsultationModel

/// Answers to be written into a file, or questions to be answered in it.
public struct ResponseDocument: Sendable, Hashable {
    /// What is answered.
    public var consultation: Consultation
    /// Whether the file says that its answers are made up.
    public var isIllustrative: Bool
    /// One for each respondent. Text and Markdown hold one; the other formats hold any number, and leave out those
    /// without an answer when there are several.
    public var responses: [WrittenResponse]
    /// The stances to choose from, which the file then offers together with how to fill it in; empty: it says nothing
    /// about that.
    public var choices: [String]

    /// Memberwise.
    public init(
        consultation: Consultation,
        isIllustrative: Bool = false,
        responses: [WrittenResponse],
        choices: [String] = []
    ) {
        self.consultation = consultation
        self.isIllustrative = isIllustrative
        self.responses = responses
        self.choices = choices
    }

    /// Every recommendation of a consultation with a place for stance and comment.
    ///
    /// - Parameters:
    ///   - respondent: Whose answers are asked for; nil: the region's own.
    ///   - choices: The stances to choose from.
    public init(
        templateOf consultation: Consultation,
        for region: Region,
        respondent: String? = nil,
        choices: [String]
    ) {
        self.init(
            consultation: consultation,
            responses: [
                WrittenResponse(
                    region: region,
                    respondent: respondent,
                    answers: consultation.recommendations.map { WrittenAnswer(to: $0) }
                )
            ],
            choices: choices
        )
    }

    /// The file's text, in UTF-8 with lines that end in LF. Read again it gives these answers, but for what
    /// `WritingFormat.comment(asReadFrom:in:)` says of comments.
    ///
    /// - Throws: When this format cannot hold it; nothing is changed silently.
    public func text(as format: WritingFormat) throws(WritingError) -> String {
        for response in responses { try response.check() }
        switch format {
        case .text: return try PlainTextWriter(self, only(in: format)).text()
        case .markdown, .pandocMarkdown:
            return try MarkdownWriter(self, only(in: format), isForPandoc: format == .pandocMarkdown).text()
        case .csv: return try TableWriter(self, separator: ",").text()
        case .tsv: return try TableWriter(self, separator: "\t").text()
        case .json: return KeyedAnswers(self).json
        case .yaml: return KeyedAnswers(self).yaml(comment: instructions(for: .yaml))
        }
    }

    private func only(in format: WritingFormat) throws(WritingError) -> WrittenResponse {
        guard responses.count == 1, let only = responses.first else {
            throw .notOneRespondent(responses.count, format)
        }
        return only
    }
}
