import Conversion
import FileTesting
import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage
import TestTurns
import Testing

/// Programs that misbehave in the place of a converter.
@Suite(.inTurn, .timeLimit(.minutes(60))) struct ConfinementTests {
    /// Lets a converter be this script, and returns what it wrote.
    private func run(
        _ script: String,
        limits: ConversionLimits = ConversionLimits()
    ) async throws -> String {
        try await withTestDirectory { directory in
            let path = try makeProgram("#!/usr/bin/python3\n\(script)\n", in: directory)
            return try await Converter.openpyxl.text(of: Array("input".utf8), limits: limits, program: path)
        }
    }

    @Test func `it reads the file from its standard input, also by a name, at any place`() async throws {
        let text = try await run(
            """
            import sys
            print(sys.stdin.read())
            with open("/dev/stdin") as file:
                file.seek(2)
                print(file.read())
            """
        )
        #expect(text == "input\nput\n")
    }

    @Test func `its environment holds PATH, LANG and HOME alone`() async throws {
        let text = try await run("import os; print(sorted(os.environ), os.environ['LANG'], os.environ['HOME'])")
        // Python adds the second itself.
        #expect(text.replacing("'LC_CTYPE', ", with: "") == "['HOME', 'LANG', 'PATH'] C.UTF-8 /nonexistent\n")
    }

    @Test(arguments: [
        "socket.socket()", "socket.socket(socket.AF_UNIX)", "socket.socketpair()", "os.fork()", "os.setsid()",
        "os.setpgid(0, 0)", "os.kill(os.getppid(), 0)", "subprocess.run(['/bin/true'])", "open(path, 'w')",
        "os.unlink(path)", "os.truncate(path, 0)", "os.rename(path, path + '2')", "os.chmod(path, 0)",
        "os.mkdir(path + '2')", "os.mkfifo(path + '2')", "resource.setrlimit(resource.RLIMIT_AS, (1, 1))",
        "resource.prlimit(0, resource.RLIMIT_AS, (1, 1))",
    ])
    func `the system refuses what a converter does not need`(attempt: String) async throws {
        let text = try await run(
            """
            import os, resource, socket, subprocess, sys
            path = sys.argv[0]
            try:
                print("done", \(attempt))
            except PermissionError:
                print("refused")
            except ValueError:
                print("refused")
            """
        )
        #expect(text == "refused\n")
    }

    @Test func `threads, and what it needs to fail, are allowed`() async throws {
        #expect(
            try await run("import threading; threading.Thread(target=print, args=('thread',)).start()") == "thread\n"
        )
        await #expect(throws: ConversionError.failed(.openpyxl, code: nil, signal: 6)) {
            try await run("import os; os.abort()")
        }
    }

    @Test func `its input cannot be made to grow`() async throws {
        let text = try await run(
            """
            import os, signal
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            try:
                os.ftruncate(0, 1 << 30)
            except OSError as error:
                print(os.strerror(error.errno))
            """
        )
        #expect(text == "File too large\n")
    }

    @Test func `it has no descriptor of this process, and may open few`() async throws {
        // As a careless library would: without FD_CLOEXEC.
        let inheritable = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(inheritable) }
        let text = try await run(
            """
            import os
            print(sorted(os.listdir("/proc/self/fd")))
            try:
                while True:
                    last = os.dup(0)
            except OSError:
                print(last)
            """
        )
        // The fourth is the listing's own.
        #expect(text == "['0', '1', '2', '3']\n63\n")
    }

    @Test func `it ends by itself when nobody is left to end it`() async throws {
        let result = try await Subprocess.run(
            .path(FilePath(launcher())),
            arguments: [
                Confinement.command, "--memory-bytes", "1000000000", "--seconds", "1", "--",
                "/usr/bin/python3", "-c", "import time; time.sleep(600)",
            ],
            output: .discarded
        )
        #expect(result.terminationStatus == .signaled(SIGALRM))
    }

    @Test(arguments: [
        "import time; time.sleep(600)",
        "while True: pass",
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)",
        "import os, time; os.close(1); os.close(2); time.sleep(600)",
        "import sys\nwhile True: sys.stderr.write('x' * 65536)",
    ])
    func `what takes too long is ended`(script: String) async throws {
        let start = ContinuousClock.now
        await #expect(throws: ConversionError.tooSlow(.openpyxl, seconds: 1)) {
            try await run(script, limits: ConversionLimits(seconds: 1))
        }
        #expect(ContinuousClock.now - start < .seconds(300))
    }

    @Test func `what takes too much memory is ended`() async throws {
        await #expect(throws: ConversionError.tooMuchMemory(.openpyxl, bytes: 256 << 20)) {
            try await run("x = []\nwhile True: x.append(bytearray(1 << 20))", limits: .init(memoryBytes: 256 << 20))
        }
    }

    @Test func `a limit that is too low to load the program is told as a matter of memory`() async throws {
        await #expect(throws: ConversionError.tooMuchMemory(.openpyxl, bytes: 8 << 20)) {
            try await run("print(1)", limits: ConversionLimits(memoryBytes: 8 << 20))
        }
    }

    @Test func `what is killed from outside is tried once more`() async throws {
        let marker = "/tmp/concord-test-\(UUID().uuidString.lowercased())"
        defer { try? FileManager.default.removeItem(atPath: marker) }
        #expect(FileManager.default.createFile(atPath: marker, contents: nil))
        // It cannot remember anything, so that it waits for the test to make a difference.
        async let answer = run(
            """
            import os, time
            while os.path.exists("\(marker)"): time.sleep(0.01)
            print("[]")
            """
        )
        let first = try await process(naming: marker, besides: nil)
        kill(first, SIGKILL)
        _ = try await process(naming: marker, besides: first)
        try FileManager.default.removeItem(atPath: marker)
        #expect(try await answer == "[]\n")
    }

    /// A running converter whose script has this text.
    private func process(naming text: String, besides other: Int32?) async throws -> Int32 {
        while true {
            for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
                guard let process = Int32(name), process != other,
                    let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline"),
                    let script = String(decoding: line, as: UTF8.self).split(separator: "\0").first(where: {
                        $0.hasPrefix("/tmp/") && $0.hasSuffix("program")
                    }),
                    let source = FileManager.default.contents(atPath: String(script)),
                    String(decoding: source, as: UTF8.self).contains(text)
                else { continue }
                return process
            }
            await Task.yield()
        }
    }

    @Test func `what writes without end is ended, and what writes just enough is not`() async throws {
        let limits = ConversionLimits(outputBytes: 1 << 20)
        await #expect(throws: ConversionError.outputTooLarge(.openpyxl, bytes: 1 << 20)) {
            try await run("while True: print('x' * 1000)", limits: limits)
        }
        #expect(try await run("print('x' * ((1 << 20) - 1))", limits: limits).utf8.count == 1 << 20)
    }

    @Test func `complaints without end do not hold up an answer`() async throws {
        #expect(try await run("import sys; sys.stderr.write('x' * 5000000); print('ok')") == "ok\n")
    }

    @Test func `an unknown failure tells its exit code and nothing that the program said`() async throws {
        let error = await #expect(throws: ConversionError.self) {
            try await run("import sys; sys.stderr.write('secret'); sys.exit(3)")
        }
        #expect(error == .failed(.openpyxl, code: 3, signal: nil))
        #expect(error?.description.contains("(exit code 3)") == true)
    }

    @Test func `a program that is not there is named with its package`() async throws {
        let error = await #expect(throws: ConversionError.self) {
            try await Converter.openpyxl.text(of: [], program: "/nonexistent/openpyxl")
        }
        #expect(error == .notInstalled(.openpyxl))
        #expect(error?.description.contains("install the Debian package python3-openpyxl") == true)
    }

    @Test func `a launcher that is not there is not the file's fault`() async throws {
        let error = await #expect(throws: ConversionError.self) {
            try await Converter.openpyxl.convert([], launcher: "/nonexistent/concord")
        }
        #expect(error?.isOfTheFile == false)
    }

    @Test func `cancelling the task ends the process`() async throws {
        try await withTestDirectory { directory in
            let path = try makeProgram("#!/usr/bin/python3\nimport time\ntime.sleep(600)\n", in: directory)
            let conversion = Task { try await Converter.openpyxl.text(of: [], program: path) }
            let deadline = ContinuousClock.now + .seconds(600)
            // Asked once a round: while the launcher becomes the program, its command line is empty for a moment.
            var running = 0
            while running == 0, ContinuousClock.now < deadline {
                running = processes(running: path).count
                await Task.yield()
            }
            #expect(running == 1)
            conversion.cancel()
            await #expect(throws: ConversionError.cancelled) { try await conversion.value }
            #expect(processes(running: path).isEmpty)
        }
    }

    @Test func `the processes of many conversions at once are all ended`() async throws {
        try await withTestDirectory { directory in
            let path = try makeProgram("#!/usr/bin/python3\nimport time\ntime.sleep(600)\n", in: directory)
            await withTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        await #expect(throws: ConversionError.tooSlow(.openpyxl, seconds: 1)) {
                            try await Converter.openpyxl.text(of: [], limits: .init(seconds: 1), program: path)
                        }
                    }
                }
            }
            #expect(processes(running: path).isEmpty)
        }
    }

    /// The numbers of the processes that have this path among their arguments.
    private func processes(running path: String) -> [Int32] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { Int32($0) }.filter { process in
            let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
            return line.split(separator: 0).contains { String(decoding: $0, as: UTF8.self) == path }
        }
    }
}
