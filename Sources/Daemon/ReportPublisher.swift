import ConsultationModel
public import Intake
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

    /// Makes the reports from what the database holds now and writes those that differ from what stands there, and the list
    /// of answers while it is short.
    ///
    /// - Parameter step: Called before each part of the work that may take a moment.
    /// - Returns: The report; nil when the consultation is not registered.
    /// - Throws: `PostgresError`, `FileError`; `CancellationError` when the task is cancelled or a shutdown begins.
    @discardableResult
    public func publish(_ consultation: String, from store: Store, step: () -> Void = {}) async throws -> Report? {
        step()
        guard let state = try await store.state(of: consultation, sample: Report.sampledRespondents) else { return nil }
        let report = Report(of: state)
        guard !Task.isCancelled, !Task.isShuttingDownGracefully else { throw CancellationError() }
        step()
        let latest = latest(of: consultation)
        _ = try WrittenReport(report).write(to: latest)
        step()
        try await AnswersFile.replace(
            in: latest,
            answersTo: consultation,
            count: state.tallies.reduce(0) { $0 + $1.counts.total },
            at: state.asOf,
            from: store
        )
        return report
    }
}
