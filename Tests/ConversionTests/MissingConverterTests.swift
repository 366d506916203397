import Conversion
import TestTurns
import Testing

@Suite(.inTurn, .timeLimit(.minutes(60))) struct MissingConverterTests {
    @Test func `a converter that can be run is not missing`() async throws {
        #expect(try await MissingConverter.all(launcher: launcher()).isEmpty)
    }

    @Test func `converters that cannot be started are told of, each with what it reads`() async throws {
        let missing = await MissingConverter.all(launcher: "/nonexistent")
        #expect(missing.map(\.converter) == MissingConverter.candidates)
        #expect(missing.map(\.description).allSatisfy { $0.contains(" cannot be run: ") })
        #expect(missing.last?.description.hasSuffix("Until then files that it reads are rejected: XLSX.") == true)
    }
}
