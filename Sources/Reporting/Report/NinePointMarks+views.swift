import Consensus
import ConsultationModel

extension NinePointMarks {
    /// The marks by which the regions took their positions; nil unless the scale has marks and every position is one.
    init?(_ views: [Report.RegionView], on scale: StanceScale) {
        var marks: [Int] = []
        for view in views {
            switch view.position {
            case .stance(.support), .stance(.conditional), .stance(.oppose), .divided: break
            default: continue
            }
            guard let answer = view.designated?.answer, view.position == .stance(answer.stance),
                let mark = scale.mark(of: answer.words)
            else { return nil }
            marks.append(mark)
        }
        self.init(marks)
    }
}
