import Logging
import Testing

@testable import concord

@Suite struct LineLogHandlerTests {
    private struct Failure: Error, CustomStringConvertible {
        var description = "no space left\non the device"
    }

    private func event(
        _ level: Logger.Level = .info,
        _ message: Logger.Message = "file accepted",
        error: (any Error)? = nil,
        metadata: Logger.Metadata? = nil
    ) -> LogEvent {
        LogEvent(
            level: level,
            message: message,
            error: error,
            metadata: metadata,
            source: "test",
            file: #fileID,
            function: #function,
            line: #line
        )
    }

    private func journal(_ event: LogEvent) -> String {
        LineLogHandler(level: .trace, isForJournal: true).line(for: event)
    }

    @Test(arguments: [
        (Logger.Level.critical, 2), (.error, 3), (.warning, 4), (.notice, 5), (.info, 6), (.debug, 7), (.trace, 7),
    ])
    func `in the journal a line has the level as priority, and no time`(level: Logger.Level, priority: Int) {
        #expect(journal(event(level, "ready")) == "<\(priority)>ready")
    }

    @Test func `elsewhere a line begins with the time and the level`() {
        let line = LineLogHandler(level: .info, isForJournal: false).line(for: event(.warning, "left alone"))
        let words = line.split(separator: " ")
        #expect(words.dropFirst() == ["warning", "left", "alone"])
        #expect(words.first?.count == 20)
        #expect(words.first?.hasSuffix("Z") == true)
    }

    @Test func `what is known of an event follows, sorted, and quoted where its end would be open`() {
        var handler = LineLogHandler(level: .info, isForJournal: true)
        handler[metadataKey: "host"] = "a"
        handler[metadataKey: "file"] = "replaced"
        let metadata: Logger.Metadata = ["file": "EURALO/my answers.txt", "ms": "12", "none": "", "odd": "a=\"b\""]
        #expect(
            handler.line(for: event(metadata: metadata))
                == #"<6>file accepted file="EURALO/my answers.txt" host=a ms=12 none="" odd="a=\"b\"""#
        )
    }

    @Test func `the error of an event is shown`() {
        #expect(
            journal(event(.error, "not filed", error: Failure(), metadata: ["file": "a"]))
                == "<3>not filed error=\"no space left\u{FFFD}on the device\" file=a"
        )
    }

    @Test func `nothing from outside begins another line`() {
        let line = journal(event(.info, "a\n<2>b", metadata: ["file\n<2>x": "c\r\n<2>d\u{2028}e\u{1B}[31m"]))
        #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{2028}" })
        #expect(line.hasPrefix("<6>a"))
    }

    @Test func `a long value is cut between two characters, and a line stays within what the journal takes`() throws {
        let long = String(repeating: "é", count: 1500)
        #expect(journal(event(metadata: ["a": "\(long)", "b": "1"])) == "<6>file accepted a=\(long.prefix(1000))… b=1")
        #expect(journal(event(metadata: ["a": "x\(long)"])) == "<6>file accepted a=x\(long.prefix(999))…")
        let many = Dictionary(uniqueKeysWithValues: (0..<100).map { ("key\($0)", Logger.MetadataValue("\(long)")) })
        #expect((40_000..<40_010).contains(journal(event(metadata: many)).utf8.count))
        let marks = "e" + String(repeating: "\u{301}", count: 100_000)
        #expect(journal(event(.info, "\(marks)")).utf8.count < 2010)
    }
}
