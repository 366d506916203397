import FoundationEssentials

/// PostgreSQL's processes as the system shows them. A process number alone proves nothing: after a while it is another's.
enum ServerProcess {
    /// Whether the process runs and is a server's first process.
    static func isPostmaster(_ process: Int32, ofClusterNamed name: String) -> Bool {
        arguments(String(process)).contains("cluster_name=\(name)")
    }

    /// One of the processes that a server has started for the cluster and that still runs.
    static func child(ofClusterNamed name: String) -> Int32? {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let child = entries.first { entry in
            Int32(entry) != nil && arguments(entry).first?.hasPrefix("postgres: \(name): ") == true
        }
        return child.flatMap { Int32($0) }
    }

    /// Empty for a process that has ended, also while it is a zombie.
    private static func arguments(_ process: String) -> [String] {
        guard let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return [] }
        return line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
