/// A PostgreSQL data type, known by its object identifier, which is fixed for every built-in type.
public struct PostgresType: Sendable, Hashable, CustomStringConvertible {
    let oid: UInt32

    static let bool = PostgresType(oid: 16)
    static let bytea = PostgresType(oid: 17)
    static let char = PostgresType(oid: 18)
    static let name = PostgresType(oid: 19)
    static let int8 = PostgresType(oid: 20)
    static let int2 = PostgresType(oid: 21)
    static let int4 = PostgresType(oid: 23)
    static let text = PostgresType(oid: 25)
    static let objectIdentifier = PostgresType(oid: 26)
    static let json = PostgresType(oid: 114)
    static let xml = PostgresType(oid: 142)
    static let float4 = PostgresType(oid: 700)
    static let float8 = PostgresType(oid: 701)
    static let bpchar = PostgresType(oid: 1042)
    static let varchar = PostgresType(oid: 1043)
    static let timestamptz = PostgresType(oid: 1184)
    static let uuid = PostgresType(oid: 2950)
    static let jsonb = PostgresType(oid: 3802)

    private static let names: [UInt32: String] = [
        16: "boolean", 17: "bytea", 18: "\"char\"", 19: "name", 20: "bigint", 21: "smallint", 23: "integer",
        25: "text", 26: "oid", 114: "json", 142: "xml", 700: "real", 701: "double precision", 1000: "boolean[]",
        1005: "smallint[]", 1007: "integer[]", 1009: "text[]", 1015: "character varying[]", 1016: "bigint[]",
        1042: "character", 1043: "character varying", 1082: "date", 1083: "time without time zone",
        1114: "timestamp without time zone", 1184: "timestamp with time zone", 1186: "interval", 1700: "numeric",
        2249: "record", 2278: "void", 2950: "uuid", 2951: "uuid[]", 3802: "jsonb",
    ]

    /// The type's SQL name, or "type with OID n" for one that is not built in.
    public var description: String {
        Self.names[oid] ?? "type with OID \(oid)"
    }
}
