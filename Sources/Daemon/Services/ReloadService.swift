import ConsultationModel
import Logging
import ServiceLifecycle
import Systemd
import UnixSignals

/// Reads the configuration again whenever the process gets SIGHUP.
struct ReloadService: Service {
    let configuration: Configuration
    let health: Health
    let manager: ServiceManager?
    let logger: Logger
    let signals: UnixSignalsSequence
    /// Called when another configuration is in force.
    let reloaded: @Sendable () -> Void

    /// Works until the task is cancelled or a graceful shutdown begins.
    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() {
            let isReady = health.isReady
            if isReady { manager?.tell(.reloading) }
            reload()
            if isReady { manager?.tell(.ready) }
        }
    }

    private func reload() {
        do {
            let fixed = try configuration.reload()
            let consultations = configuration.current.catalogue.consultations.map(\.id)
            logger.notice(
                "configuration reloaded",
                metadata: ["consultations": "\(consultations.joined(separator: ", "))"]
            )
            for key in fixed {
                logger.warning(
                    "a setting has changed that counts from the next start",
                    metadata: ["key": "\(key.rawValue)"]
                )
            }
            reloaded()
        } catch {
            logger.error(
                "the configuration was not reloaded; the running one stays in force",
                metadata: ["reason": "\(error)"]
            )
        }
    }
}
