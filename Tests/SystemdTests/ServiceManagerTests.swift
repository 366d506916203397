import Glibc
import Systemd
import SystemdTesting
import Testing

@Suite struct ServiceManagerTests {
    private func manager(_ socket: String) throws -> ServiceManager {
        try #require(ServiceManager(environment: ["NOTIFY_SOCKET": socket]))
    }

    @Test(arguments: [[:], ["NOTIFY_SOCKET": ""], ["WATCHDOG_USEC": "1000000"]])
    func `without a manager there is nobody to tell`(environment: [String: String]) {
        #expect(ServiceManager(environment: environment) == nil)
    }

    @Test(arguments: [true, false]) func `a message arrives, by a path and by an abstract name`(isAbstract: Bool) throws
    {
        let socket = try ManagerSocket(isAbstract: isAbstract)
        let manager = try manager(socket.name)
        #expect(manager.tell(.ready) == nil)
        #expect(manager.tell(.stopping) == nil)
        #expect(manager.tell(.watchdog, .status("3 files wait")) == nil)
        #expect(manager.tell(.extendTimeout(seconds: 1.5)) == nil)
        #expect(socket.next() == "READY=1")
        #expect(socket.next() == "STOPPING=1")
        #expect(socket.next() == "WATCHDOG=1\nSTATUS=3 files wait")
        #expect(socket.next() == "EXTEND_TIMEOUT_USEC=1500000")
        #expect(socket.next() == nil)
    }

    @Test func `a reload tells its moment, by the clock that systemd reads, in the same datagram`() throws {
        func now() -> Int {
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
        }
        let socket = try ManagerSocket(isAbstract: true)
        let before = now()
        #expect(try manager(socket.name).tell(.reloading) == nil)
        let after = now()
        let lines = try #require(socket.next()).split(separator: "\n")
        try #require(lines.count == 2)
        #expect(lines[0] == "RELOADING=1")
        let moment = try #require(lines[1].split(separator: "=").last.flatMap { Int($0) })
        #expect(lines[1].hasPrefix("MONOTONIC_USEC="))
        #expect((before...after).contains(moment))
    }

    @Test func `a status is one line of bounded length, whatever is in it`() throws {
        let socket = try ManagerSocket(isAbstract: true)
        let manager = try manager(socket.name)
        manager.tell(.status("a\nREADY=1\r\u{85}\u{2028}b\0c"))
        #expect(socket.next() == "STATUS=a READY=1   b c")
        manager.tell(.status(String(repeating: "é", count: 100_000)))
        #expect(socket.next() == "STATUS=" + String(repeating: "é", count: 1000))
    }

    @Test(arguments: [
        (-1, "0"), (Double.nan, "0"), (.infinity, "86400000000"), (1e300, "86400000000"), (0.25, "250000"),
    ])
    func `any number of seconds can be told`(seconds: Double, microseconds: String) throws {
        let socket = try ManagerSocket(isAbstract: true)
        try manager(socket.name).tell(.extendTimeout(seconds: seconds))
        #expect(socket.next() == "EXTEND_TIMEOUT_USEC=\(microseconds)")
    }

    @Test(.timeLimit(.minutes(20))) func `a manager that does not read holds nothing up`() throws {
        let socket = try ManagerSocket(isAbstract: true)
        let manager = try manager(socket.name)
        var failure: ServiceManager.Failure?
        // The kernel keeps net.unix.max_dgram_qlen of them.
        for _ in 0..<100_000 where failure == nil { failure = manager.tell(.watchdog) }
        #expect(failure?.code == EAGAIN)
        while socket.next() != nil {}
        #expect(manager.tell(.watchdog) == nil)
    }

    @Test(arguments: [
        ("/nonexistent/notify", ENOENT), ("@concord-nobody-is-here", ECONNREFUSED), ("notify", EAFNOSUPPORT),
        ("vsock:2:1234", EAFNOSUPPORT), ("/" + String(repeating: "x", count: 107), ENAMETOOLONG),
    ])
    func `a manager that cannot be told is a failure that says why`(socket: String, code: Int32) throws {
        let failure = try #require(try manager(socket).tell(.ready))
        #expect(failure.code == code)
        #expect(failure.description.contains(socket))
    }

    @Test func `a manager that has gone is a failure`() throws {
        let name = try ManagerSocket(isAbstract: false).name
        #expect(try manager(name).tell(.ready)?.code == ENOENT)
    }

    @Test(arguments: [
        (["WATCHDOG_USEC": "30000000"], 30), (["WATCHDOG_USEC": "1", "WATCHDOG_PID": "\(getpid())"], 0.000001),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"], nil), (["WATCHDOG_USEC": "0"], nil), ([:], nil),
        (["WATCHDOG_USEC": "soon"], nil), (["WATCHDOG_USEC": "-5"], nil),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": ""], nil),
    ])
    func `the watchdog waits for the process that it names`(variables: [String: String], seconds: Double?) throws {
        let environment = variables.merging(["NOTIFY_SOCKET": "@concord"]) { own, _ in own }
        #expect(try #require(ServiceManager(environment: environment)).watchdogInterval == seconds)
    }
}
