import Consensus
import ConsultationModel

/// The words and numbers of the section on agreement, the same in the page and in the mail.
struct AgreementWording {
    let report: Report

    /// What the numbers mean, for a reader who does not know them.
    static let introduction = """
        How alike the positions are, whichever way they go: all regions opposed agree as much as all in support. These \
        numbers decide no level, and with few regions a single answer moves them far.
        """

    /// What the numbers of one recommendation range between.
    static let ranges = """
        Consensus Cns from 0 (half at each end) to 1 (all alike); agreement A from -1 (half at each end) to 1; polarisation \
        from 0 to 1 (half at each end).
        """

    /// What the numbers of two regions range between.
    static let pairRanges = """
        Recommendations on which both take a position, and how many of these they answer alike; kappa is 1 where all are \
        alike, 0 as by chance, and below that where fewer are.
        """

    /// Krippendorff's alpha for both kinds of distance.
    var overall: [(label: String, value: String)] {
        let reliability = report.agreement.reliability
        return [
            ("Krippendorff's alpha, nominal", reliability.nominal.display),
            ("Krippendorff's alpha, ordinal", reliability.ordinal.display),
        ]
    }

    /// The column titles of `recommendations`.
    static let recommendationTitles = ["Rec.", "Positions", "Cns", "A", "Polarisation"]

    /// One row for each recommendation.
    var recommendations: [[String]] {
        zip(report.items, report.agreement.recommendations).map { item, positions in
            [
                item.recommendation.id, "\(positions.total) of \(item.assessment.counts.entitled)",
                positions.consensus.display, positions.agreement.display, positions.polarisation.display,
            ]
        }
    }

    /// The column titles of `pairs`.
    static let pairTitles = ["Regions", "Alike", "Share", "Kappa"]

    /// One row for each two regions, after their two codes.
    var pairs: [(first: String, second: String, numbers: [String])] {
        report.agreement.pairs.map { pair in
            let table = pair.agreement
            return (
                pair.first, pair.second,
                ["\(table.equal) of \(table.shared)", table.rawAgreement.display, table.weightedKappa.display]
            )
        }
    }
}
