import ConsultationModel
public import FoundationEssentials
public import ResponseReading
public import Store

/// What a sender is told about a file: what was understood of it, or everything that has to be mended.
public struct Receipt: Sendable {
    /// The file's path relative to the inbox, or as given to `concord check`.
    public var file: String
    /// What was read; nil when the file was set aside unread.
    public var reading: Reading?
    /// What became of it; nil when it was only checked.
    public var outcome: Outcome?
    /// Why it was set aside, where the reading does not say so.
    public var refusal: Fault?
    /// When it was taken; nil when it was only checked.
    public var taken: Date?
    /// When it was dropped, as far as that is known; shown where it is late.
    public var received: Date?
    /// When the same file was taken before, while somebody still wrote to it; nil: it was not.
    public var continues: Date?
    /// The SHA-256 of its bytes in hexadecimal; nil when it was not read.
    public var sha256: String?
    /// The name of the claim under which it was processed; nil when it was only checked.
    public var claim: UUID?

    /// Memberwise.
    public init(
        file: String,
        reading: Reading?,
        outcome: Outcome? = nil,
        refusal: Fault? = nil,
        taken: Date? = nil,
        received: Date? = nil,
        sha256: String? = nil,
        claim: UUID? = nil
    ) {
        self.file = file
        self.reading = reading
        self.outcome = outcome
        self.refusal = refusal
        self.taken = taken
        self.received = received
        self.sha256 = sha256
        self.claim = claim
    }

    /// What is added to the receipt of a file to which somebody went on writing after it was taken.
    static let wentOn = """

        Somebody went on writing to this file after it was taken. What is filed here, and what is said above, is how it was \
        then. The file as it is now was given back to the inbox and is taken as a new one.

        """

    /// The receipt as plain text, lines ended by "\n".
    public var text: String {
        var lines = ["\(file): \(verdict)", ""]
        lines += identification
        if let reading {
            if reading.responses.count > 1 {
                lines += [""] + respondents + [""] + understood
                if !changed.isEmpty { lines += [""] + changed }
            } else {
                if !reading.answers.isEmpty { lines += [""] + understood(reading) }
                if case .recorded(_, let changes?, _) = outcome?.submissions.first {
                    lines += [""] + described(changes)
                }
            }
            lines += flags(reading) + faults(reading)
        }
        if let refusal { lines += ["", refusal.message] }
        if outcome == .rejected || (outcome == nil && !(reading?.isAcceptable ?? false)) {
            let again = outcome == nil ? "check it" : "drop it"
            lines += [
                "", "Nothing of this file \(outcome == nil ? "would be" : "was") counted. Mend it and \(again) again.",
            ]
        }
        // A quoted control character could take over a terminal, and a NUL would keep the receipt out of the database.
        return lines.map { $0.printableLine + "\n" }.joined()
    }

    private var verdict: String {
        guard let outcome else {
            return reading?.isAcceptable == true ? "would be accepted\(extent)" : "would be rejected"
        }
        guard let only = outcome.submissions.first else { return "rejected" }
        return outcome.submissions.count > 1 ? verdictOnSeveral(outcome) : verdict(on: only)
    }

    private func verdict(on submission: SubmissionOutcome) -> String {
        switch submission {
        case .recorded(let revision, let changes, let closed):
            "accepted as revision \(revision)\(extent)"
                + (changes.map { ", which replaces revision \($0.replaced)" } ?? "")
                + (closed.map { ". It was \(late(after: $0)): it counts, and is marked as late" } ?? "")
        case .late(let revision, let closed, let counting):
            "\(late(after: closed)): kept as revision \(revision), but does not count. "
                + (counting.map { "What counts is still revision \($0)" } ?? "Nothing counts in its place")
        case .outdated(let revision, let counting, let newer, let isSameMoment):
            "kept as revision \(revision), but does not count. "
                + outdated(by: newer, isSameMoment: isSameMoment, counting: counting)
        case .unchanged(let revision):
            "accepted; it says the same as revision \(revision), nothing was changed"
        case .duplicate(let revision, let earlier, let standing):
            "a duplicate of revision \(revision) (\(earlier))" + Self.ending(of: standing)
        }
    }

    /// ", with 14 of 16 answers; 2 could not be understood": how much of one respondent's file was understood. Nothing where
    /// every answer was.
    private var extent: String {
        guard let answers = reading?.only?.answers else { return "" }
        let open = answers.count { $0.stance == .unrecognised || $0.stance == .blank && !$0.comment.isEmpty }
        guard open > 0 else { return "" }
        return ", with \(answers.count - open) of \(answers.count) answers; \(open) could not be understood"
    }

    /// "received 2017-03-25T10:00:00Z, after the consultation had closed at 2017-03-24T23:59:00Z".
    func late(after closed: Date) -> String {
        "received \((received ?? taken).map { "\($0.formatted(.iso8601)), " } ?? "")"
            + "after the consultation had closed at \(closed.formatted(.iso8601))"
    }

    /// Why a file does not count that was dropped before one that was taken before it.
    private func outdated(by newer: String, isSameMoment: Bool, counting: Int?) -> String {
        let reason =
            isSameMoment
            ? "\(newer) was dropped at the same moment, and its name comes after this one's"
            : "\(newer) was dropped after it, and was taken before it"
        return reason
            + (counting.map { ". What counts is revision \($0)" }
                ?? ". The answers were withdrawn since, so nothing counts")
    }

    private static func ending(of standing: SubmissionOutcome.Standing) -> String {
        switch standing {
        case .counts: "; nothing was changed"
        case .replaced:
            ", which a file has replaced that was dropped later; nothing was changed. To go back to it, change something in the file, for "
                + "instance a line at its top"
        case .withdrawn:
            ". The answers were withdrawn since; nothing was changed, and they do not count. To have them count again, change "
                + "something in the file, for instance a line at its top, or ask for the withdrawal to be taken back"
        case .late(let closed):
            ", which came after the consultation had closed at \(closed.formatted(.iso8601)) and does not count; nothing was "
                + "changed. Only those who hold the consultation can change that, by another deadline"
        }
    }

    private var identification: [String] {
        var rows: [(String, String)] = []
        if let taken { rows.append(("Taken", taken.formatted(.iso8601))) }
        if let continues {
            let before = continues.formatted(.iso8601)
            rows.append(("Goes on", "the file was taken before, at \(before), and somebody has written to it since"))
        }
        if let consultation = reading?.consultation {
            rows.append(("Consultation", "\(consultation.id) (\(consultation.title))"))
        }
        if let region = reading?.region { rows.append(("Region", "\(region.code) (\(region.name))")) }
        if let respondent = reading?.only?.respondent {
            let name = reading?.only?.groupAsWritten ?? respondent.name
            rows.append(
                ("Respondent", respondent.speaksForRegion ? "\(name), which speaks for \(respondent.region)" : name)
            )
        }
        if reading?.isIllustrative == true { rows.append(("Illustrative", "yes: the file says that it is made up")) }
        if let kind { rows.append(("Read as", kind)) }
        if let sha256 { rows.append(("SHA-256", sha256)) }
        if let claim { rows.append(("Claim", claim.uuidString.lowercased())) }
        let width = (rows.map(\.0.count).max() ?? 0) + 2
        return rows.map { "\($0.0):".padded(to: width) + $0.1 }
    }

    private func understood(_ reading: Reading) -> [String] {
        let asked = reading.consultation?.recommendations.count ?? reading.answers.count
        let count = reading.answers.count
        var lines = ["Understood: \(count) \(count == 1 ? "answer" : "answers") to \(asked) recommendations"]
        let labels = Stance.allCases.map(\.label)
        let width = (labels.map(\.count).max() ?? 0) + 2
        for stance in Stance.allCases {
            let ids = reading.answers.filter { $0.stance == stance }.map(\.recommendation)
            if ids.isEmpty { continue }
            let number = String(ids.count)
            lines.append("  " + stance.label.padded(to: width) + number.padded(to: 5) + ids.joined(separator: ", "))
        }
        let unanswered = (reading.only?.unanswered(of: reading.consultation) ?? []).map(\.id)
        lines.append("Not answered: " + (unanswered.isEmpty ? "none" : unanswered.joined(separator: ", ")))
        return lines
    }

    private func described(_ changes: Changes) -> [String] {
        let dropped = changes.dropped
        return ["Changed since revision \(changes.replaced):" + (changes.lines.isEmpty ? " no answer" : "")]
            + changes.lines.map { "  " + $0 }
            + ["No longer given: " + (dropped.isEmpty ? "none" : dropped.joined(separator: ", "))]
    }

    private func faults(_ reading: Reading) -> [String] {
        [(Fault.Severity.error, "Errors, to be mended:"), (.warning, "Warnings, which do not stop the file:")]
            .flatMap { severity, title in
                let faults = reading.faults.filter { $0.severity == severity }
                return faults.isEmpty ? [] : ["", title] + faults.flatMap(shown)
            }
    }

    private func shown(_ fault: Fault) -> [String] {
        let excerpt = fault.excerpt?.split(separator: "\n").map { "      \($0)" } ?? []
        return ["  " + (fault.location.map { "\($0): \(fault.message)" } ?? fault.message)] + excerpt
    }

    /// What the file was taken for, where that is worth a word.
    private var kind: String? {
        guard let format = reading?.format else { return nil }
        switch reading?.encoding {
        case .utf8?, nil: return format == .text ? nil : format.rawValue
        case let other?:
            return "\(format.rawValue) in \(other.rawValue), because it is not UTF-8; check that its letters are right"
        }
    }

    /// Whose comments a person should read beside the stance.
    private func flags(_ reading: Reading) -> [String] {
        let flagged = reading.responses.flatMap { response in
            response.answers.flatMap { answer in answer.flags.map { (response, answer, $0) } }
        }
        if flagged.isEmpty { return [] }
        let shown = flagged.prefix(Self.shownFlags).map { response, answer, flag in
            let who = reading.only == nil ? "\(response.groupAsWritten ?? response.region?.code ?? ""), " : ""
            return "  \(who)\(answer.recommendation), \(answer.stance.label): \(flag.explanation)"
        }
        let more = flagged.count - shown.count
        return ["", "Flagged for a reader; no stance was changed:"] + shown + (more > 0 ? ["  and \(more) more"] : [])
    }

    /// How many flags are told.
    private static let shownFlags = 20
}

extension Changes {
    /// One line for each answer that is new or changed.
    var lines: [String] {
        changes.compactMap { change in
            guard let new = change.new else { return nil }
            switch change.old {
            case nil:
                return "\(change.recommendation): new, \(new.stance.label)"
            case let old? where old.stance != new.stance:
                let comment = old.comment == new.comment ? "" : "; the comment changed too"
                return "\(change.recommendation): \(old.stance.label) → \(new.stance.label)\(comment)"
            case let old? where old.comment == new.comment:
                return "\(change.recommendation): \(new.stance.label), worded otherwise"
            default:
                return "\(change.recommendation): \(new.stance.label) as before; the comment changed"
            }
        }
    }

    /// The recommendations for which no answer is given any more.
    var dropped: [String] { changes.filter { $0.new == nil }.map(\.recommendation) }
}

extension String {
    func padded(to width: Int) -> String {
        count < width ? self + String(repeating: " ", count: width - count) : self + " "
    }
}
