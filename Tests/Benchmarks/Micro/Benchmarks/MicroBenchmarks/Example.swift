import Consensus
import ConsultationModel
import FoundationEssentials

/// What is worked on. All is made up, and says so.
enum Example {
    static let now = Date(timeIntervalSince1970: 1_500_000_000)

    /// Sixteen recommendations and five regions, for tables.
    static let consultation = makeConsultation(recommendations: 16, regions: 5)

    /// A row a respondent, each with sixteen stances and comments.
    static func table(rows: Int) -> [UInt8] {
        var text = "Region,Respondent"
        for number in 1...16 { text += ",Rec \(number),Comment \(number)" }
        text += "\n"
        for row in 1...rows {
            text += "REGION-\(row % 5 + 1),Illustrative respondent \(row)"
            for number in 1...16 { text += ",\(stance(row, number).words),\"\(sentence)\"" }
            text += "\n"
        }
        return Array(text.utf8)
    }

    /// Where twenty regions stand on 400 recommendations.
    static let positions = (1...400).map { number in
        PositionCounts((1...20).map { Position.stance(stance($0, number).stance) })
    }

    /// A consultation of 400 recommendations that twenty regions have answered, each with two or three sentences.
    static let state: ConsultationState = {
        let consultation = makeConsultation(recommendations: 400, regions: 20)
        var tallies: [ConsultationState.Tally] = []
        var quotations: [ConsultationState.Quotation] = []
        for (number, recommendation) in consultation.recommendations.enumerated() {
            for (place, region) in consultation.regions.enumerated() {
                let (stance, words) = stance(place, number)
                tallies.append(
                    .init(
                        recommendation: recommendation.id,
                        region: region.code,
                        isDesignated: true,
                        counts: StanceCounts([stance: 1])
                    )
                )
                let answer = Answer(
                    recommendation: recommendation.id,
                    stance: stance,
                    words: words,
                    comment: String(repeating: sentence, count: 2 + number % 2),
                    line: 2 * number + 3,
                    column: 1
                )
                quotations.append(
                    .init(
                        region: region.code,
                        respondent: region.code,
                        isDesignated: true,
                        answer: answer,
                        file: "\(region.code)/region.txt",
                        revision: 1,
                        isIllustrative: true
                    )
                )
            }
        }
        return ConsultationState(
            consultation: consultation,
            asOf: now,
            tallies: tallies,
            quotations: quotations,
            intake: .init(current: 20, illustrativeRegions: consultation.regions.map(\.code))
        )
    }()

    private static func makeConsultation(recommendations: Int, regions: Int) -> Consultation {
        Consultation(
            id: "benchmark",
            title: "Illustrative: made up for a benchmark",
            regions: (1...regions).map { Region(code: "REGION-\($0)", name: "Example region \($0)") },
            recommendations: (1...recommendations).map {
                Recommendation(id: "\($0)", text: "Example \($0). \(sentence)")
            }
        )
    }

    private static func stance(_ place: Int, _ number: Int) -> (stance: Stance, words: String) {
        stances[(number * 5 + place * number % 3) % stances.count]
    }

    private static let stances: [(stance: Stance, words: String)] = [
        (.support, "Support"), (.conditional, "It Depends"), (.oppose, "Do Not Support"), (.support, "Support"),
        (.abstain, "Abstain"), (.support, "Support"), (.conditional, "It Depends"),
    ]
    private static let sentence =
        "Illustrative: the recommendation is good, and how it is put into practice should be said. "
}
