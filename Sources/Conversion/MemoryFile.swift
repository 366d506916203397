import CLinux
import Glibc
import SystemPackage

/// Bytes as a file without a name: it can be read at any place, and is gone with the last process that has it open.
struct MemoryFile: Sendable {
    let descriptor: FileDescriptor

    init(_ bytes: [UInt8]) throws(Errno) {
        let number = unsafe new_memory_file("concord")
        guard number >= 0 else { throw Errno(rawValue: errno) }
        descriptor = FileDescriptor(rawValue: number)
        do {
            // Leaves the position, which a process shares that inherits the file, at the beginning.
            try descriptor.writeAll(toAbsoluteOffset: 0, bytes)
        } catch {
            close()
            throw error as? Errno ?? .ioError
        }
    }

    func close() {
        try? descriptor.close()
    }
}
