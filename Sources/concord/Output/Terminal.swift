import ArgumentParser
import FoundationEssentials
import Glibc
import Synchronization
import Systemd

/// What is written where.
enum Terminal {
    /// Whether standard output is a terminal whose user has not asked for plain text (no-color.org).
    static var hasColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isInteractive && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Whether standard output is a terminal.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether standard error is systemd's journal.
    static let isJournal = JournalStream.isStandardError(environment: ProcessInfo.processInfo.environment)

    /// The columns of a line, from 60 to 100; 100 where standard output is no terminal.
    static var width: Int {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return min(max(Int(size.ws_col), 60), 100)
    }

    /// Makes writing to a pipe that nobody reads fail quietly. Without it the process would be killed there, and would leave
    /// its database behind.
    static func ignoreClosedPipes() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// Makes SIGHUP do nothing, until somebody asks for it.
    static func ignoreHangups() {
        signal(SIGHUP, SIG_IGN)
    }

    /// Writes a line to standard output, at once.
    static func say(_ line: String = "") {
        write(Array((line + "\n").utf8), to: STDOUT_FILENO)
    }

    /// Writes bytes to standard output, at once. Returns false when nobody reads it any more.
    @discardableResult
    static func write(_ bytes: [UInt8]) -> Bool {
        write(bytes, to: STDOUT_FILENO)
    }

    /// Says that what was written is lost, where standard output is a full disk or the like, and ends the command with 74.
    static func expectOutput() throws {
        guard let failure = failure.withLock({ $0 }), failure != EPIPE else { return }
        complain("concord: cannot write to standard output: \(unsafe String(cString: strerror(failure)))")
        throw ExitCode(ExitStatus.inputOutput.rawValue)
    }

    /// Why a write to standard output failed first.
    private static let failure = Mutex<Int32?>(nil)

    /// Writes a line to standard error: why something was not done.
    static func complain(_ line: String) {
        log(isJournal ? JournalPriority.error.prefix + line : line)
    }

    /// Writes a line to standard error, at once; leaves it out when nobody reads there.
    static func log(_ line: String) {
        errors.withLock { $0.write(line) }
    }

    private static let errors = Mutex(ErrorStream())

    @discardableResult
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 {
                let code = errno
                if descriptor == STDOUT_FILENO { failure.withLock { $0 = $0 ?? code } }
                return false
            }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
