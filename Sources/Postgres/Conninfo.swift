import CLibPQ
import Glibc

/// A connection string taken apart, with defaults for what it leaves open.
struct Conninfo: Sendable {
    private(set) var options: [(keyword: String, value: String)] = []

    /// Throws when libpq cannot read the string. Nothing of it is quoted, since any part may be a misplaced password.
    init(_ text: String, applicationName: String?) throws(PostgresError) {
        try Self.refuseUnescapedPassword(in: text)
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
        options.removeAll { $0.keyword == "client_encoding" }
        options.append(("client_encoding", "UTF8"))
        if let applicationName { options.append(("fallback_application_name", applicationName)) }
        // What is passed here wins over a service's definition, which libpq reads later: leave that alone.
        if hasService { return }
        if unset.contains("connect_timeout") { options.append(("connect_timeout", "10")) }
        if unset.contains("tcp_user_timeout") { options.append(("tcp_user_timeout", "30000")) }
    }

    /// In a URI, a password's own @ or / moves part of it into the host or the database, which libpq quotes in its messages.
    private static func refuseUnescapedPassword(in text: String) throws(PostgresError) {
        guard text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") else { return }
        let body = text.prefix { $0 != "?" }.drop { $0 != ":" }.dropFirst(3)
        let authority = body.prefix { $0 != "/" }
        let path = body.dropFirst(authority.count)
        if authority.count(where: { $0 == "@" }) > 1 || path.contains("@") {
            throw PostgresError(
                .parameter,
                "the connection URI has an @ too many; in a user, password or database name write @ as %40 and / as %2F"
            )
        }
    }
}
