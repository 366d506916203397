extension RawResponse {
    init(delimited text: SourceText, _ vocabulary: Vocabulary) { self.init(text: text, vocabulary) }
    init(sheets bytes: [UInt8], _ vocabulary: Vocabulary) { self.init() }
    init(pages text: SourceText, _ vocabulary: Vocabulary) { self.init(text: text, vocabulary) }
}
extension ResponseFormat {
    init(of bytes: [UInt8], named name: String) { self = .text }
}
