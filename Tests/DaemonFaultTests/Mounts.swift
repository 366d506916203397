import FoundationEssentials
import Glibc
import ProgramTesting
import Subprocess
import Testing

/// Mounts that only the daemon and what it starts see, and that go with them.
enum Mounts {
    private static let unshare = ["unshare", "--mount"] + (geteuid() == 0 ? [] : ["--user", "--map-root-user"])

    /// A wrapper that runs a shell script in the state directory, in a mount namespace of its own, and then becomes the
    /// daemon.
    static func wrapper(for scratch: Scratch, _ script: String) -> [String] {
        unshare + ["sh", "-ec", "mkdir -p \"$0\" && cd \"$0\"\n\(script)\nexec \"$@\"", scratch.state]
    }

    /// A path as the daemon sees it.
    static func path(_ path: String, of daemon: Daemon) -> String { "/proc/\(daemon.process)/root\(path)" }

    /// Whether the system lets this user mount.
    fileprivate static func areAllowed() async -> Bool {
        let script = "mount -t tmpfs none /mnt"
        let result = try? await Subprocess.run(
            .name(unshare[0]),
            arguments: Arguments(Array(unshare.dropFirst()) + ["sh", "-c", script]),
            output: .discarded,
            error: .discarded
        )
        return result?.terminationStatus.isSuccess ?? false
    }
}

extension Trait where Self == ConditionTrait {
    /// Skipped, and said so, where the system does not let the user mount anything; never with `CI` set.
    static var mounts: Self {
        .enabled("mounting is not allowed here: run as root, or allow user namespaces") {
            if ProcessInfo.processInfo.environment["CI"] != nil { return true }
            return await Mounts.areAllowed()
        }
    }
}
