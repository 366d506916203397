/// Response files of the tests. All are made up, and say so.
public enum Samples {
    /// A file with these answers by recommendation, in the reference layout.
    public static func response(
        _ answers: [(Int, String, String)],
        title: String = "Illustrative: made up for a test"
    ) -> [UInt8] {
        let lines = answers.map { "Recommendation \($0.0). Text\n[*\($0.1)*] \($0.2)\n" }
        return Array((title + "\n" + lines.joined()).utf8)
    }

    /// A file of a respondent of its own, so that it is the first revision whatever comes before or after.
    public static func response(of number: Int, comment: String = "") -> [UInt8] {
        response(
            [(number % 16 + 1, number % 3 == 0 ? "Support" : "Do Not Support", "Comment \(number) \(comment)")],
            title: "Illustrative: made up for a test\nRespondent: Example group \(number)"
        )
    }
}
