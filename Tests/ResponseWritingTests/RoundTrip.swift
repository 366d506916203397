import ConsultationModel
import ResponseReading
import ResponseWriting
import Testing

/// What has to be the same before writing and after reading.
struct Said: Equatable, CustomStringConvertible {
    var recommendation: String
    var words: String
    var comment: String

    init(_ answer: WrittenAnswer, as format: WritingFormat, in consultation: Consultation) {
        recommendation = answer.recommendation.id
        words = answer.words
        comment = format.comment(asReadFrom: answer.comment, in: consultation)
    }

    init(_ answer: Answer) {
        recommendation = answer.recommendation
        words = answer.words
        comment = answer.comment
    }

    var description: String { "\(recommendation) [\(words)] \(String(reflecting: comment))" }
}

/// Expects the reading to hold what the document holds, and to complain of nothing else than what is not answered.
func expect(
    _ reading: Reading,
    of document: ResponseDocument,
    as format: WritingFormat,
    isComplete: Bool,
    file: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let consultation = document.consultation
    let written = document.responses.map { $0.answers.map { Said($0, as: format, in: consultation) } }
    let read = reading.responses.map { $0.answers.map(Said.init) }
    #expect(read.count == written.count, sourceLocation: sourceLocation)
    for (read, written) in zip(read.joined(), written.joined()) where read != written {
        Issue.record("read \(read)\nwritten \(written)", sourceLocation: sourceLocation)
        break
    }
    #expect(read.map(\.count) == written.map(\.count), sourceLocation: sourceLocation)
    for (read, written) in zip(reading.responses, document.responses) {
        let respondent =
            written.respondent.map { Respondent(named: $0, in: written.region, of: consultation) }
            ?? Respondent(speakingFor: written.region, in: consultation)
        #expect(read.respondent == respondent, sourceLocation: sourceLocation)
    }
    #expect(reading.isIllustrative == document.isIllustrative, sourceLocation: sourceLocation)
    #expect(reading.consultation == consultation, sourceLocation: sourceLocation)
    let isFine = isComplete ? reading.faults.isEmpty : reading.isAcceptable
    #expect(isFine, "\(reading.faults.map(\.message))\n\(file.prefix(3000))", sourceLocation: sourceLocation)
}

extension WritingFormat {
    /// How it is read; documents are not read as they are written.
    var readAs: ResponseFormat {
        switch self {
        case .text, .markdown: .text
        case .csv, .tsv: .delimited
        case .json: .json
        case .yaml: .yaml
        case .pandocMarkdown: .docx
        }
    }
}
