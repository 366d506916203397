import Logging
import ServiceLifecycle
import UnixSignals

extension ServiceGroup {
    /// Runs one service until it returns. SIGINT, SIGTERM and SIGHUP end it gracefully.
    static func running(_ service: any Service, named name: String, logger: Logger) async throws {
        Terminal.ignoreClosedPipes()
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(
                    service: service,
                    successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .cancelGroup
                )
            ],
            gracefulShutdownSignals: [.sigint, .sigterm, .sighup],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = .seconds(60)
        try await ServiceGroup(configuration: configuration).run()
    }
}
