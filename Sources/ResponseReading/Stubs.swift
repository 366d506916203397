extension RawResponse {
    init(pages text: SourceText, _ vocabulary: Vocabulary) { self.init(text: text, vocabulary) }
}
