import LinuxFiles
import Testing

@testable import Intake

@Suite struct QuietFilesTests {
    private let start = ContinuousClock.now
    private let file = FileEntry(
        name: "x",
        kind: .file,
        size: 1,
        changed: 1,
        identity: FileEntry.Identity(device: 1, inode: 1)
    )

    @Test func `a file is complete once it has stayed as it is between two looks, whatever times it has`() {
        var quiet = QuietFiles()
        #expect(quiet.left(of: file, settle: 5000, now: start) == 5000)
        #expect(quiet.left(of: file, settle: 5000, now: start + .nanoseconds(3000)) == 2000)
        #expect(quiet.left(of: file, settle: 5000, now: start + .nanoseconds(5000)) == 0)
    }

    @Test(arguments: [(2, 1, 1), (1, 2, 1), (1, 1, 2)] as [(Int, Int64, Int64)])
    func `a change of size or times begins anew`(size: Int, changed: Int64, modified: Int64) {
        var quiet = QuietFiles()
        _ = quiet.left(of: file, settle: 5000, now: start)
        var other = file
        (other.size, other.changed, other.modified) = (size, changed, modified)
        #expect(quiet.left(of: other, settle: 5000, now: start + .nanoseconds(4000)) == 5000)
        #expect(quiet.left(of: other, settle: 5000, now: start + .nanoseconds(9000)) == 0)
    }

    @Test func `a file that was gone for a round is a new one`() {
        var quiet = QuietFiles()
        quiet.beginRound()
        _ = quiet.left(of: file, settle: 5000, now: start)
        quiet.beginRound()
        quiet.beginRound()
        #expect(quiet.left(of: file, settle: 5000, now: start + .nanoseconds(9000)) == 5000)
    }
}
