extension Converter {
    /// Converts a file in confined processes: without network, with nothing to write but their answer, within limits.
    ///
    /// Nothing is written to disk. When this returns or throws, also when the task is cancelled, no process is left.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - limits: Of each process: before pandoc another one may prepare the file.
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
        guard program == nil, let pass else {
            let command = program.map { [$0] } ?? command
            let output = try await output(of: command, on: prepared(bytes), limits: limits, launcher: launcher)
            guard findsText(in: output) else { throw .noText(self) }
            return output
        }
        let passed = try await output(of: pass.command, on: bytes, limits: limits, launcher: launcher)
        guard let (notes, file) = DocumentPass.parts(of: passed) else { throw .damaged(self) }
        let tree = try await output(of: command, on: prepared(file), limits: limits, launcher: launcher)
        guard findsText(in: tree) else {
            let isEmbedded = notes.contains(Array(#""kind": "embedded""#.utf8))
            throw isEmbedded ? .embedded(self) : .noText(self)
        }
        return DocumentPass.tree(tree, with: notes)
    }

    /// What a confined process wrote. One that somebody has killed gets a second try: that was not the file's doing, as
    /// far as is known.
    private func output(
        of command: [String],
        on bytes: [UInt8],
        limits: ConversionLimits,
        launcher: String
    ) async throws(ConversionError) -> [UInt8] {
        let process = ConfinedProcess(launcher: launcher, command: command, limits: limits)
        do {
            return try await run(process, on: bytes, limits: limits)
        } catch .killed {
            return try await run(process, on: bytes, limits: limits)
        }
    }

    private func run(
        _ process: ConfinedProcess,
        on bytes: [UInt8],
        limits: ConversionLimits
    ) async throws(ConversionError) -> [UInt8] {
        let ended: ConfinedProcess.Ended
        do {
            ended = try await process.run(on: bytes)
        } catch {
            switch error {
            case .tooSlow: throw .tooSlow(self, seconds: limits.seconds)
            case .outputTooLarge: throw .outputTooLarge(self, bytes: limits.outputBytes)
            case .cancelled: throw .cancelled
            case .notStarted(let reason) where Shortage.isTold(by: reason): throw .shortage(self, reason: reason)
            case .notStarted(let reason): throw .unavailable(self, reason: reason)
            }
        }
        if let failure = failure(ended, limits: limits) {
            // The launcher looks up pandoc; of the pass's program the path is given.
            if case .notInstalled = failure, process.command.first == DocumentPass.python, self != .workbook {
                throw .noPython(self)
            }
            throw failure
        }
        return ended.output
    }
}
