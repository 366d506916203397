import Glibc
import LinuxFiles
import Subprocess

/// The user that the server runs as where it may not run as the user of this process: PostgreSQL refuses root.
struct Account: Sendable {
    let userID: UInt32
    let groupID: UInt32

    /// The owner of an existing cluster, else `postgres`, else `nobody`; nil unless this process is root's.
    static func forServer(ownerOfCluster owner: UInt32?) async throws -> Account? {
        guard geteuid() == 0 else { return nil }
        let candidates = owner.map { [String($0)] } ?? ["postgres", "nobody"]
        for candidate in candidates {
            let entry = try await Subprocess.run(
                .name("getent"),
                arguments: ["passwd", candidate],
                output: .string(limit: 4096)
            )
            let fields = entry.standardOutput.split(separator: ":", omittingEmptySubsequences: false)
            if fields.count > 3, let userID = UInt32(fields[2]), let groupID = UInt32(fields[3]), userID != 0 {
                return Account(userID: userID, groupID: groupID)
            }
        }
        throw PrivateServerError(
            description:
                "PostgreSQL does not run as root, and there is no user \(candidates.joined(separator: " or ")) "
                + "for it; install the Debian package postgresql, or start this as another user"
        )
    }

    /// Gives a file or directory to this user.
    func own(_ path: String) throws {
        try Files.setOwner(user: userID, group: groupID, of: path)
    }

    /// What goes in front of a command so that it runs as this user.
    var prefix: [String] {
        ["setpriv", "--reuid=\(userID)", "--regid=\(groupID)", "--clear-groups", "--"]
    }
}
