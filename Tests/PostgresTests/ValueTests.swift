import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

@Suite struct ValueTests {
    private static let texts = [
        "", " ", "NULL", "null", "{a,b}", "\"", "'", "\\", "\\N", "a,b", "line\nbreak\r\n\t", "é", "e\u{301}", "日本語",
        "👩‍👩‍👧",
        "\u{1}", "\u{FFFD}", "\u{10FFFF}", "'; drop table x; --", "$1",
    ]
    private static let moments = [
        0, 0.000001, -0.000001, 0.999999, -31_622_400, 1_000_000_000.123456, -1_000_000_000.654321, 802_000_000.5,
    ].map(Date.init(timeIntervalSinceReferenceDate:))
    private static let uuids = [UUID(uuid: (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255)), UUID()]
    private static let numbers = [0, -0.0, 0.1, -1e300, .infinity, -.infinity, .leastNonzeroMagnitude, .ulpOfOne]

    @Test func `every value comes back as it was sent`() async throws {
        try await withTestConnection { connection async throws in
            func expectSame<Value: PostgresValue & Equatable>(_ values: [Value]) async throws {
                for value in values {
                    let row = try #require(try await connection.query("select \(value), \(value as Value?)").first)
                    let (plain, optional) = try row.decode((Value, Value?).self)
                    #expect(plain == value)
                    #expect(optional == value)
                }
                let null = try #require(try await connection.query("select \(nil as Value?)").first)
                #expect(try null[0, as: Value?.self] == nil)
            }
            try await expectSame([Int.min, -1, 0, 1, Int.max])
            try await expectSame([Int64.min, -1, 0, 1, Int64.max])
            try await expectSame([true, false])
            try await expectSame(Self.texts)
            try await expectSame(Self.numbers)
            try await expectSame(Self.uuids)
            try await expectSame(Self.moments)
            try await expectSame([[], [0], Array(0...255), Array(repeating: 0, count: 1_000_000)])
        }
    }

    @Test func `every array comes back as it was sent, NULL included`() async throws {
        try await withTestConnection { connection async throws in
            func expectSame<Value: PostgresValue & Equatable>(_ values: [Value]) async throws {
                let rows = try await connection.query(
                    "select v from unnest(\(values)) with ordinality as x (v, n) order by n"
                )
                #expect(try rows.map { try $0.decode(Value.self) } == values)
                let optionals = [nil] + values.map(Optional.some) + [nil, nil]
                let withNulls = try await connection.query(
                    "select v from unnest(\(optionals)) with ordinality as x (v, n) order by n"
                )
                #expect(try withNulls.map { try $0.decode(Value?.self) } == optionals)
            }
            try await expectSame([Int.min, 0, Int.max])
            try await expectSame([true, false])
            try await expectSame(Self.texts)
            try await expectSame(Self.numbers)
            try await expectSame(Self.uuids)
            try await expectSame(Self.moments)
            try await expectSame([[], [0, 255, 92, 34], Array("\\x00".utf8)])
            try await expectSame([String]())
        }
    }

    /// What goes in and what PostgreSQL writes for it: a mistake made in both directions would cancel out above.
    @Test(
        arguments: [
            ("select (\(Int.min))::text", "-9223372036854775808"),
            ("select (\(true))::text", "true"),
            ("select (\(0.1))::text", "0.1"),
            ("select (\(-Double.infinity))::text", "-Infinity"),
            ("select (\([0, 92, 255] as [UInt8]))::text", "\\x005cff"),
            (
                "select (\(UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))))::text",
                "01020304-0506-0708-090a-0b0c0d0e0f10"
            ),
            ("select (\(Date(timeIntervalSince1970: 0)))::text", "1970-01-01 00:00:00+00"),
            ("select (\(Date(timeIntervalSince1970: 1_793_239_384.123456)))::text", "2026-10-29 02:03:04.123456+00"),
            ("select (\(Date(timeIntervalSinceReferenceDate: -211_845_110_400)))::text", "4714-11-24 00:00:00+00 BC"),
            ("select (\(Date(timeIntervalSinceReferenceDate: 9_223_339_708_799)))::text", "294276-12-31 23:59:59+00"),
            ("select (\(["a\"b", nil, "NULL", "é\\"]))::text", #"{"a\"b",NULL,"NULL","é\\"}"#),
            ("select (\([] as [Int]))::text", "{}"),
        ] as [(SQL, String)]
    )
    func `PostgreSQL reads what was meant`(statement: SQL, text: String) async throws {
        try await withTestConnection { connection async throws in
            let rows = try await connection.query(statement)
            #expect(try rows.map { try $0.decode(String.self) } == [text])
        }
    }

    @Test func `times are exact to the microsecond`() async throws {
        try await withTestConnection { connection async throws in
            // From 1873 to 2126, in steps that visit every digit of the microseconds.
            let micros = (-20_000..<20_000).map { Int64($0) * 200_000_000_003 }
            let rows = try await connection.query(
                """
                select timestamptz '2000-01-01 00:00:00+00' + m * interval '1 microsecond'
                from unnest(\(micros)) with ordinality as x (m, n) order by n
                """
            )
            let dates = try rows.map { try $0.decode(Date.self) }
            let same = try await connection.query(
                """
                select count(*) from unnest(\(micros), \(dates)) as x (m, d)
                where d = timestamptz '2000-01-01 00:00:00+00' + m * interval '1 microsecond'
                """
            )
            #expect(try same.map { try $0.decode(Int.self) } == [40_000])
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, -211_845_110_401, 9_223_339_708_800, 1e300])
    func `a time that PostgreSQL cannot hold is refused`(interval: Double) async throws {
        try await withTestConnection { connection async throws in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.query("select \(Date(timeIntervalSinceReferenceDate: interval))")
            }
            #expect(error?.kind == .parameter)
        }
    }

    @Test func `an infinite time is not decoded`() async throws {
        try await withTestConnection { connection async throws in
            for row in try await connection.query("values ('infinity'::timestamptz), ('-infinity')") {
                let error = #expect(throws: PostgresError.self) { try row.decode(Date.self) }
                #expect(error?.kind == .decoding)
            }
        }
    }

    @Test func `other types that fit are decoded`() async throws {
        try await withTestConnection { connection async throws in
            let row = try #require(
                try await connection.query(
                    """
                    select (-32768)::smallint, 2147483647::integer, 4294967295::oid, 1.5::real, 'n'::name, 'v'::varchar,
                        '{"a": 1}'::jsonb, '[1]'::json
                    """
                ).first
            )
            let values = try row.decode((Int, Int64, Int, Double, String, String, String, String).self)
            #expect(values.0 == -32_768 && values.1 == 2_147_483_647 && values.2 == 4_294_967_295 && values.3 == 1.5)
            #expect([values.4, values.5, values.6, values.7] == ["n", "v", #"{"a": 1}"#, "[1]"])
        }
    }

    @Test func `U+0000 is refused, and the connection goes on`() async throws {
        try await withTestConnection { connection async throws in
            let single = await #expect(throws: PostgresError.self) {
                try await connection.query("select \(1), \("secret\0")")
            }
            #expect(single?.kind == .parameter)
            #expect(single?.description.contains("parameter $2") == true)
            #expect(single?.description.contains("byte 6") == true)
            #expect(single?.description.contains("secret") == false)
            let inArray = await #expect(throws: PostgresError.self) {
                try await connection.query("select \(["a", "b\0"])")
            }
            #expect(inArray?.description.contains("element 1 ") == true)
            let script = await #expect(throws: PostgresError.self) { try await connection.execute(script: "select\0") }
            #expect(script?.kind == .parameter)
            #expect(try await connection.query("select 1").count == 1)
        }
    }

    @Test func `a hundred thousand rows go in as arrays`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table entry (id bigint, word text, at timestamptz, raw bytea)")
            let ids = Array(0..<100_000)
            let words = ids.map { $0 % 10 == 0 ? nil : "word \($0) \"'\\" }
            let times = ids.map { Date(timeIntervalSinceReferenceDate: Double($0)) }
            let raws = ids.map { Array(repeating: UInt8($0 % 256), count: $0 % 5) }
            let inserted = try await connection.transaction { connection in
                try connection.execute(
                    """
                    insert into entry (id, word, at, raw)
                    select * from unnest(\(ids)::bigint[], \(words)::text[], \(times)::timestamptz[], \(raws)::bytea[])
                    """
                )
            }
            #expect(inserted == 100_000)
            let row = try #require(
                try await connection.query(
                    """
                    select count(word), sum(id)::bigint, sum(length(raw))::bigint, max(at), min(word) from entry
                    """
                ).first
            )
            let (count, sum, bytes, last, first) = try row.decode((Int, Int, Int, Date, String).self)
            #expect(count == 90_000 && sum == 4_999_950_000 && bytes == 200_000 && last == times.last)
            #expect(first == words[1])
        }
    }
}
