import BuiltIn
import ConsultationModel
import Definitions
import FoundationEssentials
import ResponseReading

/// A text that is read again and again, and what it is read with.
struct Workload {
    let name: String
    let bytes: [UInt8]
    /// How many readings are timed at once, of Swift and of Python.
    let times: (swift: Int, python: Int)
    private let plain: ReadingContext
    private let withCues: ReadingContext

    private init(_ name: String, _ bytes: [UInt8], _ consultation: Consultation, times: (Int, Int)) throws {
        self.name = name
        self.bytes = bytes
        self.times = times
        let now = Date(timeIntervalSince1970: 1_500_000_000)
        plain = ReadingContext(consultations: [consultation], lexicon: try .builtIn, labels: try .builtIn, now: now)
        withCues = ReadingContext(
            consultations: [consultation],
            lexicon: try .builtIn,
            labels: try .builtIn,
            cues: try .builtIn,
            now: now
        )
    }

    /// LACRALO's answers of 2017; and a made-up text of 8 MB, which repeats them under other numbers.
    static func all() throws -> [Workload] {
        let reference = DemoFile.all.first { $0.path == "lacralo-2017.txt" }?.bytes ?? []
        let review = try Consultation(yaml: BuiltIn.consultations.first ?? "", name: "built-in consultation")
        var long = review
        long.title = "Illustrative: a consultation of many recommendations"
        long.recommendations = []
        let lines = String(decoding: reference, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        var text = "\(lines[0])\n"
        while text.utf8.count < 8_000_000 {
            let offset = long.recommendations.count
            for line in lines.dropFirst() where !line.isEmpty {
                let number = offset + (Int(line.dropFirst("Recommendation ".count).prefix { $0 != "." }) ?? 0)
                let isHeading = line.hasPrefix("Recommendation ")
                text += isHeading ? "Recommendation \(number)\(line.drop { $0 != "." })\n" : "\(line)\n"
            }
            long.recommendations += review.recommendations.enumerated().map { place, recommendation in
                Recommendation(id: "\(offset + place + 1)", text: recommendation.text)
            }
        }
        return [
            try Workload("the reference file", reference, review, times: (5_000, 500)),
            try Workload("the reference file repeated with other numbers", Array(text.utf8), long, times: (5, 1)),
        ]
    }

    /// In megabytes (10⁶ bytes) a second.
    func rate(of contestant: Contestant, _ python: PythonReader) async throws -> Double {
        let (times, seconds) =
            switch contestant {
            case .swift: (times.swift, seconds(in: plain))
            case .swiftWithCues: (times.swift, seconds(in: withCues))
            case .python: (times.python, try await python.seconds(reading: bytes, times: times.python))
            }
        return Double(bytes.count * times) / seconds / 1e6
    }

    private func seconds(in context: ReadingContext) -> Double {
        var answers = 0
        let time = ContinuousClock().measure {
            for _ in 0..<times.swift { answers += Reading(of: bytes, as: .text, in: context).answers.count }
        }
        // Also keeps the work from being left out.
        precondition(answers == times.swift * plain.consultations[0].recommendations.count)
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    /// Throws unless stance, words, comment, line and column of every answer are the same.
    func checkAgreement(with python: PythonReader) async throws {
        let expected = try await python.answers(in: bytes)
        for context in [plain, withCues] {
            let answers = Reading(of: bytes, as: .text, in: context).answers.map(ReadAnswer.init)
            guard answers == expected, answers.count == context.consultations[0].recommendations.count else {
                let place = zip(answers, expected).first { $0 != $1 }?.0.line
                throw Disagreement(workload: name, line: place)
            }
        }
    }
}

/// The two readers read different things, so that their times say nothing.
struct Disagreement: Error, CustomStringConvertible {
    var workload: String
    var line: Int?

    var description: String {
        let place = line.map { " in line \($0)" } ?? " in the number of answers"
        return "The readers do not agree on \(workload), first\(place)."
    }
}
