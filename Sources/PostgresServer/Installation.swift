import FoundationEssentials
import LinuxFiles
import Subprocess
import SystemPackage

/// The programs of an installed PostgreSQL server.
struct Installation: Sendable {
    /// The directory that holds initdb, pg_ctl and postgres.
    let directory: String

    /// The one that pg_config names, else the newest of Debian's, else one on the path.
    /// With `version`, only an installation of that major version, which an existing cluster needs.
    static func find(version: String?) async throws -> Installation {
        for directory in await candidates() where hasPrograms(directory) {
            let installation = Installation(directory: directory)
            if version == nil { return installation }
            if await installation.version == version { return installation }
        }
        let package = version.map { "postgresql-\($0)" } ?? "postgresql"
        let what = version.map { "The cluster was made by PostgreSQL \($0), whose server" } ?? "The PostgreSQL server"
        throw PrivateServerError(
            description: "\(what) is not installed: no initdb, pg_ctl and postgres where pg_config says, in "
                + "/usr/lib/postgresql/*/bin or on the path. Install the Debian package \(package), or name a database."
        )
    }

    private static func candidates() async -> [String] {
        let configured = await firstLine(of: .name("pg_config"), "--bindir")
        let debian = "/usr/lib/postgresql"
        let versions = ((try? Files.list(debian).entries) ?? []).compactMap { Int($0.name) }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return [configured].compactMap(\.self)
            + versions.sorted(by: >).map { "\(debian)/\($0)/bin" }
            + path.split(separator: ":").map(String.init)
    }

    private static func hasPrograms(_ directory: String) -> Bool {
        ["initdb", "pg_ctl", "postgres"].allSatisfy {
            Files.isExecutable("\(directory)/\($0)")
        }
    }

    /// "15" from "postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)".
    private var version: String? {
        get async {
            let words = await Self.firstLine(of: .path(FilePath("\(directory)/postgres")), "--version")?.split(
                separator: " "
            )
            guard let words, words.count > 2 else { return nil }
            return words[2].split(separator: ".").first.map(String.init)
        }
    }

    private static func firstLine(of program: Executable, _ argument: String) async -> String? {
        let result = try? await Subprocess.run(program, arguments: [argument], output: .string(limit: 4096))
        return result?.standardOutput.split(separator: "\n").first.map(String.init)
    }
}
