import CLinux
import Glibc

/// The far side of a conversion: a process that confines itself and then becomes the converter.
public struct Confinement: Sendable {
    /// The name of the command by which a program offers this, so that `Converter.convert` can start it.
    public static let command = "confine"

    /// Exit codes that no converter has.
    enum Ending {
        static let confinementFailed: Int32 = 126
        static let programNotFound: Int32 = 127
    }

    /// Of address space.
    let memoryBytes: UInt
    /// Of processor time, and by the clock.
    let seconds: UInt32

    /// Memory in bytes of address space; seconds both of processor time and by the clock.
    public init(memoryBytes: UInt, seconds: UInt32) {
        self.memoryBytes = memoryBytes
        self.seconds = seconds
    }

    /// Confines this process and executes the command in its place; the first word is looked up in PATH.
    ///
    /// - Returns: Only when that failed, the exit code and a line that says why.
    public func execute(_ command: [String]) -> (code: Int32, reason: String) {
        var words: [UnsafeMutablePointer<CChar>?] = unsafe command.map { unsafe strdup($0) }
        unsafe words.append(nil)
        guard confine(memoryBytes, seconds) == 0 else {
            return (Ending.confinementFailed, unsafe "cannot confine a process: \(String(cString: strerror(errno)))")
        }
        guard let program = unsafe words[0] else { return (Ending.programNotFound, "no command") }
        _ = unsafe execvp(program, words)
        let reason = unsafe String(cString: strerror(errno))
        let code = errno == ENOENT || errno == EACCES ? Ending.programNotFound : Ending.confinementFailed
        return (code, "cannot execute \(command[0]): \(reason)")
    }

    /// The command's arguments that say the same to the other process.
    func arguments(executing command: [String]) -> [String] {
        [Self.command, "--memory-bytes", "\(memoryBytes)", "--seconds", "\(seconds)", "--"] + command
    }
}
