import CLinux
import Glibc

/// How many files, sockets and pipes a process may have open at once.
public enum OpenFileLimit {
    /// The system's libraries end a process that cannot open what they need for a timer. So it has to be sure before it
    /// starts that there is enough, whatever it has in hand.
    private static let needed: UInt64 = 128

    /// Lets this process, and what it starts, have as many as it is allowed to.
    ///
    /// - Throws: `FileError` where that is too few to work with.
    public static func raise() throws(FileError) {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { throw FileError("ask how many files may be open") }
        if limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max
            // A limit that stays as it is may be enough.
            setrlimit(resource, &limit)
            getrlimit(resource, &limit)
        }
        guard limit.rlim_cur >= needed else {
            let attempt = """
                have \(needed) files open at once, as many as are needed: the limit is \(limit.rlim_cur); raise it \
                (LimitNOFILE= of the unit, ulimit -n of a shell)
                """
            throw FileError(attempt: attempt, code: EMFILE)
        }
    }
}
