import ConsultationModel
import FoundationEssentials
import ResponseReading
import Store

/// What the receipt of a file of several respondents says; its length does not depend on how many they are.
extension Receipt {
    /// For how many respondents the changes are told.
    private static let shownRespondents = 20

    private var responses: [Reading.Response] { reading?.responses ?? [] }

    func verdictOnSeveral(_ outcome: Outcome) -> String {
        let fates = outcome.submissions
        var (new, changed, same, replaced, withdrawn, late) = (0, 0, 0, 0, 0, 0)
        var outdated = 0
        var (closed, counted): (Date?, Date?)
        for fate in fates {
            switch fate {
            case .recorded(_, let changes, let deadline):
                if changes == nil { new += 1 } else { changed += 1 }
                counted = deadline ?? counted
            case .unchanged, .duplicate(_, _, .counts): same += 1
            case .duplicate(_, _, .replaced): replaced += 1
            case .duplicate(_, _, .withdrawn): withdrawn += 1
            case .outdated: outdated += 1
            case .late(_, let deadline, _), .duplicate(_, _, .late(let deadline)):
                late += 1
                closed = deadline
            }
        }
        let isDuplicate = outcome.code == "duplicate"
        let counts = [
            (new, "new"), (changed, "changed"), (same, "unchanged"), (replaced, "replaced since"),
            (withdrawn, "withdrawn since"), (outdated, "older than what counts"), (late, "too late to count"),
        ]
        .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let verdict =
            isDuplicate
            ? "a duplicate: the same bytes were taken before for all of its \(fates.count) respondents; nothing was changed"
            : "accepted for \(fates.count) respondents: \(counts)"
        var sentences = [verdict]
        if replaced > 0 {
            sentences.append(
                "For \(replaced) of them a file that was dropped later has replaced what the same bytes said before; to go back to it, "
                    + "change something in the file"
            )
        }
        if withdrawn > 0 {
            sentences.append(
                "For \(withdrawn) of them the answers were withdrawn since, and do not count; to have them count again, "
                    + "change something in the file, or ask for the withdrawal to be taken back"
            )
        }
        if outdated > 0 {
            sentences.append(
                "For \(outdated) of them another file was dropped after this one, or at the same moment under a later name, and "
                    + "was taken before it: what this one says for them is kept, and does not count"
            )
        }
        if let closed {
            sentences.append(
                "For \(late) of them it was \(self.late(after: closed)): what they say is kept, and does not count"
            )
        }
        if let counted { sentences.append("It was \(self.late(after: counted)): it counts, and is marked as late") }
        return sentences.joined(separator: ". ")
    }

    /// How many there are of each region.
    var respondents: [String] {
        var counts: [String: (all: Int, speakers: Int)] = [:]
        for respondent in responses.compactMap(\.respondent) {
            counts[respondent.region, default: (0, 0)].all += 1
            if respondent.speaksForRegion { counts[respondent.region, default: (0, 0)].speakers += 1 }
        }
        let order = reading?.consultation?.regions.map(\.code) ?? counts.keys.sorted()
        let shown = order.filter { counts[$0] != nil }
        let width = (shown.map(\.count).max() ?? 0) + 2
        return ["Respondents: \(responses.count)"]
            + shown.map { region in
                let (all, speakers) = counts[region] ?? (0, 0)
                let which = all == 1 ? "which" : "one of which"
                return "  " + region.padded(to: width) + "\(all)"
                    + (speakers > 0 ? ", \(which) speaks for \(region)" : "")
            }
    }

    /// How many answers of each stance.
    var understood: [String] {
        var counts = StanceCounts()
        for response in responses {
            for answer in response.answers { counts[answer.stance] += 1 }
        }
        let width = (Stance.allCases.map(\.label.count).max() ?? 0) + 2
        let asked = reading?.consultation?.recommendations.count ?? 0
        return ["Understood: \(counts.total) answers to \(asked) recommendations"]
            + Stance.allCases.filter { counts[$0] > 0 }.map { "  " + $0.label.padded(to: width) + "\(counts[$0])" }
    }

    /// What changed, for the first of those for whom something did.
    var changed: [String] {
        let all = zip(responses.compactMap(\.respondent), outcome?.submissions ?? []).compactMap { respondent, fate in
            if case .recorded(_, let changes?, _) = fate { (respondent, changes) } else { nil }
        }
        if all.isEmpty { return [] }
        let shown = all.prefix(Self.shownRespondents)
        let title =
            all.count > shown.count ? "Changed, the first \(shown.count) of \(all.count) respondents:" : "Changed:"
        return [title]
            + shown.flatMap { respondent, changes in
                let name =
                    respondent.speaksForRegion
                    ? respondent.region : "\(respondent.region), \(respondent.name)"
                let dropped = changes.dropped
                return ["  \(name), since revision \(changes.replaced):"]
                    + changes.lines.map { "    " + $0 }
                    + (dropped.isEmpty ? [] : ["    No longer given: \(dropped.joined(separator: ", "))"])
            }
    }
}
