import ConsultationModel

/// What is told of a text beside its answers.
extension TextReader {
    /// What stands under the first heading without a stance; nil where nothing does.
    func sighting(in kept: [ResponseBlock]) -> RawResponse.Sighting? {
        guard let block = kept.first(where: { $0.marks.isEmpty && !$0.quotesText }) else { return nil }
        let start = block.heading.textStart
        let words = text.trimmed(start..<min(max(start, block.end), start + 400)).excerpt
        if words.isEmpty { return nil }
        return RawResponse.Sighting(id: block.heading.id, words: words, areChoices: block.open != nil)
    }

    func warnOfDoubts(_ faults: inout FaultList) {
        for block in blocks where block.marks.isEmpty {
            guard let open = block.open else { continue }
            let words = open.words.map { "“\(text.string($0).excerpt)”" }.joined(separator: ", ")
            faults.warn(
                at: text.spot(line: open.line),
                """
                Found \(words) and no mark that sets one of them apart, so that the answer to recommendation \
                \(block.heading.id.excerpt) is left open. Write the one that is meant, as in “[*Support*]”.
                """
            )
        }
        for block in blocks where block.marks.isEmpty {
            guard let tally = block.tally else { continue }
            faults.warn(
                at: text.spot(line: tally.line),
                """
                Found “\(text.string(tally.words).excerpt)” under recommendation \(block.heading.id.excerpt): counts, or a \
                yes or no for each stance, from which nobody's stance is concluded. The answer is left open; write the stance \
                that is taken, as in “[*Support*]”.
                """
            )
        }
        for quotation in doubtfulQuotations {
            faults.warn(
                at: text.spot(line: quotation.line),
                """
                Found the stance “\(text.string(quotation.words).excerpt)” on a line that begins with “>”, and an answer to it \
                below; the stance was taken for somebody else's and is not counted. What stands below it was taken for the \
                answer; write your stance there, as in “[*Support*]”.
                """
            )
        }
        if let annex {
            faults.warn(
                at: text.spot(line: annex.line),
                "From here on the text is an annex that answers no recommendation; nothing of it was read."
            )
        }
    }

    func warn(of stray: LocatedMark, _ faults: inout FaultList) {
        let words = text.string(stray.mark.words)
        faults.warn(
            at: spot(of: stray),
            """
            Found the stance “\(words.excerpt)” before the first recommendation; expected a line such as \
            “Recommendation 1.” before it. It answers nothing.
            """
        )
    }
}
