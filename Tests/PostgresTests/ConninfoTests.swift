import Testing

@testable import Postgres

@Suite struct ConninfoTests {
    private func value(_ keyword: String, in conninfo: Conninfo) -> [String] {
        conninfo.options.filter { $0.keyword == keyword }.map(\.value)
    }

    @Test(arguments: [
        "host=a dbname=b", "host=a connect_timeout=60 tcp_user_timeout=60000", "postgresql://a/b?connect_timeout=0",
    ])
    func `a time that is asked for wins over what the string says`(text: String) throws {
        let conninfo = try Conninfo(text, applicationName: "concord", timeout: 3)
        #expect(value("connect_timeout", in: conninfo) == ["3"])
        #expect(value("tcp_user_timeout", in: conninfo) == ["3000"])
    }

    @Test func `else the string's own stays`() throws {
        let conninfo = try Conninfo("host=a connect_timeout=60", applicationName: nil)
        #expect(value("connect_timeout", in: conninfo) == ["60"])
    }
}
