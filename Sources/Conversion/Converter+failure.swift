import Glibc
import Subprocess

extension Converter {
    /// What went wrong, from how the process ended and from what it is known to say; nil when nothing did.
    func failure(_ ended: ConfinedProcess.Ended, limits: ConversionLimits) -> ConversionError? {
        if !ended.status.isSuccess, let reason = Shortage.reason(in: ended.complaints) {
            return .shortage(self, reason: reason)
        }
        if !ended.status.isSuccess, ended.status != .exited(Confinement.Ending.programNotFound),
            let bytes = Shortage.addressSpace, bytes < limits.memoryBytes
        {
            return .shortage(self, reason: "this service may use \(bytes >> 20) MiB of address space only")
        }
        // Also after success: a damaged PDF is read as far as it goes.
        if Self.damage.contains(where: ended.complaints.contains) { return .damaged(self) }
        if ended.status.isSuccess { return nil }
        if Self.lock.contains(where: ended.complaints.contains) { return .locked(self) }
        if Self.shortage.contains(where: ended.complaints.contains) {
            return .tooMuchMemory(self, bytes: limits.memoryBytes)
        }
        switch ended.status {
        case .exited(Confinement.Ending.programNotFound):
            return .notInstalled(self)
        case .exited(Confinement.Ending.confinementFailed):
            return .unavailable(self, reason: "a process cannot be confined here, which needs seccomp filters")
        case .exited(DocumentPass.damaged) where self == .workbook || pass != nil:
            return .damaged(self)
        case .exited(let code):
            return .failed(self, code: code, signal: nil)
        case .signaled(SIGXCPU), .signaled(SIGALRM):
            return .tooSlow(self, seconds: limits.seconds)
        case .signaled(SIGKILL):
            // Not by this program.
            return .killed(self)
        case .signaled(let signal):
            return .failed(self, code: nil, signal: signal)
        }
    }

    /// What converters say of a file that is not what they read.
    private static let damage = [
        "couldn't unpack docx container", "couldn't parse docx file", "Could not unzip ODT",
        "Could not find content.xml",
        "Couldn't find trailer dictionary", "Couldn't read xref table", "Document stream is empty",
    ]

    private static let lock = ["Incorrect password"]

    private static let shortage = [
        "out of memory", "Out of memory", "MemoryError", "bad_alloc", "Cannot allocate memory",
        "failed to map segment from shared object",
    ]
}
