import ConsultationModel

extension Report.RegionView {
    /// How the region's other respondents are distributed: "60 Support, 3 Blank"; empty when there are none.
    var distribution: String {
        Stance.allCases.filter { respondents[$0] > 0 }
            .map { "\(Wording.grouped(respondents[$0])) \(Labels.name(of: .stance($0)))" }
            .joined(separator: ", ")
    }

    /// What the position rests on where it is not simply the region's own answer; nil where it is.
    var basis: String? {
        let nobodySpoke = designated == nil ? "No one spoke for the region" : "The region's own answer is blank"
        switch (position, designated?.answer.stance) {
        case (.missing, _): return "No answer."
        case (.stance(let stance), let own) where own == stance: return nil
        case (.stance(.unrecognised), _): return "\(nobodySpoke); its respondents' words were not understood."
        case (.stance(.blank), _): return "\(nobodySpoke); its respondents left the answer empty."
        case (.stance, _): return "\(nobodySpoke); more than half of its respondents share this stance."
        case (.divided, _): return "\(nobodySpoke); no stance is shared by more than half of its respondents."
        }
    }
}

extension ConsultationState.Quotation {
    /// The way back to the file: "LACRALO/answer.txt, line 5, revision 1".
    var source: String { "\(file), \(answer.location), revision \(revision)" }
}
