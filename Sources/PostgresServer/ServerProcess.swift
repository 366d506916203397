import FoundationEssentials

/// PostgreSQL's processes as the system shows them. A process number alone proves nothing: after a while it is another's.
enum ServerProcess {
    /// Whether the process runs and is a server's first process.
    static func isPostmaster(_ process: Int32, ofClusterNamed name: String) -> Bool {
        arguments(String(process)).contains("cluster_name=\(name)")
    }

    /// A running process that is a server's for the cluster, the first or one that it has started.
    static func any(ofClusterNamed name: String) -> Int32? {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.lazy.compactMap { Int32($0) }.first { process in
            let arguments = arguments(String(process))
            return arguments.contains("cluster_name=\(name)")
                || arguments.first?.hasPrefix("postgres: \(name): ") == true
        }
    }

    /// Empty for a process that has ended, also while it is a zombie.
    private static func arguments(_ process: String) -> [String] {
        guard let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return [] }
        return line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
