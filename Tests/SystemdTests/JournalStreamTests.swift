import Glibc
import Testing

@testable import Systemd

@Suite struct JournalStreamTests {
    private func withPipe(_ body: (_ descriptor: Int32, _ device: UInt, _ inode: UInt) throws -> Void) throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        var status = stat()
        try #require(fstat(ends[1], &status) == 0)
        try body(ends[1], status.st_dev, status.st_ino)
    }

    @Test func `the stream that the variable names is the journal's, and no other`() throws {
        try withPipe { descriptor, device, inode in
            let environment = ["JOURNAL_STREAM": "\(device):\(inode)"]
            #expect(JournalStream.isDescriptor(descriptor, environment: environment))
            #expect(!JournalStream.isStandardError(environment: environment))
            try withPipe { other, _, _ in
                #expect(!JournalStream.isDescriptor(other, environment: environment))
            }
        }
    }

    @Test func `a variable that cannot be read names no stream`() throws {
        try withPipe { descriptor, device, inode in
            for text in ["", ":", "\(device)", "\(device):", ":\(inode)", "\(device):\(inode):", "x:\(inode)"] {
                #expect(!JournalStream.isDescriptor(descriptor, environment: ["JOURNAL_STREAM": text]))
            }
            #expect(!JournalStream.isDescriptor(descriptor, environment: [:]))
            #expect(!JournalStream.isDescriptor(-1, environment: ["JOURNAL_STREAM": "\(device):\(inode)"]))
        }
    }
}
