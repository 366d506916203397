import ConsultationModel
import FoundationEssentials
import ResponseReading
import Testing

/// A file of `Tests/Fixtures/field`, its truth and how it is expected to be read.
struct FieldCase: Sendable, CustomTestStringConvertible {
    /// How a file was read, beside its truth.
    enum Outcome: String {
        /// As a person reads it.
        case read
        /// Nothing wrong, but some stances are left open, with a warning.
        case open
        /// Nothing taken, with an error.
        case refused
        /// Another stance, comment or speaker than in the file, or taken where it has to be refused.
        case wrong
    }

    /// What a person reads.
    struct Truth: Decodable, Sendable {
        var region: String?
        var answers: [String: Stances]
        var many: [String: [String: Stances]]?
        var commentContains: [String: String]
        var commentLacks: [String: String]?
        var isRefused: Bool
        var mayBeFlagged: Bool?

        enum CodingKeys: String, CodingKey {
            case region, answers, many
            case commentContains = "comment_contains"
            case commentLacks = "comment_lacks"
            case isRefused = "expect_error"
            case mayBeFlagged = "flag_ok"
        }
    }

    /// One stance, or several of which each is right.
    struct Stances: Decodable, Sendable {
        var codes: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            codes = try (try? container.decode([String].self)) ?? [container.decode(String.self)]
        }
    }

    var name: String
    var truth: Truth
    var expected: Outcome?

    var testDescription: String { name }

    static let folder = "\(fixtures)/field"

    /// All, by name.
    static let all: [FieldCase] = {
        let data = FileManager.default.contents(atPath: "\(folder)/truth.json") ?? Data()
        let truths = (try? JSONDecoder().decode([String: Truth].self, from: data)) ?? [:]
        return truths.sorted { $0.key < $1.key }.map {
            FieldCase(name: $0.key, truth: $0.value, expected: outcomes[$0.key])
        }
    }()

    /// How each is expected to be read: a change here is a change in what the program understands.
    static let outcomes: [String: Outcome] = {
        let text = FileManager.default.contents(atPath: "\(folder)/outcomes.tsv").map {
            String(decoding: $0, as: UTF8.self)
        }
        return Dictionary(
            (text ?? "").split(separator: "\n").compactMap { line in
                let fields = line.split(separator: "\t")
                return fields.count == 2 ? Outcome(rawValue: String(fields[1])).map { (String(fields[0]), $0) } : nil
            },
            uniquingKeysWith: { first, _ in first }
        )
    }()
}

extension FieldCase {
    /// How a reading stands beside the truth, and what is wrong or open in it.
    func outcome(of reading: Reading) -> (Outcome, reasons: [String]) {
        if truth.isRefused { return reading.isAcceptable ? (.wrong, ["taken"]) : (.read, []) }
        if !reading.isAcceptable { return (.refused, []) }
        var (wrong, open) = ([String](), [String]())
        for (who, wanted) in truth.many ?? [truth.region ?? "": truth.answers] {
            guard let response = response(of: who, in: reading) else {
                wrong.append("nothing for \(who)")
                continue
            }
            if truth.many == nil, response.respondent?.speaksForRegion != true {
                wrong.append("attributed to \(response.respondent?.name ?? "nobody")")
            }
            compare(response, with: wanted, &wrong, &open)
        }
        if truth.many == nil, let response = response(of: truth.region ?? "", in: reading) {
            compareComments(response, &wrong)
        }
        if !wrong.isEmpty { return (.wrong, wrong + open) }
        if open.isEmpty { return (.read, []) }
        return reading.faults.isEmpty ? (.wrong, open) : (.open, open)
    }

    private func response(of who: String, in reading: Reading) -> Reading.Response? {
        let theirs = reading.responses.filter { $0.region?.code == who }
        return theirs.first { $0.respondent?.speaksForRegion == true } ?? theirs.first
            ?? reading.responses.first { $0.respondent?.name == who }
            // "EURALO overall" is another name of the region's own voice.
            ?? reading.responses.first { response in
                response.respondent?.speaksForRegion == true
                    && response.region.map { who.hasPrefix("\($0.code) ") } == true
            }
    }

    private func compare(
        _ response: Reading.Response,
        with wanted: [String: Stances],
        _ wrong: inout [String],
        _ open: inout [String]
    ) {
        let found = Dictionary(
            response.answers.map { ($0.recommendation, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for (id, stances) in wanted {
            let stance = found[id]?.stance.rawValue ?? "missing"
            if stances.codes.contains(stance) { continue }
            if truth.mayBeFlagged == true, found[id]?.flags.isEmpty == false { continue }
            let reason = "\(id) is \(stance), not \(stances.codes.joined(separator: " or "))"
            if stance == Stance.blank.rawValue || stance == Stance.unrecognised.rawValue {
                open.append(reason)
            } else {
                wrong.append(reason)
            }
        }
        for answer in response.answers where wanted[answer.recommendation] == nil {
            if answer.stance == .blank, answer.comment.isEmpty { continue }
            wrong.append("\(answer.recommendation) is invented, as \(answer.stance.rawValue)")
        }
    }

    private func compareComments(_ response: Reading.Response, _ wrong: inout [String]) {
        for (id, text) in truth.commentContains {
            let answer = response.answers.first { $0.recommendation == id }
            let isInWords =
                answer?.stance == .unrecognised
                && answer?.words.simplified.contains(text.simplified.dropFirst()) == true
            if answer?.comment.simplified.contains(text.simplified) != true, !isInWords {
                wrong.append("the comment on \(id) lacks “\(text)”")
            }
        }
        for (id, text) in truth.commentLacks ?? [:] {
            let answer = response.answers.first { $0.recommendation == id }
            if answer?.comment.simplified.contains(text.simplified) == true {
                wrong.append("the comment on \(id) holds “\(text)”, which is no part of it")
            }
        }
    }

    /// Files that are read wrongly so far: none is known.
    static let knownMisreadings: Set<String> = []
}

extension String {
    /// With single spaces, without soft hyphens, and with one kind of apostrophe.
    fileprivate var simplified: String {
        let plain = filter { $0 != "\u{AD}" }.replacing("\u{A0}", with: " ").replacing("’", with: "'")
        return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
