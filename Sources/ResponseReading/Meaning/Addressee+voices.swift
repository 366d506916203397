import ConsultationModel
import FoundationEssentials

extension Addressee {
    /// A line that says who speaks.
    struct Voice {
        var entry: FrontMatter.Entry
        var voice: TitleVoice
    }

    /// What is wrong with who speaks.
    struct VoiceConflict {
        var code: FaultCode
        var spot: Spot?
        var message: String
    }

    /// The lines before the answers that say who speaks, those that say it in as many words first.
    func voices(_ speakers: SpeakerIndex, _ regionCount: Int, isWhole: Bool) -> [Voice] {
        let found = titles.compactMap { entry in
            TitleVoice(of: entry.name, speakers, among: regionCount).map { Voice(entry: entry, voice: $0) }
        }
        return found.filter(\.voice.isSaid) + found.filter { !$0.voice.isSaid }
    }

    /// Why a file cannot be taken for this region's: a title, its name or its comments are of another. nil when nothing
    /// speaks against it.
    func conflict(_ voices: [Voice], _ region: Region?, _ speakers: SpeakerIndex, isWhole: Bool) -> VoiceConflict? {
        if let joint = voices.first(where: { $0.voice.regions.count > 1 }) {
            let codes = joint.voice.regions.map(\.code).joined(separator: " and ")
            return VoiceConflict(
                code: .severalGroups,
                spot: joint.entry.spot,
                message: """
                    Found “\(joint.entry.name.excerpt)”, which speaks for \(codes); expected one region in a file. Send a file \
                    for each.
                    """
            )
        }
        guard let region else { return nil }
        if let first = voices.first {
            guard first.voice.regions[0].code != region.code,
                !voices.contains(where: { $0.voice.isSaid && $0.voice.regions[0].code == region.code })
            else { return nil }
            return VoiceConflict(
                code: .otherRegion,
                spot: first.entry.spot,
                message: """
                    Found “\(first.entry.name.excerpt)”, which speaks for \(first.voice.regions[0].code), in a file of the \
                    region \(region.code). A region's folder takes that region's answers only: move the file, or add a \
                    line “Region: \(region.code)” at its top.
                    """
            )
        }
        guard isWhole, context.regionFromPath != nil, front.title == nil, front.respondent == nil else { return nil }
        return nameConflict(region, speakers) ?? commentConflict(region, speakers)
    }

    /// "EURALO-answers.txt" in the folder of AFRALO.
    private func nameConflict(_ region: Region, _ speakers: SpeakerIndex) -> VoiceConflict? {
        let name = context.file.split(separator: "/").last.map(String.init) ?? ""
        let mentioned = speakers.mentioned(in: name)
        guard mentioned.count == 1, mentioned[0].code != region.code else { return nil }
        return VoiceConflict(
            code: .otherRegion,
            message: """
                The file is called “\(name.excerpt)”, after \(mentioned[0].code), and was sent for \(region.code); nothing in it \
                says whose answers it holds. Move it, or add a line “Region: \(region.code)” at its top.
                """
        )
    }

    /// Comments that speak of another region, again and again, and never of this one.
    private func commentConflict(_ region: Region, _ speakers: SpeakerIndex) -> VoiceConflict? {
        var counts: [String: Int] = [:]
        for comment in comments {
            let codes = speakers.mentioned(in: comment).map(\.code)
            if codes.contains(region.code) { return nil }
            if codes.count == 1 { counts[codes[0], default: 0] += 1 }
        }
        guard counts.count == 1, let (code, count) = counts.first, count > 1, count * 2 > comments.count else {
            return nil
        }
        return VoiceConflict(
            code: .otherRegion,
            message: """
                \(count) of \(comments.count) comments speak of \(code) and none of \(region.code), for which the file was \
                sent; nothing in it says whose answers it holds. Move it, or add a line “Region: \(region.code)” at its top.
                """
        )
    }
}
