import LinuxFiles

/// PostgreSQL's processes as the system shows them. A process number alone proves nothing: after a while it is another's.
enum ServerProcess {
    /// Whether the process runs and is a server's first process.
    static func isPostmaster(_ process: Int32, ofClusterNamed name: String) -> Bool {
        arguments(String(process)).contains("cluster_name=\(name)")
    }

    /// A running process that is a server's for the cluster, the first or one that it has started.
    static func any(ofClusterNamed name: String) -> Int32? {
        let entries = (try? Files.list("/proc").entries) ?? []
        return entries.lazy.compactMap { Int32($0.name) }.first { process in
            let arguments = arguments(String(process))
            return arguments.contains("cluster_name=\(name)")
                || arguments.first?.hasPrefix("postgres: \(name): ") == true
        }
    }

    /// Empty for a process that has ended, also while it is a zombie.
    private static func arguments(_ process: String) -> [String] {
        guard let line = try? Files.read("/proc/\(process)/cmdline", limit: 1 << 20) else { return [] }
        return line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
