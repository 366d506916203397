import ConsultationModel
import FoundationEssentials

extension Encodable {
    /// One line of JSON, its keys sorted, that can be shown anywhere. Throws what encoding throws.
    var jsonLine: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self).visibleJSON
        }
    }
}
