extension RawResponse {
    init(documentTree bytes: [UInt8], _ vocabulary: Vocabulary) { self.init() }
    init(pages text: SourceText, _ vocabulary: Vocabulary) { self.init(text: text, vocabulary) }
}
