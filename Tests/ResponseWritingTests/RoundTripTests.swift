import ConsultationModel
import ResponseReading
import ResponseWriting
import Testing

struct RoundTripTests {
    private static let formats: [WritingFormat] = [.text, .markdown, .csv, .tsv, .json, .yaml]

    @Test(arguments: formats)
    func `answers read back as they were written`(_ format: WritingFormat) throws {
        for seed in 0..<200 {
            var random = RandomDocument(seed: UInt64(seed))
            let consultation = random.consultation()
            let isComplete = seed.isMultiple(of: 2)
            let document = ResponseDocument(
                consultation: consultation,
                isIllustrative: seed.isMultiple(of: 3),
                responses: [
                    random.response(
                        to: consultation,
                        isComplete: isComplete,
                        respondent: seed.isMultiple(of: 5) ? "Example Users: “Île” (illustrative)" : nil
                    )
                ]
            )
            let file = try document.text(as: format)
            let reading = Reading(of: Array(file.utf8), as: format.readAs, in: try .of(consultation))
            expect(reading, of: document, as: format, isComplete: isComplete, file: "seed \(seed)\n\(file)")
        }
    }

    @Test(arguments: [WritingFormat.csv, .tsv, .json, .yaml])
    func `many respondents read back from one file`(_ format: WritingFormat) throws {
        for seed in 1000..<1050 {
            var random = RandomDocument(seed: UInt64(seed))
            let consultation = random.consultation()
            let responses = (0..<4).map { index in
                random.response(to: consultation, isComplete: true, respondent: "Illustrative Users No \(index)")
            }
            let document = ResponseDocument(
                consultation: consultation,
                responses: responses + [random.response(to: consultation, isComplete: true)]
            )
            let file = try document.text(as: format)
            let reading = Reading(of: Array(file.utf8), as: format.readAs, in: try .of(consultation))
            expect(reading, of: document, as: format, isComplete: true, file: "seed \(seed)\n\(file)")
        }
    }

    @Test(arguments: [WritingFormat.text, .markdown])
    func `what stands for a line that reads as something else is no longer changed by writing it again`(
        _ format: WritingFormat
    ) {
        for seed in 0..<100 {
            var random = RandomDocument(seed: UInt64(seed))
            let consultation = random.consultation()
            let once = format.comment(asReadFrom: random.comment(), in: consultation)
            #expect(format.comment(asReadFrom: once, in: consultation) == once)
        }
    }
}
