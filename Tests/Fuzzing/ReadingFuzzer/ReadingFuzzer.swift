import FoundationEssentials
import ReadingProperties

/// The reader that is fuzzed: of the name in CONCORD_FUZZ, else any.
let reader: TestedReader = {
    let name = ProcessInfo.processInfo.environment["CONCORD_FUZZ"] ?? TestedReader.any.rawValue
    guard let reader = TestedReader(rawValue: name) else {
        let names = TestedReader.allCases.map(\.rawValue).joined(separator: ", ")
        fatalError("found the reader \"\(name)\" in CONCORD_FUZZ, expected one of \(names)")
    }
    return reader
}()

/// Called by libFuzzer with each input; what traps here is a finding.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    let violations = reader.violations(in: bytes, at: .forInput(of: bytes.count))
    guard violations.isEmpty else { fatalError(violations.joined(separator: "; ")) }
    return 0
}
