import Reporting
import Testing

@Suite struct CSVWriterTests {
    @Test(arguments: [
        (["plain", "", "ñ"], "plain,,ñ\r\n"),
        (
            ["a,b", "say \"yes\"", "two\nlines", "cr\rlf\n"],
            "\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\"cr\rlf\n\"\r\n"
        ),
        (["=1+1", "+1", "-1", "@x", "\tx", "a=b"], "'=1+1,'+1,'-1,'@x,'\tx,a=b\r\n"),
        (["=\"x\",\"y\"", "\r\n"], "\"'=\"\"x\"\",\"\"y\"\"\",\"'\r\n\"\r\n"),
        (["\"\u{301}"], "\"\"\"\u{301}\"\r\n"),
        ([], "\r\n"),
    ])
    func `a row is quoted as RFC 4180 has it and holds no formula`(cells: [String], row: String) {
        #expect(CSVWriter.row(cells) == row)
    }
}
