import ConsultationModel

/// Finds out which consultation a file answers, for which region, and who speaks in it: from its place in the inbox, from
/// what it says about itself, and from the group's name at its answers.
struct Addressee {
    private let front: FrontMatter
    private let context: ReadingContext
    /// The different names at the answers, with the line of the first of each.
    private let labels: [FrontMatter.Entry]

    private(set) var consultation: Consultation?
    private(set) var region: Region?
    private(set) var group: String?
    private(set) var respondent: Respondent?

    init(front: FrontMatter, labels answers: [RawAnswer], context: ReadingContext) {
        self.front = front
        self.context = context
        var seen: Set<String> = []
        labels = answers.compactMap { answer in
            guard let label = answer.label, seen.insert(label.foldedForMatching).inserted else { return nil }
            return FrontMatter.Entry(name: label, line: answer.line, column: answer.labelColumn)
        }
    }

    /// Decides, and adds an error for everything that cannot be decided or does not agree.
    ///
    /// - Parameter isReadable: Whether the file has a text; of one that has none it is not said what the text lacks.
    mutating func resolve(isReadable: Bool, _ faults: inout FaultList) {
        let names = [front.respondent].compactMap(\.self) + labels
        let speaker = (names.isEmpty ? [front.title].compactMap(\.self) : names).first
        group = speaker?.name
        consultation = resolveConsultation(isReadable: isReadable, &faults)
        region = resolveRegion(names + [front.title].compactMap(\.self), isReadable: isReadable, &faults)
        guard let consultation, let region else { return }
        let respondents = names.map { ($0, respondent(named: $0.name, in: region, of: consultation)) }
        if let (first, other) = respondents.first, let clash = respondents.first(where: { $0.1 != other }) {
            faults.error(
                line: clash.0.line,
                column: clash.0.column,
                twoGroups(clash.0, first)
            )
            return
        }
        respondent =
            respondents.first?.1 ?? Respondent(speakingFor: region, in: consultation)
    }

    private func twoGroups(_ entry: FrontMatter.Entry, _ first: FrontMatter.Entry) -> String {
        """
        Found the group “\(entry.name.excerpt)”, and “\(first.name.excerpt)” on line \(first.line); expected one group in \
        a file. Send a file for each group.
        """
    }

    private func respondent(named name: String, in region: Region, of consultation: Consultation) -> Respondent {
        region.isSpoken(forBy: name)
            ? Respondent(speakingFor: region, in: consultation)
            : Respondent(named: name, in: region, of: consultation)
    }

    // MARK: Consultation

    private func resolveConsultation(isReadable: Bool, _ faults: inout FaultList) -> Consultation? {
        func find(_ name: String) -> Consultation? {
            let folded = name.foldedForMatching
            return context.consultations.first {
                $0.id.foldedForMatching == folded || $0.title.foldedForMatching == folded
            }
        }
        func unknown(_ name: String) -> String {
            let ids = context.consultations.map(\.id)
            let nearest = name.nearest(of: ids).map { "; the nearest is “\($0)”" } ?? ""
            return "“\(name.excerpt)”, which is not registered; expected \(ids.joined(separator: ", "))\(nearest)"
        }
        let named = front.consultation.flatMap { find($0.name) }
        if let entry = front.consultation, named == nil {
            faults.error(
                line: entry.line,
                column: entry.column,
                "Found the consultation \(unknown(entry.name)). Correct the line."
            )
        }
        if let hint = context.consultationFromPath {
            guard let consultation = find(hint) else {
                faults.error("The file was sent for the consultation \(unknown(hint)). Move it to that folder.")
                return nil
            }
            if let named, let entry = front.consultation, named.id != consultation.id {
                faults.error(
                    line: entry.line,
                    column: entry.column,
                    """
                    Found the consultation “\(named.id)” in a file that was sent for “\(consultation.id)”; expected the \
                    same. Move the file, or correct the line.
                    """
                )
            }
            return consultation
        }
        if front.consultation != nil { return named }
        let all = context.consultations
        let open = all.filter { $0.isOpen(at: context.now) }
        var choices = open.isEmpty ? all : open
        if choices.count > 1, let group {
            let theirs = choices.filter { $0.regions.contains { $0.isSpoken(forBy: group) } }
            if !theirs.isEmpty { choices = theirs }
        }
        if choices.count == 1 { return choices[0] }
        guard isReadable else { return nil }
        let ids = choices.map(\.id).joined(separator: ", ")
        faults.error(
            choices.isEmpty
                ? "No consultation is registered; ask the administrator to register one."
                : """
                It cannot be told which consultation the file answers; open are \(ids). Put it in the inbox folder of one \
                of them, or add a line “Consultation: \(choices[0].id)” at its top.
                """
        )
        return nil
    }

    // MARK: Region

    private func resolveRegion(
        _ names: [FrontMatter.Entry],
        isReadable: Bool,
        _ faults: inout FaultList
    ) -> Region? {
        let consultations = consultation.map { [$0] } ?? context.consultations
        var seen: Set<String> = []
        let regions = consultations.flatMap(\.regions).filter { seen.insert($0.code).inserted }
        func find(_ name: String) -> Region? { consultations.lazy.compactMap { $0.region(named: name) }.first }
        func unknown(_ name: String) -> String {
            let codes = regions.map(\.code)
            let nearest = name.nearest(of: codes).map { "; the nearest is “\($0)”" } ?? ""
            return "“\(name.excerpt)”, which is not one of \(codes.joined(separator: ", "))\(nearest)"
        }
        var found: Region?
        var isFaulty = false
        if let hint = context.regionFromPath {
            found = find(hint)
            if found == nil {
                isFaulty = true
                let ids = context.consultations.map(\.id)
                let meant = hint.nearest(of: ids).map { " It may be meant for the consultation “\($0)”." } ?? ""
                faults.error(
                    "The file was sent for the region \(unknown(hint)).\(meant) Move it to the inbox folder of its region."
                )
            }
        }
        if let entry = front.region {
            if let named = find(entry.name) {
                if let found, found.code != named.code {
                    isFaulty = true
                    faults.error(
                        line: entry.line,
                        column: entry.column,
                        "Found the region \(named.code) in a file that was sent for \(found.code). \(Self.ownFolder)"
                    )
                }
                found = found ?? named
            } else {
                isFaulty = true
                faults.error(
                    line: entry.line,
                    column: entry.column,
                    "Found the region \(unknown(entry.name)). Correct the line."
                )
            }
        }
        let speakers = SpeakerIndex(regions)
        var first: FrontMatter.Entry?
        for entry in names {
            guard let spoken = speakers.region(of: entry.name) else { continue }
            if let found, found.code != spoken.code {
                isFaulty = true
                if let first {
                    faults.error(line: entry.line, column: entry.column, twoGroups(entry, first))
                    continue
                }
                faults.error(
                    line: entry.line,
                    column: entry.column,
                    """
                    Found “\(entry.name.excerpt)”, which speaks for \(spoken.code), in a file of the region \(found.code). \
                    \(Self.ownFolder)
                    """
                )
            } else {
                if found == nil { first = entry }
                found = found ?? spoken
            }
        }
        if found == nil, !isFaulty, isReadable, !regions.isEmpty {
            let codes = regions.map(\.code).joined(separator: ", ")
            faults.error(
                """
                It cannot be told which region the file comes from; expected one of \(codes). Put it in that region's inbox \
                folder, or add a line “Region: \(regions.first?.code ?? "")” at its top.
                """
            )
        }
        return isFaulty ? nil : found
    }

    private static let ownFolder =
        "A region's folder takes that region's answers only: move the file, or correct the name."
}
