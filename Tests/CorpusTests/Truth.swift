import ConsultationModel
import FoundationEssentials
import ResponseReading
import Testing

/// What a person reads in a fixture: a line of `Tests/Fixtures/truth.tsv`, written before any program read the file.
struct Truth: Sendable, CustomTestStringConvertible {
    /// Relative to `Tests/Fixtures`.
    var file: String
    /// What the inbox folder says; nil: nothing.
    var consultation: String?
    var region: String?
    var isAccepted: Bool
    /// Respondent, "EURALO" or "LACRALO/ALS Ejemplo Uno" → recommendation → stance.
    var answers: [String: [String: String]]

    var testDescription: String { file }

    /// Of every fixture.
    static let all: [Truth] = {
        let text = FileManager.default.contents(atPath: "\(fixtures)/truth.tsv").map {
            String(decoding: $0, as: UTF8.self)
        }
        return (text ?? "").split(separator: "\n").dropFirst().map { Truth(line: String($0)) }
    }()

    private init(line: String) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        file = fields[0]
        consultation = fields[1] == "-" ? nil : fields[1]
        region = fields[2] == "-" ? nil : fields[2]
        isAccepted = fields[3] == "accepted"
        answers = [:]
        guard fields[4] != "-" else { return }
        for part in fields[4].split(separator: ";").map({ $0.drop { $0 == " " } }) {
            let sides = part.split(separator: "=", maxSplits: 1)
            // Identifiers may hold spaces: "Option 4:oppose EMM 3.2:support".
            var (id, stances) = ("", [String: String]())
            for word in sides[1].split(separator: " ") {
                let halves = word.split(separator: ":", omittingEmptySubsequences: false)
                id += (id.isEmpty ? "" : " ") + halves[0]
                guard halves.count == 2 else { continue }
                stances[id] = String(halves[1])
                id = ""
            }
            answers[String(sides[0])] = stances
        }
    }
}

extension Reading {
    /// The same shape as `Truth.answers`.
    var answersByRespondent: [String: [String: String]] {
        var answers: [String: [String: String]] = [:]
        for response in responses where !response.answers.isEmpty {
            let region = response.region?.code ?? "?"
            let isRegion = response.respondent?.speaksForRegion ?? true
            let name = isRegion ? region : "\(region)/\(response.groupAsWritten ?? "?")"
            for answer in response.answers {
                answers[name, default: [:]][answer.recommendation] = answer.stance.rawValue
            }
        }
        return answers
    }
}
