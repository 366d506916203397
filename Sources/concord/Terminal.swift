import FoundationEssentials
import Glibc
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

    /// Writes a line to standard error: why something was not done.
    static func complain(_ line: String) {
        log(isJournal ? JournalPriority.error.prefix + line : line)
    }

    /// Writes a line to standard error, at once.
    static func log(_ line: String) {
        write(Array((line + "\n").utf8), to: STDERR_FILENO)
    }

    @discardableResult
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
