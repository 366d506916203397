import Logging
import ServiceLifecycle
import UnixSignals

/// Works until the work is done. SIGINT, SIGTERM and, unless told otherwise, SIGHUP end it gracefully: it has a minute, then
/// it is cancelled, and after 15 more seconds the process is killed.
///
/// - Parameters:
///   - hangupEnds: Whether SIGHUP ends it; else it is left to the work.
///   - level: From which on the log is written to standard error.
///   - work: Given the log.
/// - Throws: What the work throws.
func untilSignalled(
    hangupEnds: Bool = true,
    logging level: Logger.Level = .warning,
    _ work: @escaping @Sendable (Logger) async throws -> Void
) async throws {
    Terminal.ignoreClosedPipes()
    let logger = Logger(label: "concord") { _ in LineLogHandler(level: level) }
    var configuration = ServiceGroupConfiguration(
        services: [
            .init(
                service: Work { try await work(logger) },
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

/// A function as the only service of a group, for the group's signals.
private struct Work: Service {
    let body: @Sendable () async throws -> Void

    func run() async throws { try await body() }
}
