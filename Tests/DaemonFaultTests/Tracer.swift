/// `strace`, as a way to make the kernel do what it does rarely.
enum Tracer {
    /// A wrapper under which calls fail, wait or bring a signal; the daemon keeps the process number.
    ///
    /// - Parameters:
    ///   - fault: As strace says it: `error=ENOSPC`, `signal=SIGSTOP:when=2`.
    ///   - calls: Names of calls, with commas.
    ///   - paths: Only calls on these paths count; empty: all do.
    ///   - output: Where the calls are written to.
    static func injecting(
        _ fault: String,
        into calls: String,
        at paths: [String] = [],
        output: String = "/dev/null"
    ) -> [String] {
        ["strace", "-D", "-f", "-qq", "-o", output, "-e", "trace=\(calls)", "-e", "inject=\(calls):\(fault)"]
            + paths.flatMap { ["-P", $0] }
    }

    /// A wrapper under which calls are written to a file, with the path of each descriptor.
    static func watching(_ calls: String, output: String) -> [String] {
        ["strace", "-D", "-f", "-qq", "-y", "-o", output, "-e", "trace=\(calls)"]
    }
}
