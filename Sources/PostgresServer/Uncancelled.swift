/// Runs the work to its end also when the surrounding task is cancelled: a server that is half started or half stopped would
/// be left behind.
func uncancelled<R: Sendable>(_ work: @escaping @Sendable () async throws -> R) async throws -> R {
    try await Task { try await work() }.value
}
