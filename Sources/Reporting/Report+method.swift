import Consensus
import ConsultationModel

extension Report {
    /// The rules in a few sentences, with the thresholds as they are set for this consultation.
    var method: [String] {
        let (quorum, small) = (consultation.rules.quorum, consultation.rules.smallMinority)
        return [
            """
            A region's position is the answer of whoever speaks for it. Where nobody did, or the answer is blank, it is \
            the stance that more than half of the region's other respondents share; if none is, the region is divided \
            and counts as setting conditions.
            """,
            """
            Levels follow the GNSO Working Group Guidelines, section 3.6. Full consensus: every region that takes a \
            position supports. Consensus: more than half of them support and at most \(small) oppose; with conditions, \
            where a region sets any. Strong support but significant opposition: more than half support, more than \
            \(small) oppose. Divergence: neither side is more than half. The levels against mirror these.
            """,
            """
            Settings of this consultation, since the guidelines give no number: a minority is small up to \(small) of \
            the regions that take a position, and a level needs more than \(quorum) of the entitled regions to take \
            one. A count exactly on a threshold is borderline.
            """,
            """
            \(leading)Every rule stands beside the others, with s regions in support, q under conditions or divided, o \
            opposed, n = s + q + o, and N entitled. Whole numbers are compared, never quotients. Thresholds are settings \
            of the consultation; below the quorum no rule is applied. Sources: \(sources).
            """,
            """
            Agreement takes opposition, conditions (divided regions among them) and support as three steps in order. Consensus Cns: Tastle and Wierman, \
            2007. Agreement A, and polarisation (1 - A)/2: van der Eijk, 2001. Alpha over all recommendations and \
            regions, missing answers left out, nominal and ordinal: Krippendorff, 2011. Kappa of two regions, with \
            linear weights: Cohen, 1968.
            """,
            """
            Abstaining, "not applicable", a blank answer, words that are not understood and no answer at all are kept \
            apart, and none of them counts as support or opposition. A revision replaces the earlier submission whole.
            """,
            """
            A computed level is a proposal. Under the guidelines the chair designates the level.
            """,
        ]
    }

    private var leading: String {
        consultation.rules.lead == .gnso
            ? "" : "In this consultation the leading rule is: \(consultation.rules.lead.name). "
    }

    /// "GNSO consensus levels (GNSO Working Group Guidelines, section 3.6); …".
    private var sources: String {
        ConsensusRule.allCases.map { "\($0.name) (\($0.source))" }.joined(separator: "; ")
    }

    /// What came in, as label and number.
    var dataQuality: [(label: String, number: Int)] {
        [
            ("Submissions that count", intake.current),
            ("Superseded by a later revision", intake.superseded),
            ("Duplicates (same bytes again)", intake.duplicates),
            ("Files rejected", intake.rejected),
        ]
    }

    /// The regions with respondents that do not speak for them, with their number.
    var respondentsByRegion: [(region: String, number: Int)] {
        consultation.regions.compactMap { region in
            intake.respondents[region.code].map { (region.code, $0) }
        }.filter { $0.number > 0 }
    }

    /// Says which regions' answers are made up; nil when none are.
    var illustrativeNotice: String? {
        intake.illustrativeRegions.isEmpty
            ? nil
            : "Illustrative: answers of \(Wording.list(intake.illustrativeRegions)) are made up, as their files say. "
                + "Do not quote them."
    }

    /// "5 regions, 16 recommendations".
    var scope: String {
        "\(Wording.count(consultation.regions.count, "region")), \(Wording.count(items.count, "recommendation"))"
    }
}
