import Crypto
public import FoundationEssentials

/// Whoever answers: a region through those who speak for it, or one of its other groups and people.
public struct Respondent: Sendable, Hashable {
    /// The consultation's id.
    public var consultation: String
    /// The region's code.
    public var region: String
    /// The name under which it answers; for a region, the region's code.
    public var name: String
    /// Whether it speaks for its region.
    public var speaksForRegion: Bool

    /// The respondent that is the region itself. All of the region's speakers are this one respondent, so that a later
    /// file replaces an earlier one whichever of the region's names stands in it.
    public init(speakingFor region: Region, in consultation: Consultation) {
        self.consultation = consultation.id
        self.region = region.code
        self.name = region.code
        self.speaksForRegion = true
    }

    /// A group or a person that answers within a region but does not speak for it.
    public init(named name: String, in region: Region, of consultation: Consultation) {
        self.consultation = consultation.id
        self.region = region.code
        self.name = name
        self.speaksForRegion = false
    }

    /// A name-based UUID (RFC 9562, version 5) over consultation, region and folded name: it is the same on every machine
    /// and needs no look-up.
    public var id: UUID {
        let kind = speaksForRegion ? "region" : "respondent"
        return UUID(version5: [consultation, region, kind, name.foldedForMatching].joined(separator: "\u{1F}"))
    }
}

extension UUID {
    /// The version 5 UUID of a name in Concord's own namespace, 8f2a6d5e-3c1b-4e0f-9a77-c0c0ad000001.
    public init(version5 name: String) {
        let namespace: [UInt8] = [
            0x8F, 0x2A, 0x6D, 0x5E, 0x3C, 0x1B, 0x4E, 0x0F, 0x9A, 0x77, 0xC0, 0xC0, 0xAD, 0x00, 0x00, 0x01,
        ]
        var hash = Insecure.SHA1()
        hash.update(data: namespace)
        hash.update(data: Array(name.utf8))
        var b = Array(hash.finalize().prefix(16))
        b[6] = (b[6] & 0x0F) | 0x50
        b[8] = (b[8] & 0x3F) | 0x80
        self.init(
            uuid: (b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15])
        )
    }
}
