import ConsultationModel

extension JSONRendering {
    /// Answers that were withdrawn.
    static func withdrawal(_ withdrawal: Withdrawal) -> JSON {
        [
            "region": JSON(withdrawal.region),
            "respondent": JSON(withdrawal.respondent),
            "speaks_for_region": JSON(withdrawal.isDesignated),
            "by": JSON(withdrawal.by),
            "reason": JSON(withdrawal.reason),
            "at": JSON(Timestamp(withdrawal.at).iso),
        ]
    }

    /// Until when answers are taken, and how many whole days are left: null once it is over.
    var deadline: JSON {
        guard let closes = report.consultation.closes else { return .null }
        let left: JSON = if case .days(let days, _) = report.deadline { JSON(days) } else { .null }
        return ["closes": JSON(Timestamp(closes).iso), "days_left": left]
    }

    /// The phrases that a person should read, in the comments of everybody who is quoted on one recommendation.
    static func flags(_ item: Report.Item) -> [JSON] {
        item.regions.flatMap { view in
            ([view.designated].compactMap { $0 } + view.others).flatMap { quoted in
                quoted.answer.flags.map { flag in
                    [
                        "region": JSON(view.region.code),
                        "respondent": JSON(quoted.respondent),
                        "speaks_for_region": JSON(quoted.isDesignated),
                        "kind": JSON(flag.kind),
                        "cue": JSON(flag.cue),
                        "source": source(quoted.quotation),
                    ]
                }
            }
        }
    }

    /// The levels of a night's report, without those that none had.
    static func night(_ night: NightLevels) -> JSON {
        [
            "night": JSON(night.night),
            "levels": .object(
                night.levels.filter { $0.value > 0 }.map { JSON.Member($0.key.rawValue, JSON($0.value)) }
            ),
        ]
    }
}
