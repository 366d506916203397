import ConsultationModel

/// A name on the command line that names nothing, or several things.
public struct UnclearName: Error, CustomStringConvertible {
    /// What was found, and what was expected.
    public let description: String

    private static let shownNames = 40

    /// With a sentence of its own.
    init(description: String) { self.description = description }

    /// None of these.
    ///
    /// - Parameters:
    ///   - kind: What it should name: "region".
    ///   - name: As a person wrote it.
    ///   - known: Everything that it might name.
    init(unknown kind: String, _ name: String, _ known: [String]) {
        let nearest = name.nearest(among: known).map { "; the nearest is \"\($0)\"" }
        let more = known.count > Self.shownNames ? ", … (\(known.count) in all)" : ""
        description = """
            found the \(kind) "\(name.quotable)", which is not registered; expected one of \
            \(known.prefix(Self.shownNames).joined(separator: ", "))\(more)\(nearest ?? "")
            """
    }
}

extension String {
    /// The one of these that differs from this in the fewest letters; nil where none is near.
    public func nearest(among known: [String]) -> String? {
        // Letters that one has and the other has not.
        let folded = Array(foldedForMatching.prefix(64))
        let distances = known.map {
            (name: $0, distance: Array($0.foldedForMatching).difference(from: folded).count)
        }
        return distances.min { $0.distance < $1.distance }.flatMap { nearest in
            nearest.distance <= max(2, folded.count / 2) ? nearest.name : nil
        }
    }

    /// Short enough for a message, and on one line.
    public var quotable: String { prefix(64).description.printableLine }
}
