import Glibc

/// Standard error, to which a line is written at once or not at all: a reader that stands still, such as a frozen collector of
/// logs, does not stop the program.
struct ErrorStream {
    /// So many bytes fit whenever a pipe says that it can be written to.
    private static let pieceBytes = 4096
    /// How long a reader is waited for, until it is known to stand still.
    private static let patience: Int32 = 1000

    private var isStuck = false
    private var isInLine = false
    private var lost = 0

    /// Writes a line, and before it how many were lost since the last one.
    mutating func write(_ line: String) {
        if lost > 0 {
            let note = "\(isInLine ? "\n" : "")\(lost) lines are missing here: nobody read standard error"
            guard write(bytes: Array((note + "\n").utf8)) else {
                lost += 1
                return
            }
            lost = 0
        }
        if !write(bytes: Array((line + "\n").utf8)) { lost += 1 }
    }

    /// Returns false when not all could be written.
    private mutating func write(bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard isWritable else { return false }
            let piece = rest.prefix(Self.pieceBytes)
            let count = unsafe piece.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            // Nobody will ever read it.
            if count <= 0 { return true }
            isInLine = piece[piece.startIndex + count - 1] != UInt8(ascii: "\n")
            rest = rest.dropFirst(count)
        }
        return true
    }

    private var isWritable: Bool {
        mutating get {
            var wish = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
            while true {
                let ready = unsafe poll(&wish, 1, isStuck ? 0 : Self.patience)
                if ready < 0, errno == EINTR { continue }
                isStuck = ready == 0
                return ready != 0
            }
        }
    }
}
