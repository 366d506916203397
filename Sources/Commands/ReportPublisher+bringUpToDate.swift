import Daemon
import FoundationEssentials
import Intake
import LinuxFiles
import Store

extension ReportPublisher {
    /// Has the newest report follow a change that was made beside the daemon.
    ///
    /// - Returns: Its folder; nil where there is no state directory, so that nobody reads reports there.
    static func bringUpToDate(
        _ consultation: String,
        in state: StateDirectory,
        from store: Store
    ) async throws -> String? {
        let publisher = ReportPublisher(state)
        guard try Files.entry(at: state.path) != nil else { return nil }
        // A daemon does it by itself, and what it wrote meanwhile must not be replaced by what was read before.
        if try Intake.isAtWork(in: state) { return publisher.latest(of: consultation) }
        return try await publisher.publish(consultation, from: store) == nil ? nil : publisher.latest(of: consultation)
    }
}
