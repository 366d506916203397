import ConsultationModel
import FoundationEssentials

extension Example {
    /// Rejected files with faults in every kind of place; the last was rejected before faults were recorded.
    static func rejectedFiles() -> ConsultationState {
        var state = positions("SSD")
        let night = state.asOf - 3600
        func rejected(_ file: String, _ reason: String, _ fault: FileFault?, _ seconds: Double) -> FileEvent {
            FileEvent(
                file: file,
                outcome: .rejected,
                region: file.split(separator: "/").first.map { String($0) },
                respondents: 0,
                reason: reason,
                fault: fault,
                at: night - seconds
            )
        }
        state.rejections = [
            rejected(
                "R1/illustrative.txt",
                "line 12, column 4: Found recommendation “17”, which is not there. And 1 more fault.",
                FileFault(.unknownRecommendation, line: 12, column: 4, count: 2),
                -100
            ),
            rejected(
                "R2/illustrative.xlsx",
                "cell C7 of sheet “Hoja 1”: Found two answers. And 11 more faults.",
                FileFault(.answeredTwice, line: 7, column: 3, place: "cell C7 of sheet “Hoja 1”", count: 12),
                -50
            ),
            rejected(
                "R3/illustrative.pdf",
                "page 2, line 4: Found what looks like a table.",
                FileFault(.unclearCells, line: 31, place: "page 2, line 4"),
                100
            ),
            rejected("R1/illustrative.docx", "The document holds no text.", FileFault(.empty), 200),
            rejected("R2/earlier.txt", "zzz", nil, 300),
        ]
        state.intake.rejected = 5
        state.recent = RecentChanges(
            night: "2017-05-11",
            since: night,
            summary: NightSummary(recommendations: [
                "1": .init(level: .tooFewAnswers, positions: ["R1": .missing, "R2": .missing, "R3": .missing])
            ]),
            files: Array(state.rejections.prefix(2)),
            fileCounts: [.accepted: 0, .rejected: 2]
        )
        return state
    }
}
