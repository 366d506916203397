import Glibc

extension ServiceManager {
    /// What a service tells its manager.
    public enum Message: Sendable, Hashable {
        /// The service does its work now, for the first time or again after `.reloading`.
        case ready
        /// What it is doing, for people: one line, of which the first 2,000 bytes or so count.
        case status(String)
        /// It reads its configuration anew; `.ready` follows.
        case reloading
        /// It is about to end.
        case stopping
        /// It is alive; see `watchdogInterval`.
        case watchdog
        /// Starting, reloading or stopping goes on for at most so many seconds more.
        case extendTimeout(seconds: Double)

        /// As assignments.
        var lines: [String] {
            switch self {
            case .ready: ["READY=1"]
            case .status(let text): ["STATUS=\(Self.line(text))"]
            // Without the moment in the same datagram, systemd would not know which of two reloads is over.
            case .reloading: ["RELOADING=1", "MONOTONIC_USEC=\(Self.monotonicMicroseconds)"]
            case .stopping: ["STOPPING=1"]
            case .watchdog: ["WATCHDOG=1"]
            case .extendTimeout(let seconds): ["EXTEND_TIMEOUT_USEC=\(Self.microseconds(seconds))"]
            }
        }

        /// A line break would begin another assignment, and systemd takes 4,096 bytes in all.
        private static func line(_ text: String) -> String {
            var line = String.UnicodeScalarView()
            var room = 2000
            for scalar in text.unicodeScalars {
                room -= UTF8.width(scalar)
                if room < 0 { break }
                line.append(isControl(scalar) ? " " : scalar)
            }
            return String(line)
        }

        private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
            [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }

        private static func microseconds(_ seconds: Double) -> UInt64 {
            // A day is for ever, and NaN is nothing.
            UInt64(seconds > 0 ? min(seconds, 86_400) * 1_000_000 : 0)
        }

        private static var monotonicMicroseconds: Int {
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
        }
    }
}
