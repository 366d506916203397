import ConsultationModel

extension JSONRendering {
    /// What the chair has designated on a recommendation, null where that is nothing.
    struct Designated: Encodable {
        let designation: Designation?

        init(_ designation: ConsultationModel.Designation?) {
            self.designation = designation.map(Designation.init)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if let designation { try container.encode(designation) } else { try container.encodeNil() }
        }
    }

    /// Answers that were withdrawn.
    struct Withdrawn: Encodable {
        let region: String
        let respondent: String
        let speaksForRegion: Bool
        let by: String
        let reason: String
        let at: String

        enum CodingKeys: String, CodingKey {
            case region, respondent, by, reason, at
            case speaksForRegion = "speaks_for_region"
        }

        init(_ withdrawal: Withdrawal) {
            region = withdrawal.region
            respondent = withdrawal.respondent
            speaksForRegion = withdrawal.isDesignated
            by = withdrawal.by
            reason = withdrawal.reason
            at = Timestamp(withdrawal.at).iso
        }
    }

    /// Until when answers are taken, and how many whole days are left.
    struct Deadline: Encodable {
        let closes: String
        let daysLeft: Int?

        enum CodingKeys: String, CodingKey {
            case closes
            case daysLeft = "days_left"
        }

        init?(_ report: Report) {
            guard let closes = report.consultation.closes else { return nil }
            self.closes = Timestamp(closes).iso
            daysLeft = if case .days(let days, _) = report.deadline { days } else { nil }
        }

        /// Null once it is over.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(closes, forKey: .closes)
            try container.encode(daysLeft, forKey: .daysLeft)
        }
    }

    /// An answer whose comment has a phrase that a person should read.
    struct Flagged: Encodable {
        let region: String
        let respondent: String
        let speaksForRegion: Bool
        let kind: AnswerFlag.Kind
        let cue: String
        let source: Source

        enum CodingKeys: String, CodingKey {
            case region, respondent, kind, cue, source
            case speaksForRegion = "speaks_for_region"
        }

        /// Those of everybody who is quoted on one recommendation.
        static func all(_ item: Report.Item) -> [Flagged] {
            item.regions.flatMap { view in
                ([view.designated].compactMap { $0 } + view.others).flatMap { quoted in
                    quoted.answer.flags.map { flag in
                        Flagged(
                            region: view.region.code,
                            respondent: quoted.respondent,
                            speaksForRegion: quoted.isDesignated,
                            kind: flag.kind,
                            cue: flag.cue,
                            source: Source(quoted.quotation)
                        )
                    }
                }
            }
        }
    }

    /// The levels of a night's report, without those that none had.
    struct Night: Encodable {
        let night: String
        let levels: [String: Int]

        init(_ night: NightLevels) {
            self.night = night.night
            levels = Dictionary(night.levels.filter { $0.value > 0 }.map { ($0.key.rawValue, $0.value) }) { $1 }
        }
    }
}
