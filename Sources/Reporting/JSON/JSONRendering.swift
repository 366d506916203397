import Consensus
import ConsultationModel

extension Report {
    /// The report for machines: one JSON object, pretty-printed with sorted keys. Equal reports give equal bytes.
    public func json() -> String {
        String(decoding: bytes(as: .json), as: UTF8.self)
    }
}

/// The shape of `report.json`, which `config/report.schema.json` describes. Keys are added, never renamed or removed.
struct JSONRendering {
    let report: Report
    /// The places of the regions in the order of their codes, in which they are written most quickly.
    private let places: [Int]
    /// The stances in the order of their codes.
    private static let stances = Stance.allCases.sorted { $0.rawValue < $1.rawValue }

    init(report: Report) {
        self.report = report
        let codes = report.consultation.regions.map(\.code)
        places = codes.indices.sorted { codes[$0] < codes[$1] }
    }

    /// The words of the report's language.
    var words: Words { report.words }

    /// The whole report. Without a deadline, or a night to compare with, the keys are there all the same, as null.
    var page: JSON {
        [
            "consultation": JSON(report.consultation.id),
            "title": JSON(report.consultation.title),
            "as_of": JSON(Timestamp(report.asOf).iso),
            // The code of the language of its sentences.
            "language": JSON(report.language),
            "illustrative": JSON(report.intake.illustrativeRegions),
            "verdict": JSON(report.verdict.sentence),
            "regions": JSON(report.consultation.regions.map(\.code)),
            "recommendations": .array(
                Concurrently.map(Array(report.items.indices)) { recommendation($0).asElement }
            ),
            "rules": settings,
            "agreement": agreement,
            "submissions": submissions,
            "fingerprint": JSON(report.fingerprint),
            "deadline": deadline,
            "late_answers": JSON(report.consultation.lateAnswers ?? .count),
            "changes": report.changes.map(changes) ?? .null,
            "nights": .array(report.nights.map(Self.night)),
            "rejections": .array(report.rejections.map(Self.file)),
            "withdrawals": .array(report.withdrawals.map(Self.withdrawal)),
        ]
    }

    private var submissions: JSON {
        [
            "current": JSON(report.intake.current),
            "superseded": JSON(report.intake.superseded),
            "duplicates": JSON(report.intake.duplicates),
            "rejected": JSON(report.intake.rejected),
            "late": JSON(report.intake.late),
            // By region code: respondents that do not speak for their region.
            "respondents": JSON(report.intake.respondents),
        ]
    }

    /// Where an answer stands. Without a place the key is there all the same, as null.
    static func source(_ quotation: ConsultationState.Quotation) -> JSON {
        [
            "file": JSON(quotation.file),
            "line": JSON(quotation.answer.line),
            "place": JSON(quotation.answer.place),
            "revision": JSON(quotation.revision),
        ]
    }

    private func recommendation(_ index: Int) -> JSON {
        let item = report.items[index]
        func byRegion(_ value: (Report.RegionView) -> JSON?) -> JSON {
            .object(
                places.compactMap { place in
                    let view = item.regions[place]
                    return value(view).map { JSON.Member(view.region.code, $0) }
                }
            )
        }
        func regions(where isMeant: (Report.Quoted) -> Bool) -> JSON {
            JSON(item.regions.filter { $0.designated.map(isMeant) ?? false }.map(\.region.code))
        }
        func byStance(_ counts: StanceCounts) -> JSON {
            .object(Self.stances.map { JSON.Member($0.rawValue, JSON(counts[$0])) })
        }
        let assessment = item.assessment
        return [
            "id": JSON(item.recommendation.id),
            "text": JSON(item.recommendation.text),
            "status": JSON(item.recommendation.status),
            "level": JSON(assessment.level),
            "with_conditions": JSON(assessment.isConditional),
            "borderline": JSON(assessment.isBorderline),
            "explanation": JSON(words.explanation(of: item, under: report.consultation.rules)),
            // By position code; zeros included.
            "counts": .object(Position.allCases.map { JSON.Member($0.code, JSON(assessment.counts[$0])) }),
            // By region code; comments, words and sources only where someone speaks for the region.
            "positions": byRegion { JSON($0.position.code) },
            "comments": byRegion { ($0.designated?.answer.comment).map(JSON.text) },
            "words": byRegion { ($0.designated?.answer.words).map(JSON.text) },
            "sources": byRegion { ($0.designated?.quotation).map(Self.source) },
            "late": regions(where: \.isLate),
            "shortened": regions(where: \.isShortened),
            // By stance code, zeros included.
            "respondents": byRegion { byStance($0.respondents) },
            "respondents_in_all": byStance(item.respondents),
            "rules": .array(item.rules.all.map(rule)),
            "agreement": Self.spread(report.agreement.recommendations[index]),
            "designation": item.designation.map(Self.designation) ?? .null,
            "flags": .array(Self.flags(item)),
        ]
    }
}
