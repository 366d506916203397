/// One thing that was measured.
struct Figure: Sendable {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    init(_ name: String, seconds: Duration) {
        self.init(name, "\(seconds.tenths) s")
    }

    /// How many files there were, how long they took and how many that is a second.
    init(_ name: String, files: Int, in time: Duration) {
        let rate = Double(files) / max(time / .seconds(1), 0.001)
        self.init(name, "\(files) files in \(time.tenths) s, \(Int(rate)) a second")
    }

    /// "two-daemons       first daemon          5012 files"
    func line(of trial: Trial) -> String {
        "\(padded(trial.name, to: 17)) \(padded(name, to: 28)) \(value)"
    }

    private func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension Duration {
    /// In seconds, with one decimal.
    var tenths: Double { (self / .milliseconds(100)).rounded() / 10 }
    /// In whole milliseconds.
    var milliseconds: Int { Int(self / .milliseconds(1)) }
}
