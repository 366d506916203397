import Consensus
import ConsultationModel

extension JSONRendering {
    /// The events that are listed at most.
    private static let listedEvents = 2000

    /// What has happened since the last night whose report is kept.
    func changes(_ changes: Report.Changes) -> JSON {
        func recommendation(_ place: Int) -> JSON { JSON(report.items[place].recommendation.id) }
        return [
            "night": JSON(changes.night),
            "since": JSON(Timestamp(changes.since).iso),
            "complete": JSON(changes.isComplete),
            "edited": JSON(changes.isEdited),
            "levels": .array(
                changes.levels.map { shift in
                    .present([
                        "recommendation": recommendation(shift.item),
                        "old": JSON(shift.old.level),
                        "new": JSON(shift.new.level),
                        "old_with_conditions": JSON(shift.old.isConditional),
                        "new_with_conditions": JSON(shift.new.isConditional),
                        "old_outcome": shift.old.outcome.map { JSON(RuleCode($0)) },
                        "new_outcome": shift.new.outcome.map { JSON(RuleCode($0)) },
                        "causes": .array(shift.causes.compactMap(\.event).map(Self.event)),
                    ])
                }
            ),
            "positions": .array(
                changes.positions.map { shift in
                    [
                        "recommendation": recommendation(shift.item),
                        "region": JSON(report.consultation.regions[shift.region].code),
                        "old": JSON(shift.old.code),
                        "new": JSON(shift.new.code),
                    ]
                }
            ),
            "answers": .array(changes.answers.suffix(Self.listedEvents).map(Self.event)),
            // Changes of those who speak for no region.
            "respondents": [
                "new": JSON(changes.others.count { $0.old == nil }),
                "changed": JSON(changes.otherFlips.count),
                "gone": JSON(changes.others.count { $0.new == nil }),
                "listed": .array(changes.otherFlips.suffix(20).map(Self.event)),
            ],
            "rewordings": JSON(changes.rewordings),
            "designations": .array(changes.designations.map(Self.designation)),
            "files": [
                "accepted": JSON(changes.fileCounts[.accepted] ?? 0),
                "duplicates": JSON(changes.fileCounts[.duplicate] ?? 0),
                "rejected": JSON(changes.fileCounts[.rejected] ?? 0),
                "listed": .array(changes.files.map(Self.file)),
            ],
        ]
    }

    /// One answer that came, changed or went; what does not apply is left out.
    private static func event(_ event: AnswerEvent) -> JSON {
        let known = event.new ?? event.old
        let decision = event.cause.decision
        return .present([
            "recommendation": JSON(event.recommendation),
            "region": JSON(event.region),
            "respondent": JSON(event.respondent),
            "speaks_for_region": JSON(event.isDesignated),
            "cause": JSON(event.cause.code),
            "by": (decision?.by).map(JSON.text),
            "reason": (decision?.reason).map(JSON.text),
            "old": (event.old?.answer.stance).map { JSON($0) },
            "new": (event.new?.answer.stance).map { JSON($0) },
            "words": known.map { JSON($0.answer.words.cut(to: 300)) },
            "source": known.map(source),
            "left_out_by": event.leftOutBy.map { revision -> JSON in
                ["file": JSON(revision.file), "revision": JSON(revision.number)]
            },
            "recorded_at": JSON(Timestamp(event.at).iso),
        ])
    }

    /// A file that was taken; what does not apply is left out.
    static func file(_ event: FileEvent) -> JSON {
        .present([
            "file": JSON(event.file),
            "outcome": JSON(event.outcome),
            "region": event.region.map(JSON.text),
            "respondents": JSON(event.respondents),
            "reason": event.reason.map(JSON.text),
            "fault": event.fault.map(fault),
            "excluded": event.isExcluded ? JSON(true) : nil,
            "recorded_at": JSON(Timestamp(event.at).iso),
        ])
    }

    /// What is wrong with a rejected file; what is not known is null.
    private static func fault(_ fault: FileFault) -> JSON {
        [
            "code": JSON(fault.code),
            "line": fault.line.map(JSON.integer) ?? .null,
            "column": fault.column.map(JSON.integer) ?? .null,
            "place": JSON(fault.place),
            "count": JSON(fault.count),
        ]
    }

    /// What the chair has designated; the level is null where one was revoked.
    static func designation(_ designation: Designation) -> JSON {
        [
            "recommendation": JSON(designation.recommendation),
            "level": designation.level.map { JSON($0) } ?? .null,
            "by": JSON(designation.by),
            "reason": JSON(designation.reason),
            "at": JSON(Timestamp(designation.at).iso),
        ]
    }
}
