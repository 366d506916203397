import ConsultationModel
import FoundationEssentials
import LinuxFiles
import Subprocess
import SystemPackage

/// PDFs, which a browser prints of web pages.
public enum PrintedDocument {
    /// Why there is none.
    public enum Failure: Error, Sendable, CustomStringConvertible {
        /// No browser is there.
        case notInstalled
        /// It ran for so many seconds.
        case tooSlow(seconds: Int)
        /// In its own words.
        case failed(String)

        /// What was found, what was expected, and how to go on.
        public var description: String {
            switch self {
            case .notInstalled:
                "PDFs are printed by Chromium, and there is none of \(browsers.joined(separator: ", ")) here; install the "
                    + "Debian package chromium, or ask for another format, such as html"
            case .tooSlow(let seconds):
                "Chromium was not done after \(seconds) seconds, the limit; ask for another format, such as html"
            case .failed(let reason): "Chromium could not print a PDF: \(reason.printableLine)"
            }
        }
    }

    /// The names that the browser has, in the order in which they are tried.
    static let browsers = ["chromium", "chromium-browser", "google-chrome"]

    /// Prints a page on paper of the size that its style names.
    ///
    /// The browser reaches no network, keeps nothing, and writes into a directory of its own, which is removed. When this
    /// returns or throws, no process is left.
    ///
    /// - Parameters:
    ///   - html: A page that needs nothing beside it, in UTF-8.
    ///   - seconds: The time limit. Each of the browser's processes may use 2 GiB of memory, and a file may have 128 MiB.
    /// - Throws: `Failure`, `CancellationError`, or `FileError` when the directory cannot be made or written.
    public static func bytes(of html: [UInt8], seconds: Int = 120) async throws -> [UInt8] {
        let folder = try Files.makeTemporaryDirectory(named: "concord-print")
        defer { try? Files.removeTree(folder) }
        try Files.write(html, to: "\(folder)/page.html")
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await printed(in: folder) }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw Failure.tooSlow(seconds: seconds)
            }
            // Ends the browser, and waits for that.
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }

    private static func printed(in folder: String) async throws -> [UInt8] {
        let (status, complaints): (TerminationStatus, String)
        do {
            let result = try await Subprocess.run(
                .path("/bin/sh"),
                arguments: Arguments(["-c", script, "sh", folder] + browsers),
                environment: environment(folder),
                workingDirectory: FilePath(folder),
                platformOptions: options,
                input: .none,
                output: .string(limit: 1 << 20),
                error: .discarded
            )
            (status, complaints) = (result.terminationStatus, result.standardOutput)
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw Failure.failed("\(error)")
        }
        try Task.checkCancellation()
        if status == .exited(127) { throw Failure.notInstalled }
        guard
            let printed = try? Files.read("\(folder)/page.pdf", limit: 128 << 20),
            printed.starts(with: Array("%PDF".utf8))
        else { throw Failure.failed("\(complaints.suffix(500)) (\(status))") }
        return printed
    }

    /// Its arguments are the directory and the browsers' names.
    ///
    /// Only what is written to counts as memory here: the browser reserves more addresses than any machine has. Its own
    /// confinement does not work as root.
    private static let script = """
        folder=$1
        shift
        for browser; do
            command -v "$browser" >/dev/null || continue
            ulimit -d 2097152
            ulimit -f 262144
            ulimit -c 0
            test "$(id -u)" = 0 && set -- --no-sandbox || set --
            exec "$browser" "$@" --headless=new --disable-gpu --disable-dev-shm-usage --user-data-dir="$folder/profile" \
                --no-first-run --no-default-browser-check --disable-extensions --disable-background-networking \
                --disable-component-update --disable-sync --disable-breakpad --host-resolver-rules="MAP * ~NOTFOUND" \
                --proxy-server=127.0.0.1:9 --proxy-bypass-list="<-loopback>" --no-pdf-header-footer \
                --print-to-pdf="$folder/page.pdf" "file://$folder/page.html" 2>&1
        done
        exit 127
        """

    private static func environment(_ folder: String) -> Environment {
        .custom([
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "HOME": folder,
            "TMPDIR": folder,
        ])
    }

    /// A process group of its own, which is killed as a whole: there is nothing to tidy up.
    private static var options: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        return options
    }
}
