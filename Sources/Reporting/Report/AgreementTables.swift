import Consensus
import ConsultationModel

/// The numbers of the section on agreement, the same in the page and in the mail.
struct AgreementTables {
    let report: Report

    private var words: Words { report.words }

    /// Krippendorff's alpha for both kinds of distance.
    var overall: [(label: String, value: String)] {
        let reliability = report.agreement.reliability
        return [
            (words.nominalAlpha, words.value(of: reliability.nominal)),
            (words.ordinalAlpha, words.value(of: reliability.ordinal)),
        ]
    }

    /// One row for each recommendation.
    var recommendations: [[String]] {
        zip(report.items, report.agreement.recommendations).map { item, positions in
            let statistics = [positions.consensus, positions.agreement, positions.polarisation]
            return [item.recommendation.id, words.share(positions.total, of: item.assessment.counts.entitled)]
                + statistics.map(words.value)
        }
    }

    /// One row for each two regions, after their two codes.
    var pairs: [(first: String, second: String, numbers: [String])] {
        report.agreement.pairs.map { pair in
            let table = pair.agreement
            return (
                pair.first, pair.second,
                [words.share(table.equal, of: table.shared)]
                    + [table.rawAgreement, table.weightedKappa].map(words.value)
            )
        }
    }
}
