import ServiceLifecycle
import Systemd

/// Tells the service manager how the daemon is, as long as it is alive.
struct SupervisorService: Service {
    let manager: ServiceManager
    let health: Health
    /// Has every part show life.
    let wake: @Sendable () -> Void

    private static let statusSeconds = 5.0

    /// Works until the task is cancelled or a graceful shutdown begins.
    func run() async throws {
        let interval = manager.watchdogInterval
        var told = ""
        do {
            while true {
                let summary = health.summary
                if summary != told { manager.tell(.status(summary)) }
                told = summary
                // The database may come as late as it likes; a migration may take as long as it takes.
                if !health.isReady { manager.tell(.extendTimeout(seconds: 60)) }
                if let interval {
                    if health.isAlive(within: .seconds(interval)) { manager.tell(.watchdog) }
                    if !health.isAlive(within: .seconds(interval / 3)) { wake() }
                }
                let pause = min(Self.statusSeconds, (interval ?? .infinity) / 3)
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(pause)) }
            }
        } catch is CancellationError {
            manager.tell(.stopping, .status("stopping: the work in hand is finished first"))
        }
    }
}
