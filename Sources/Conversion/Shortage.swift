import CLinux
import Glibc

/// What a system says when it is short of something, which is no file's fault.
enum Shortage {
    /// Too few processes or threads, descriptors or room; in the words of the C library and of programs that have their own.
    private static let words =
        [EAGAIN, EMFILE, ENFILE, ENOSPC].map { unsafe String(cString: strerror($0)) } + [
            "failed to create OS thread", "can't start new thread",
        ]

    /// Of memory the system is short where a process cannot be started; one that runs may have reached its own limit.
    private static let startingWords = words + [memoryWords]

    /// Whether this is why a process could not be started.
    static func isTold(by reason: String) -> Bool { startingWords.contains(where: reason.contains) }

    /// The words for it that a process has left; nil when it has left none.
    static func reason(in complaints: String) -> String? {
        if let found = words.first(where: complaints.contains) { return found }
        return complaints.contains("cannot execute") && complaints.contains(memoryWords) ? memoryWords : nil
    }

    /// As many descriptors as starting a process takes, and some for those who work beside it.
    private static let descriptors = 24

    /// What the system says where it has too few descriptors for a process to be started; nil where it has enough. Asked
    /// before, because a start that fails halfway for want of one ends this process.
    static var ofDescriptors: String? {
        var held: [Int32] = []
        defer { for descriptor in held { close(descriptor) } }
        while held.count < descriptors {
            let descriptor = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return unsafe String(cString: strerror(errno)) }
            held.append(descriptor)
        }
        return nil
    }

    private static var memoryWords: String { unsafe String(cString: strerror(ENOMEM)) }

    /// How many bytes of address space this process, and what it starts, may use; nil: without limit.
    static var addressSpace: Int? {
        var limit = rlimit()
        // `RLIM_INFINITY`, which Swift does not import.
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_max != .max else {
            return nil
        }
        return Int(clamping: limit.rlim_max)
    }
}
