import FoundationEssentials
import Glibc
import LinuxFiles

/// Runs the body with the path of a new directory that is on another file system than those of `withTestDirectory`, and
/// removes it afterwards. Throws what the body throws, and an error when the machine has no /dev/shm of its own.
public func withOtherFileSystem<R>(_ body: (_ directory: String) async throws -> R) async throws -> R {
    let directory = "/dev/shm/concord-test-\(UUID().uuidString.lowercased())"
    try Files.makeDirectory(directory, mode: 0o700)
    defer { try? Files.removeTree(directory) }
    var (here, there) = (stat(), stat())
    guard unsafe stat("/tmp", &here) == 0, unsafe stat(directory, &there) == 0, here.st_dev != there.st_dev else {
        throw FileError(attempt: "find another file system than that of /tmp at /dev/shm", code: EXDEV)
    }
    return try await body(directory)
}
