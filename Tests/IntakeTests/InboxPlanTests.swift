import LinuxFiles
import Testing

@testable import Intake

@Suite struct InboxPlanTests {
    private static let second: Int64 = 1_000_000_000
    private let now = 1000 * second

    private func items(_ entries: (path: String, kind: FileEntry.Kind, changed: Int64)...) -> [InboxItem] {
        entries.map { path, kind, changed in
            InboxItem(
                path: path,
                entry: FileEntry(name: path.lastComponent, kind: kind, size: 1, changed: changed)
            )
        }
    }

    private func plan(
        _ items: [InboxItem],
        hints: DirectoryWatch.Hints = .init(),
        settle: Int64 = second,
        immovable: Set<String> = [],
        limit: Int = 100
    ) -> InboxPlan {
        var plan = InboxPlan(
            in: "/inbox",
            hints: hints,
            immovable: immovable,
            now: now,
            settle: settle,
            limit: limit
        )
        for item in items { plan.add(item) }
        plan.arrange()
        return plan
    }

    @Test(arguments: [
        ".x.csv.AbC123", "x.filepart", "x.part", "x.crdownload", "~$x", ".~lock.x#", ".syncthing.x.tmp", ".DS_Store",
        "._x", "Thumbs.db", "desktop.ini", "x~", "4913", "x.TMP", "x.swp", "x.partial", "x.download", "#x.txt#",
        "x.txt.aria2", "x.!ut", "x.opdownload",
    ])
    func `a temporary name is left alone`(name: String) {
        let plan = plan(items((name, .file, 0), ("NORTH/\(name)", .file, 0)))
        #expect(plan.take.isEmpty && plan.waiting == 0 && plan.refuse.isEmpty && plan.oldest == nil)
    }

    @Test func `senders take turns, and of each the file that was dropped first goes first`() {
        let plan = plan(
            items(
                ("c/NORTH/1", .file, 1),
                ("c/NORTH/deep/2", .file, 2),
                ("c/NORTH/3", .file, 3),
                ("c/SOUTH/4", .file, 4),
                ("EAST/6", .file, 6),
                ("EAST/5", .file, 5),
                ("7", .file, 7)
            ),
            limit: 5
        )
        #expect(plan.take.map(\.path) == ["c/NORTH/1", "c/SOUTH/4", "EAST/5", "7", "c/NORTH/deep/2"])
        #expect(plan.more == 2)
    }

    @Test(arguments: ["x.txt", "x", "part", "x.parts", "4913.txt", "é.txt", "x.receipt.txt", "#1.txt", "1#"])
    func `another name is taken`(name: String) {
        #expect(plan(items((name, .file, 0))).take.map(\.path) == [name])
    }

    @Test func `what is no file is refused, however it came`() {
        let plan = plan(
            items(("link", .other, 0), ("NORTH/fifo", .other, now)),
            hints: .init(movedIn: ["/inbox/link"])
        )
        #expect(plan.refuse.map(\.path) == ["link", "NORTH/fifo"])
        #expect(plan.take.isEmpty && plan.waiting == 0)
    }

    @Test func `a file that was moved in is taken at once`() {
        let plan = plan(items(("a", .file, now)), hints: .init(movedIn: ["/inbox/a"]))
        #expect(plan.take.map(\.path) == ["a"])
        #expect(plan.lookAgain == nil)
    }

    @Test func `a file that changed just now waits until it was quiet for long enough`() {
        let plan = plan(items(("a", .file, now - 2 * Self.second / 5), ("b", .file, now - Self.second / 5)))
        #expect(plan.take.isEmpty && plan.waiting == 2)
        #expect(plan.oldest?.path == "a")
        #expect(plan.lookAgain == now + 3 * Self.second / 5)
    }

    @Test func `a file that is being written waits for its end, however long it is quiet`() {
        let plan = plan(items(("a", .file, 0)), hints: .init(beingWritten: ["/inbox/a"]))
        #expect(plan.take.isEmpty && plan.waiting == 1)
        #expect(plan.lookAgain == nil)
    }

    @Test func `a clock that was set back does not hold a file for long`() {
        let plan = plan(items(("a", .file, now + 3600 * Self.second), ("b", .file, .max)))
        #expect(plan.take.map(\.path) == ["a", "b"])
    }

    @Test func `without a time to settle everything that is closed is taken`() {
        #expect(plan(items(("a", .file, now)), settle: 0).take.map(\.path) == ["a"])
    }

    @Test func `the file that has been there longest comes first, then by name`() {
        let plan = plan(items(("c", .file, 2), ("b", .file, 1), ("a", .file, 2)))
        #expect(plan.take.map(\.path) == ["b", "a", "c"])
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func `of more files than are remembered those that came later are left to another look`(limit: Int) {
        let times = (0..<100).map { Int64($0 * 37 % 100) }
        let items = times.map { time in
            InboxItem(path: "\(time)", entry: FileEntry(name: "\(time)", kind: .file, size: 1, changed: time))
        }
        let plan = plan(items, limit: limit)
        #expect(plan.take.map(\.path) == (0..<limit).map(String.init))
        #expect(plan.more == 100 - limit)
        #expect(plan.oldest?.path == "0")
    }

    @Test func `a file that cannot be claimed waits and takes nobody's place`() {
        let plan = plan(items(("a", .file, 1), ("b", .file, 2)), immovable: ["a"], limit: 1)
        #expect(plan.take.map(\.path) == ["b"])
        #expect(plan.waiting == 1 && plan.more == 0)
    }

    @Test func `a file that was moved in lets one go first that came before it to the same folder`() {
        let plan = plan(
            items(
                ("NORTH/before", .file, now - Self.second / 2),
                ("NORTH/moved", .file, now - Self.second / 4),
                ("SOUTH/moved", .file, now - Self.second / 4),
                ("NORTH/earlier", .file, now - 3 * Self.second / 4)
            ),
            hints: .init(movedIn: ["/inbox/NORTH/moved", "/inbox/SOUTH/moved", "/inbox/NORTH/earlier"])
        )
        #expect(plan.take.map(\.path) == ["NORTH/earlier", "SOUTH/moved"])
        #expect(plan.waiting == 2)
        #expect(plan.lookAgain == now + Self.second / 2)
    }

    @Test func `a file with other names is left alone`() {
        var linked = items(("a", .file, 0), ("b", .file, 0))
        linked[0].entry.links = 2
        let plan = plan(linked)
        #expect(plan.take.map(\.path) == ["b"])
        #expect(plan.linked.map(\.path) == ["a"])
        #expect(plan.waiting == 0)
    }

    @Test func `what changes after the kernel has told of a drop moves no drop`() {
        let hints = DirectoryWatch.Hints(
            movedIn: ["/inbox/told", "/inbox/early", "/inbox/rewritten"],
            moments: ["/inbox/told": 20, "/inbox/early": 20, "/inbox/rewritten": 20]
        )
        var files = items(("told", .file, 90), ("early", .file, 10), ("rewritten", .file, 80), ("untold", .file, 70))
        files[0].entry.modified = 15
        let plan = plan(files, hints: hints)
        #expect(plan.take.map(\.path) == ["early", "told", "untold", "rewritten"])
        #expect(plan.take.map(\.dropped) == [10, 20, 70, 80])
    }

    @Test func `a file of which nobody can know who writes to it has to stay as it is`() {
        var plan = InboxPlan(in: "/inbox", now: now, settle: 0, limit: 10)
        for (item, unquiet) in zip(items(("a", .file, 0), ("b", .file, 0), ("c", .file, 1)), [Self.second, 0, nil]) {
            plan.add(item, unquiet: unquiet)
        }
        plan.arrange()
        // They came to the same folder after one that is not complete.
        #expect(plan.take.isEmpty)
        #expect(plan.waiting == 3 && plan.lookAgain == now + Self.second)
    }
}
