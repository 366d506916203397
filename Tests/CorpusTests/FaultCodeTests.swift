import ConsultationModel
import ResponseReading
import Testing

/// Which codes the errors of the rejected fixtures have.
struct FaultCodeTests {
    /// Of each rejected fixture, the codes of its errors in order, each once.
    static let codes: [String: [FaultCode]] = [
        "documents/all-regions.odt": [.unclearRegion, .unclearColumns],
        "faults/unknown-recommendation.txt": [.unknownRecommendation],
        "faults/unknown-region.txt": [.unknownRegion],
        "faults/unknown-consultation.txt": [.unknownConsultation],
        "faults/answered-twice-differently.txt": [.answeredTwice],
        "faults/two-groups.txt": [.severalGroups, .answeredTwice],
        "faults/another-regions-folder.txt": [.otherRegion],
        "faults/region-not-told.txt": [.unclearRegion],
        "faults/empty.txt": [.empty],
        "faults/white-space-only.csv": [.empty],
        "faults/preamble-only.txt": [.noAnswers],
        "faults/nul-byte.txt": [.wrongEncoding],
        "faults/invalid-bytes.txt": [.wrongEncoding],
        "faults/truncated.docx": [.damaged],
        "faults/empty-workbook.xlsx": [.empty],
        "faults/old-word.doc": [.wrongKind],
        "faults/syntax-error.json": [.malformedData],
        "faults/wrong-types.json": [.wrongStructure],
        "faults/stance-is-a-list.json": [.wrongStructure],
        "faults/misspelt-key.json": [.wrongStructure],
        "faults/harmless-key.json": [.wrongStructure],
        "faults/no-recommendations.json": [.noAnswers],
        "faults/indented-by-tab.yaml": [.malformedData],
        "faults/no-header.csv": [.unclearColumns],
        "faults/too-many-cells.csv": [.unclearCells],
        "faults/unclosed-quote.csv": [.unclearCells],
        "faults/unknown-column.csv": [.unknownRegion],
        "faults/answered-twice.csv": [.answeredTwice],
        "faults/stance-in-comment-field.csv": [.noAnswers],
        "faults/scanned.pdf": [.empty],
        "faults/truncated.pdf": [.damaged],
        "faults/password.pdf": [.locked],
        "faults/picture.png": [.wrongKind],
        "faults/unfilled-template.txt": [.noAnswers],
        "faults/deep.json": [.malformedData],
        "faults/all-regions-crammed.pdf": [.unclearCells],
    ]

    @Test(arguments: Truth.all.filter { !$0.isAccepted })
    func `the errors of a rejected fixture have their codes`(_ truth: Truth)
        async throws
    {
        let reading = try await CorpusTests.reading(of: truth)
        let codes = reading.faults.compactMap(\.code)
        let distinct = codes.enumerated().filter { !codes.prefix($0.offset).contains($0.element) }.map(\.element)
        #expect(distinct == Self.codes[truth.file])
    }

    @Test func `every rejected fixture is among them, and no other`() {
        #expect(Self.codes.keys.sorted() == Truth.all.filter { !$0.isAccepted }.map(\.file).sorted())
    }
}
