/// Response files of the tests. Those that are written here are illustrative.
enum Samples {
    /// A file with these answers by recommendation, in the reference layout.
    static func response(
        _ answers: [(Int, String, String)],
        title: String = "Illustrative: made up for a test"
    ) -> [UInt8] {
        let lines = answers.map { "Recommendation \($0.0). Text\n[*\($0.1)*] \($0.2)\n" }
        return Array((title + "\n" + lines.joined()).utf8)
    }
}
