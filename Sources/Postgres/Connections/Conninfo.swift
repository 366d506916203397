import CLibPQ
import Glibc

/// A connection string taken apart, with defaults for what it leaves open.
struct Conninfo: Sendable {
    /// In seconds, and the last one in milliseconds.
    private static let defaults = [
        ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
        ("tcp_user_timeout", "30000"),
    ]

    private(set) var options: [(keyword: String, value: String)] = []

    /// Throws when libpq cannot read the string. Nothing of it is quoted, since any part may be a misplaced password.
    ///
    /// - Parameter timeout: After how many seconds to give up, whatever the string or its service says; nil: as they say.
    init(_ text: String, applicationName: String?, timeout: Int? = nil) throws(PostgresError) {
        guard !text.utf8.contains(0), let parsed = PQconninfoParse(text, nil) else {
            throw PostgresError(
                .parameter,
                "the connection string cannot be read; expected \"host=… dbname=…\" (values with spaces in 'single quotes'), "
                    + "\"service=…\" or \"postgresql://user@host/database\""
            )
        }
        defer { PQconninfoFree(parsed) }
        var unset: Set<String> = []
        var hasService = false
        var option = parsed
        while let keyword = option.pointee.keyword {
            let name = String(cString: keyword)
            let isInEnvironment = option.pointee.envvar.map { getenv($0) != nil } ?? false
            if let value = option.pointee.val {
                options.append((name, String(cString: value)))
            } else if !isInEnvironment {
                unset.insert(name)
            }
            if name == "service", option.pointee.val != nil || isInEnvironment { hasService = true }
            option += 1
        }
        if isMisread(text) {
            throw PostgresError(
                .parameter,
                "the connection string's host, port or database seems to have a part of the password in it; "
                    + "in a URI, write @ as %40, / as %2F and : as %3A within user, password and database"
            )
        }
        options.removeAll { $0.keyword == "client_encoding" }
        options.append(("client_encoding", "UTF8"))
        if let applicationName, unset.contains("fallback_application_name") {
            options.append(("fallback_application_name", applicationName))
        }
        if let timeout {
            options.removeAll { ["connect_timeout", "tcp_user_timeout"].contains($0.keyword) }
            options.append(("connect_timeout", "\(timeout)"))
            options.append(("tcp_user_timeout", "\(timeout)000"))
            return
        }
        // What is passed here wins over a service's definition, which libpq reads later: leave that alone.
        if hasService { return }
        for (keyword, value) in Self.defaults where unset.contains(keyword) { options.append((keyword, value)) }
    }

    /// In a URI, an @, / or : of the password's own moves a part of it to where libpq's messages would quote it.
    private func isMisread(_ text: String) -> Bool {
        guard text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") else { return false }
        let port = options.first { $0.keyword == "port" }?.value ?? ""
        let beforeOptions = text.prefix { $0 != "?" }
        let path = beforeOptions.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }
        return !port.utf8.allSatisfy { (48...57).contains($0) || $0 == 44 }
            || beforeOptions.count { $0 == "@" } > 1 || path.contains("@")
    }
}
