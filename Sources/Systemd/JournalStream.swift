import Glibc

/// The connection to systemd's journal that a service's standard streams are by default.
public enum JournalStream {
    /// Whether standard error goes to the journal, where a line that begins with `<N>` has the priority N.
    ///
    /// False where it was directed elsewhere after systemd had set the variable.
    ///
    /// - Parameter environment: The process's environment.
    public static func isStandardError(environment: [String: String]) -> Bool {
        isDescriptor(STDERR_FILENO, environment: environment)
    }

    /// JOURNAL_STREAM holds the device and the inode of the stream, in decimal: "8:12345".
    static func isDescriptor(_ descriptor: Int32, environment: [String: String]) -> Bool {
        let parts = (environment["JOURNAL_STREAM"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let device = dev_t(parts[0]), let inode = ino_t(parts[1]) else { return false }
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_dev == device && status.st_ino == inode
    }
}
