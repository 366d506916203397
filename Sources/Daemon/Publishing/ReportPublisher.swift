import ConsultationModel
import FoundationEssentials
public import Intake
import LinuxFiles
public import Reporting
import ServiceLifecycle
public import Store

/// Writes the reports on a consultation under `reports/<consultation>/latest/`, each in one step.
public struct ReportPublisher: Sendable {
    private let folder: String

    /// Publishes below this state directory.
    public init(_ state: StateDirectory) {
        folder = state.reports
    }

    /// The folder of a consultation's newest reports.
    public func latest(of consultation: String) -> String { "\(folder)/\(consultation)/latest" }

    /// Makes the reports from what the database holds now and writes those that differ from what stands there, and the
    /// list of answers while it is short.
    ///
    /// - Returns: The report; nil when the consultation is not registered.
    /// - Throws: `PostgresError`, `FileError`; `CancellationError` when the task is cancelled or a shutdown begins.
    @discardableResult
    public func publish(_ consultation: String, from store: Store) async throws -> Report? {
        guard let (report, list) = try await publishData(on: consultation, from: store) else { return nil }
        for file in ReportFile.forPeople { try publish(report, as: file) }
        try await publish(list, from: store)
        return report
    }

    /// The list of answers that belongs to a report.
    struct List {
        fileprivate let consultation: String
        /// How many answers count.
        fileprivate let answers: Int
        fileprivate let asOf: Date
    }

    /// Makes the report and writes what other programs wait for, the JSON, alone.
    func publishData(on consultation: String, from store: Store) async throws -> (report: Report, list: List)? {
        guard let state = try await store.state(of: consultation, sample: Report.sampledRespondents) else { return nil }
        let report = Report(of: state)
        guard !Task.isCancelled, !Task.isShuttingDownGracefully else { throw CancellationError() }
        try Files.makeDirectory(latest(of: consultation))
        try publish(report, as: .json)
        let answers = state.tallies.reduce(0) { $0 + $1.counts.total }
        return (report, List(consultation: consultation, answers: answers, asOf: state.asOf))
    }

    /// Writes a report in one form.
    func publish(_ report: Report, as file: ReportFile) throws(FileError) {
        try file.replace(
            in: latest(of: report.consultation.id),
            by: report.source(of: file.format) ?? [],
            durably: false
        )
    }

    /// Writes the list of answers.
    func publish(_ list: List, from store: Store) async throws {
        try await AnswersFile.replace(
            in: latest(of: list.consultation),
            answersTo: list.consultation,
            count: list.answers,
            at: list.asOf,
            from: store
        )
    }
}
