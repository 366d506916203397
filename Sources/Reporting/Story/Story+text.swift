import Consensus
import ConsultationModel

extension Story {
    /// The story as lines of plain text, the times in UTC.
    public func text() -> String {
        let words = Words(language)
        var lines = [
            "\(consultation.title.oneLine) · \(words.recommendation(recommendation.id.oneLine))",
            recommendation.text.oneLine,
            "",
        ]
        for entry in entries {
            lines.append("\(Timestamp(entry.at).seconds)  \(words.sentence(of: entry.content))")
            if let level = entry.level {
                lines += words.lines(on: level).map { "    \($0)" }
            }
        }
        lines.append("")
        if let headline {
            lines.append(words.levelNow(words.levelName(of: headline)))
            if let outcome = words.outcome(of: headline) { lines.append(outcome) }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Timestamp {
    /// "2017-05-12 14:03:05 UTC".
    fileprivate var seconds: String { iso.prefix(19).split(separator: "T").joined(separator: " ") + " UTC" }
}
