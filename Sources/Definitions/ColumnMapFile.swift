import ConsultationModel

/// The map of a survey's columns as it is written in a consultation's file, before it is checked.
struct ColumnMapFile: Decodable {
    var headers: [String: String]?
    var codes: [String: String]?
    var regions: [String: String]?

    /// - Parameters:
    ///   - recommendations: The identifiers that a header may name.
    ///   - regions: The codes and names of the regions that there are.
    ///   - scale: What codes mean already.
    ///   - file: What to call the file in an error.
    /// - Throws: `ConfigurationError` that names the key, what was found and what was expected.
    func checked(
        recommendations: [String],
        regions known: [Region],
        scale: StanceScale?,
        file: String
    ) throws -> ColumnMap {
        func fail(_ key: String, _ message: String) -> ConfigurationError {
            ConfigurationError(file: file, key: "columns.\(key)", message: message)
        }
        var map = ColumnMap()
        var meanings: [String: String] = [:]
        for (header, written) in (headers ?? [:]).sorted(by: { $0.key < $1.key }) {
            let folded = header.foldedForMatching
            guard !folded.isEmpty else {
                throw fail("headers", "found the header \"\(header)\", expected the name of a column")
            }
            if let other = meanings[folded], other != written {
                throw fail(
                    "headers",
                    "\"\(header)\" is \"\(other)\" and \"\(written)\", expected one meaning for a name"
                )
            }
            meanings[folded] = written
            var meaning = ColumnMap.Meaning(rawValue: written)
            if let wanted = meaning.recommendation {
                guard let id = recommendations.first(where: { $0.foldedForMatching == wanted.foldedForMatching }) else {
                    throw fail(
                        "headers",
                        """
                        found "\(written)" for "\(header)", expected the id of a recommendation, "comment" and an id, \
                        or one of recommendation, stance, comment, region, respondent, nothing
                        """
                    )
                }
                if case .comments = meaning { meaning = .comments(on: id) } else { meaning = .stances(on: id) }
            }
            map.headers[header] = meaning
        }
        var stances: [String: String] = [:]
        for (code, written) in (codes ?? [:]).sorted(by: { $0.key < $1.key }) {
            let folded = code.foldedForMatching
            guard !folded.isEmpty else { throw fail("codes", "found the code \"\(code)\", expected letters or digits") }
            guard let stance = Stance(code: written) else {
                throw fail("codes", "found \"\(written)\" for \"\(code)\", expected one of \(Stance.codes)")
            }
            if let other = stances[folded], other != written {
                throw fail("codes", "\"\(code)\" is \"\(other)\" and \"\(written)\", expected one stance for a code")
            }
            stances[folded] = written
            let step = scale?.steps.first { $0.phrases.contains { $0.foldedForMatching == folded } }
            if let step, step.stance != stance {
                throw fail(
                    "codes",
                    """
                    found "\(written)" for "\(code)", which is \(step.stance.rawValue) on the scale, expected one stance \
                    for a code
                    """
                )
            }
            map.codes[code] = stance
        }
        map.regions = try checkedRegions(known, fail)
        return map
    }

    private func checkedRegions(
        _ known: [Region],
        _ fail: (String, String) -> ConfigurationError
    ) throws -> [String: String] {
        var codes: [String: String] = [:]
        for (name, code) in (regions ?? [:]).sorted(by: { $0.key < $1.key }) {
            let folded = name.foldedForMatching
            guard !folded.isEmpty else { throw fail("regions", "found the name \"\(name)\", expected letters") }
            guard let region = known.first(where: { $0.code.foldedForMatching == code.foldedForMatching }) else {
                let all = known.map(\.code).joined(separator: ", ")
                throw fail("regions", "found \"\(code)\" for \"\(name)\", expected one of \(all)")
            }
            let owner = known.first { region in
                ([region.code, region.name] + region.speakers).contains { $0.foldedForMatching == folded }
            }
            if let other = owner?.code ?? codes[folded], other != region.code {
                throw fail("regions", "\"\(name)\" is \(other) and \(region.code), expected one region for a name")
            }
            codes[folded] = region.code
        }
        return codes
    }
}
