import Consensus
import ConsultationModel
import Testing

@Suite struct RegionPositionTests {
    @Test(arguments: [
        ([Stance.oppose: 1], [Stance.support: 900], Position.stance(.oppose)),
        ([.unrecognised: 1], [.support: 900], .stance(.unrecognised)),
        ([.blank: 1], [.support: 2, .oppose: 1], .stance(.support)),
        ([:], [.support: 2, .oppose: 2], .divided),
        ([:], [.support: 3, .oppose: 2], .stance(.support)),
        ([:], [.support: 1, .unrecognised: 5, .blank: 5], .stance(.support)),
        ([:], [.abstain: 3, .support: 1], .stance(.abstain)),
        ([:], [.blank: 3], .stance(.blank)),
        ([.blank: 1], [:], .stance(.blank)),
        ([:], [.unrecognised: 1, .blank: 1], .stance(.unrecognised)),
        ([:], [:], .missing),
    ])
    func `who speaks for a region decides, else more than half of its respondents`(
        designated: [Stance: Int],
        respondents: [Stance: Int],
        position: Position
    ) {
        #expect(Position(designated: StanceCounts(designated), respondents: StanceCounts(respondents)) == position)
    }
}
