extension Converter {
    /// Converts a file in a confined process: without network, with nothing to write but its answer, within limits.
    ///
    /// Nothing is written to disk. When this returns or throws, also when the task is cancelled, no process is left.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - program: The program to run instead of the converter, by its path.
    ///   - launcher: The path of a program that offers `Confinement.command`; this program, unless told otherwise.
    /// - Returns: What the converter wrote; see each converter.
    public func convert(
        _ bytes: [UInt8],
        limits: ConversionLimits = ConversionLimits(),
        program: String? = nil,
        launcher: String = "/proc/self/exe"
    ) async throws(ConversionError) -> [UInt8] {
        if isLocked(bytes) { throw .locked(self) }
        guard isWhole(bytes) else { throw .damaged(self) }
        let process = ConfinedProcess(
            launcher: launcher,
            command: program.map { [$0] } ?? command,
            limits: limits
        )
        let ended: ConfinedProcess.Ended
        do {
            ended = try await run(process, on: bytes, limits: limits)
        } catch .killed {
            // That was not the file's doing, as far as is known.
            ended = try await run(process, on: bytes, limits: limits)
        }
        guard findsText(in: ended.output) else { throw .noText(self) }
        return ended.output
    }

    private func run(
        _ process: ConfinedProcess,
        on bytes: [UInt8],
        limits: ConversionLimits
    ) async throws(ConversionError) -> ConfinedProcess.Ended {
        let ended: ConfinedProcess.Ended
        do {
            ended = try await process.run(on: prepared(bytes))
        } catch {
            switch error {
            case .tooSlow: throw .tooSlow(self, seconds: limits.seconds)
            case .outputTooLarge: throw .outputTooLarge(self, bytes: limits.outputBytes)
            case .cancelled: throw .cancelled
            case .notStarted(let reason) where Shortage.isTold(by: reason): throw .shortage(self, reason: reason)
            case .notStarted(let reason): throw .unavailable(self, reason: reason)
            }
        }
        if let failure = failure(ended, limits: limits) { throw failure }
        return ended
    }
}
