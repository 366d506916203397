import ConsultationModel

extension RawResponse {
    /// Reads JSON of the documented schema.
    init(json text: SourceText, _ vocabulary: Vocabulary) {
        self.init(text, vocabulary) { text throws(DataFault) in try JSONParser.tree(of: text) }
    }

    /// Reads YAML of the documented schema.
    init(yaml text: SourceText, _ vocabulary: Vocabulary) {
        self.init(text, vocabulary) { text throws(DataFault) in try YAMLParser.tree(of: text) }
    }

    private init(
        _ text: SourceText,
        _ vocabulary: Vocabulary,
        parsing parse: (SourceText) throws(DataFault) -> DataTree
    ) {
        let places = PlaceIndex(of: text)
        do throws(DataFault) {
            var reader = StructuredReader(places, vocabulary)
            self = reader.response(of: try parse(text).root)
        } catch {
            self.init(isReadable: false)
            faults.error(error.code, at: error.offset.map(places.spot), error.message)
        }
    }
}
