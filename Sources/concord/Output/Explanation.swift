import ConsultationModel
import ResponseReading

/// What `concord check --explain` prints below a receipt: the file, piece by piece, with what each was taken for.
struct Explanation {
    /// The lines, without control characters.
    let lines: [String]

    init(_ reading: Reading) {
        guard !reading.parts.isEmpty else {
            lines = ["", "No piece of the file could be read, so that there is nothing to explain."]
            return
        }
        let places = reading.parts.map { $0.place ?? "\($0.line)" }
        let width = min(Self.placeWidth, places.map(\.count).max() ?? 0)
        let roleWidth = Reading.Role.allCases.map(\.name.count).max() ?? 0
        var lines = ["", "What each piece was taken for:"]
        var last: String?
        for (part, place) in zip(reading.parts, places) {
            // A place is named once for all pieces in it.
            var gutter = place == last ? "" : place
            last = place
            var role = part.role.name
            for line in part.text.split(separator: "\n", omittingEmptySubsequences: false) {
                let row = "  " + gutter.filled(to: width) + "  " + role.filled(to: roleWidth) + "  " + line
                lines.append(row.printableLine)
                (gutter, role) = ("", "")
            }
        }
        self.lines = lines
    }

    /// A longer place moves what stands beside it to the right.
    private static let placeWidth = 24
}

extension String {
    fileprivate func filled(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
