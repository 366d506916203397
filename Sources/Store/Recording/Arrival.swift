import ConsultationModel
import FoundationEssentials

/// What a file says for one respondent, on its way to being recorded.
struct Arrival {
    /// The respondent's id.
    let id: UUID
    let submission: Submission
    /// The claim of the file.
    let claim: UUID
    /// Whether the file speaks for other respondents too.
    let isShared: Bool

    static func all(in file: TakenFile) -> [Arrival] {
        file.submissions.map {
            Arrival(id: $0.respondent.id, submission: $0, claim: file.claim, isShared: file.isShared)
        }
    }
}

extension TakenFile {
    /// Whether it speaks for several respondents.
    var isShared: Bool { submissions.count > 1 }
}

extension [TakenFile] {
    /// Runs of files that can be recorded together: one that is shared stands alone.
    var portions: [ArraySlice<TakenFile>] {
        chunked { portion, file in portion.contains(where: \.isShared) || file.isShared }
    }
}

extension [Arrival] {
    /// Runs with this number of answers, give or take one submission, so that a statement's values stay within bounds.
    func chunked(answers limit: Int) -> [ArraySlice<Arrival>] {
        var answers = 0
        return chunked { _, arrival in
            if answers >= limit { answers = 0 }
            defer { answers += Swift.max(1, arrival.submission.answers.count) }
            return answers == 0
        }
    }
}

extension Array {
    /// Splits before each element for which that is asked, given what stands before it since the last split.
    private func chunked(startingAnew: (ArraySlice<Element>, Element) -> Bool) -> [ArraySlice<Element>] {
        var chunks: [ArraySlice<Element>] = []
        var start = startIndex
        for index in indices where startingAnew(self[start..<index], self[index]) && index > start {
            chunks.append(self[start..<index])
            start = index
        }
        if start < endIndex { chunks.append(self[start...]) }
        return chunks
    }
}
