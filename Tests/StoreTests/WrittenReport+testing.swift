import ConsultationModel
import Reporting
import Store

extension WrittenReport {
    /// The report on a state in each of its forms.
    init(illustrating state: ConsultationState) {
        let report = Report(of: state)
        self.init(
            html: report.html(),
            text: report.text(),
            markdown: report.markdown(),
            json: report.json(),
            matrix: report.matrixCSV(),
            levels: report.nightLevels,
            summary: report.nightSummary
        )
    }
}
