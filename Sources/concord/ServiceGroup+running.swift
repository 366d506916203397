import Logging
import ServiceLifecycle
import UnixSignals

extension ServiceGroup {
    /// Runs one service until it returns. SIGINT, SIGTERM and, unless told otherwise, SIGHUP end it gracefully: it has a
    /// minute, then it is cancelled, and after 15 more seconds the process is killed.
    static func running(
        _ service: any Service,
        named name: String,
        hangupEnds: Bool = true,
        logger: Logger
    ) async throws {
        Terminal.ignoreClosedPipes()
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(
                    service: service,
                    successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .cancelGroup
                )
            ],
            gracefulShutdownSignals: [.sigint, .sigterm] + (hangupEnds ? [.sighup] : []),
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = .seconds(60)
        configuration.maximumCancellationDuration = .seconds(15)
        try await ServiceGroup(configuration: configuration).run()
    }
}
