import ConsultationModel
import ResponseReading

extension Example {
    /// Reads a text as a format, whatever it looks like.
    static func read(
        _ text: String,
        as format: ResponseFormat,
        _ consultations: [Consultation] = [small],
        region: String? = "NORTH"
    ) throws -> Reading {
        try read(Array(text.utf8), as: format, consultations, region: region)
    }

    /// Reads bytes as a format, whatever they look like.
    static func read(
        _ bytes: [UInt8],
        as format: ResponseFormat,
        _ consultations: [Consultation] = [small],
        region: String? = "NORTH"
    ) throws -> Reading {
        Reading(of: bytes, as: format, in: try context(consultations, region: region))
    }
}

extension Reading {
    /// Each answer as "6: support “Support” at 3:16", with its place in place of line and column where it has one.
    var answerLines: [String] {
        answers.map { answer in
            let place = answer.place ?? "\(answer.line):\(answer.column)"
            return "\(answer.recommendation): \(answer.stance.rawValue) “\(answer.words)” at \(place)"
        }
    }

    /// The errors as "3:16 error: Found …".
    var errorLines: [String] { faults.filter { $0.severity == .error }.map(\.asText) }
}
