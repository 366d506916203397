import ConsultationModel

/// Finds out which consultation a file answers, for which region, and who speaks in it: from its place in the inbox, from
/// what it says about itself, and from the group's name at its answers.
struct Addressee {
    var front: FrontMatter
    let context: ReadingContext
    private let isReadable: Bool
    /// The different names at the answers, with the place of the first of each.
    private let groups: [FrontMatter.Entry]
    /// Lines that may say who speaks.
    var titles: [FrontMatter.Entry] { front.titles }
    /// The comments, in which those who speak may name themselves.
    let comments: [String]

    private(set) var consultation: Consultation?

    /// Decides on the consultation, and adds an error when it cannot be told or does not agree.
    ///
    /// - Parameter isReadable: Whether the file has a text; of one that has none it is not said what the text lacks.
    init(of raw: RawResponse, context: ReadingContext, _ faults: inout FaultList) {
        front = raw.front
        self.context = context
        // A table of which nothing was read says nothing about where it comes from.
        isReadable = raw.isReadable && !(raw.mayHoldSeveralGroups && raw.answers.isEmpty)
        var seen: Set<String> = []
        groups = raw.answers.compactMap { answer in
            guard let group = answer.group, seen.insert(group).inserted else { return nil }
            return FrontMatter.Entry(name: group, spot: answer.groupSpot)
        }
        comments = raw.mayHoldSeveralGroups ? [] : raw.answers.prefix(500).map { String($0.comment.prefix(2000)) }
        consultation = resolveConsultation(isReadable: isReadable, &faults)
    }

    /// Who answers in a file of one group. Adds an error for everything that cannot be decided or does not agree.
    func respondent(_ faults: inout FaultList) -> Reading.Response {
        let names = [front.respondent].compactMap(\.self) + groups
        let region = resolveRegion(
            names + [front.title].compactMap(\.self),
            isReadable: isReadable,
            isWhole: true,
            &faults
        )
        var response = Reading.Response(region: region, groupAsWritten: (names.first ?? front.title)?.name)
        for entry in front.contradictions where !isSame(entry, region) {
            faults.error(
                .severalGroups,
                at: entry.spot,
                """
                Found “\(entry.name.excerpt)” after the file had said otherwise; expected one consultation, one region and one \
                group in a file. Send a file for each, or take the line out.
                """
            )
        }
        guard let consultation, let region else { return response }
        let respondents = names.map { ($0, respondent(named: $0.name, in: region, of: consultation)) }
        if let (first, other) = respondents.first, let clash = respondents.first(where: { $0.1 != other }) {
            faults.error(.severalGroups, at: clash.0.spot, twoGroups(clash.0, first))
            return response
        }
        response.respondent = respondents.first?.1 ?? Respondent(speakingFor: region, in: consultation)
        return response
    }

    /// Who gives one answer in a file of many groups. Adds an error when it cannot be told or does not agree.
    ///
    /// - Parameters:
    ///   - region: As written beside the answer; nil when nothing is.
    ///   - group: As written beside the answer; nil when nothing is.
    func respondent(
        region: String?,
        group: String?,
        at spot: Spot,
        _ faults: inout FaultList
    ) -> Reading.Response {
        let speakers = context.vocabulary.speakers(in: consultation)
        var names: [FrontMatter.Entry] = []
        if let group, region == nil { names.append(FrontMatter.Entry(name: group, spot: spot)) }
        var own = self
        if let region { own.front.region = FrontMatter.Entry(name: region, spot: spot) }
        let found = own.resolveRegion(names, isReadable: true, at: spot, &faults)
        var response = Reading.Response(region: found, groupAsWritten: group)
        guard let consultation, let found else { return response }
        if let group, let spoken = speakers.region(speaking: group), spoken.code != found.code {
            faults.error(
                .otherRegion,
                at: spot,
                "Found “\(group.excerpt)”, which speaks for \(spoken.code), beside the region \(found.code). Correct one of them."
            )
            return response
        }
        response.respondent =
            group.map { respondent(named: $0, in: found, of: consultation) }
            ?? Respondent(speakingFor: found, in: consultation)
        return response
    }

    /// Whether a later line names the file's own region once more.
    private func isSame(_ entry: FrontMatter.Entry, _ region: Region?) -> Bool {
        guard let region else { return false }
        return context.vocabulary.speakers(in: consultation).region(speaking: entry.name)?.code == region.code
    }

    private func twoGroups(_ entry: FrontMatter.Entry, _ first: FrontMatter.Entry) -> String {
        """
        Found the group “\(entry.name.excerpt)”, and “\(first.name.excerpt)” on \(first.spot.name); expected one group in \
        a file. Send a file for each group.
        """
    }

    private func respondent(named name: String, in region: Region, of consultation: Consultation) -> Respondent {
        context.vocabulary.speakers(in: consultation).region(speaking: name)?.code == region.code
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
                .unknownConsultation,
                at: entry.spot,
                "Found the consultation \(unknown(entry.name)). Correct the line."
            )
        }
        if let hint = context.consultationFromPath {
            guard let consultation = find(hint) else {
                faults.error(
                    .unknownConsultation,
                    "The file was sent for the consultation \(unknown(hint)). Move it to that folder."
                )
                return nil
            }
            if let named, let entry = front.consultation, named.id != consultation.id {
                faults.error(
                    .otherConsultation,
                    at: entry.spot,
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
        if choices.count > 1, let group = front.respondent ?? groups.first ?? front.title {
            let theirs = choices.filter { $0.regions.contains { $0.isSpoken(forBy: group.name) } }
            if !theirs.isEmpty { choices = theirs }
        }
        if choices.count == 1 { return choices[0] }
        guard isReadable else { return nil }
        let ids = choices.map(\.id).joined(separator: ", ")
        faults.error(
            .unclearConsultation,
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
        at spot: Spot? = nil,
        isWhole: Bool = false,
        _ faults: inout FaultList
    ) -> Region? {
        let consultations = consultation.map { [$0] } ?? context.consultations
        var regions: [Region] {
            var seen: Set<String> = []
            return consultations.flatMap(\.regions).filter { seen.insert($0.code).inserted }
        }
        func find(_ name: String) -> Region? {
            consultations.lazy.compactMap { $0.region(named: name) }.first
                ?? withoutNote(name).flatMap { bare in consultations.lazy.compactMap { $0.region(named: bare) }.first }
        }
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
                    .unknownRegion,
                    "The file was sent for the region \(unknown(hint)).\(meant) Move it to the inbox folder of its region."
                )
            }
        }
        if let entry = front.region {
            if let named = find(entry.name) {
                if let found, found.code != named.code {
                    isFaulty = true
                    faults.error(
                        .otherRegion,
                        at: entry.spot,
                        "Found the region \(named.code) in a file that was sent for \(found.code). \(Self.ownFolder)"
                    )
                }
                found = found ?? named
            } else {
                isFaulty = true
                faults.error(
                    .unknownRegion,
                    at: entry.spot,
                    "Found the region \(unknown(entry.name)). Correct the line."
                )
            }
        }
        let speakers = context.vocabulary.speakers(in: consultation)
        var first: FrontMatter.Entry?
        var told: Set<String> = []
        for entry in names {
            guard let spoken = speakers.region(speaking: entry.name) ?? others(speakers, entry.name) else { continue }
            if let found, found.code != spoken.code {
                isFaulty = true
                guard told.insert(spoken.code).inserted else { continue }
                if let first {
                    faults.error(.severalGroups, at: entry.spot, twoGroups(entry, first))
                    continue
                }
                faults.error(
                    .otherRegion,
                    at: entry.spot,
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
        if !isFaulty, front.region == nil, isWhole || names.isEmpty {
            let voices = voices(speakers, regions.count, isWhole: isWhole)
            if let conflict = conflict(voices, found, speakers, isWhole: isWhole) {
                isFaulty = true
                faults.error(conflict.code, at: conflict.spot, conflict.message)
            }
            found = found ?? voices.first?.voice.regions.first
        }
        if found == nil, !isFaulty, isReadable, let example = regions.first {
            let codes = regions.map(\.code).joined(separator: ", ")
            let what = spot == nil ? "the file comes" : "this answer comes"
            faults.error(
                .unclearRegion,
                at: spot,
                """
                It cannot be told which region \(what) from; expected one of \(codes). Put it in that region's inbox \
                folder, or add a line “Region: \(example.code)” at its top.
                """
            )
        }
        return isFaulty ? nil : found
    }

    /// "EURALO (Europe)" without what stands in parentheses behind it; nil where nothing does, or where that names a region.
    private func withoutNote(_ name: String) -> String? {
        let folded = name.foldedForMatching
        guard folded.hasSuffix(")"), let open = folded.firstIndex(of: "("), open > folded.startIndex else { return nil }
        let note = String(folded[open...].dropFirst().dropLast())
        let speakers = context.vocabulary.speakers(in: consultation)
        guard speakers.region(of: note) == nil, speakers.mentioned(in: name).count < 2 else { return nil }
        return String(folded[..<open]).foldedForMatching
    }

    /// The region that a group's name holds beside words of its own: "Example Users (EURALO)" cannot be of AFRALO.
    private func others(_ speakers: SpeakerIndex, _ name: String) -> Region? {
        let mentioned = speakers.mentioned(in: name)
        return mentioned.count == 1 ? mentioned[0] : nil
    }

    private static let ownFolder =
        "A region's folder takes that region's answers only: move the file, or correct the name."
}
