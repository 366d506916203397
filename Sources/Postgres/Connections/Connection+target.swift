extension Connection {
    /// Where a connection string leads, without password: `host=… port=… dbname=… user=…`, or `service=…`, as far as it says
    /// so; empty when it leaves everything to the environment and libpq.
    ///
    /// Throws `PostgresError` of kind `.parameter` for a string that cannot be read. Does not connect.
    public static func target(of conninfo: String) throws(PostgresError) -> String {
        let options = try Conninfo(conninfo, applicationName: nil).options
        return ["service", "host", "hostaddr", "port", "dbname", "user"]
            .compactMap { keyword in
                guard let value = options.last(where: { $0.keyword == keyword })?.value else { return nil }
                // A whole connection string, or a part of a password, may stand there by mistake.
                return "\(keyword)=\(value.contains { "@=:?".contains($0) } ? "…" : value)"
            }
            .joined(separator: " ")
    }
}
