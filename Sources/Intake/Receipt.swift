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
    public var refusal: String?
    /// When it was taken; nil when it was only checked.
    public var taken: Date?
    /// The SHA-256 of its bytes in hexadecimal; nil when it was not read.
    public var sha256: String?
    /// The name of the claim under which it was processed; nil when it was only checked.
    public var claim: UUID?

    /// Memberwise.
    public init(
        file: String,
        reading: Reading?,
        outcome: Outcome? = nil,
        refusal: String? = nil,
        taken: Date? = nil,
        sha256: String? = nil,
        claim: UUID? = nil
    ) {
        self.file = file
        self.reading = reading
        self.outcome = outcome
        self.refusal = refusal
        self.taken = taken
        self.sha256 = sha256
        self.claim = claim
    }

    /// The receipt as plain text, lines ended by "\n".
    public var text: String {
        var lines = ["\(file): \(verdict)", ""]
        lines += identification
        if let reading {
            if !reading.answers.isEmpty { lines += [""] + understood(reading) }
            if case .accepted(_, let changes?) = outcome { lines += [""] + described(changes) }
            lines += faults(reading)
        }
        if let refusal { lines += ["", refusal] }
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
        switch outcome {
        case .accepted(let revision, nil):
            "accepted as revision \(revision)"
        case .accepted(let revision, let changes?):
            "accepted as revision \(revision), which replaces revision \(changes.replaced)"
        case .duplicate(let revision, let earlier, let isCurrent):
            isCurrent
                ? "a duplicate of revision \(revision) (\(earlier)); nothing was changed"
                : "a duplicate of revision \(revision) (\(earlier)), which a later revision has replaced; nothing was "
                    + "changed. To go back to it, change something in the file, for instance a line at its top"
        case .rejected:
            "rejected"
        case nil:
            reading?.isAcceptable == true ? "would be accepted" : "would be rejected"
        }
    }

    private var identification: [String] {
        var rows: [(String, String)] = []
        if let taken { rows.append(("Taken", taken.formatted(.iso8601))) }
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
        let changed = changes.changes.filter { $0.new != nil }
        let dropped = changes.changes.filter { $0.new == nil }.map(\.recommendation)
        var lines = ["Changed since revision \(changes.replaced):" + (changed.isEmpty ? " no answer" : "")]
        for change in changed {
            guard let new = change.new else { continue }
            switch change.old {
            case nil:
                lines.append("  \(change.recommendation): new, \(new.stance.label)")
            case let old? where old.stance != new.stance:
                let comment = old.comment == new.comment ? "" : "; the comment changed too"
                lines.append("  \(change.recommendation): \(old.stance.label) → \(new.stance.label)\(comment)")
            case let old? where old.comment == new.comment:
                lines.append("  \(change.recommendation): \(new.stance.label), worded otherwise")
            default:
                lines.append("  \(change.recommendation): \(new.stance.label) as before; the comment changed")
            }
        }
        lines.append("No longer given: " + (dropped.isEmpty ? "none" : dropped.joined(separator: ", ")))
        return lines
    }

    private func faults(_ reading: Reading) -> [String] {
        [(Fault.Severity.error, "Errors, to be mended:"), (.warning, "Warnings, which do not stop the file:")]
            .flatMap { severity, title in
                let faults = reading.faults.filter { $0.severity == severity }
                return faults.isEmpty ? [] : ["", title] + faults.map { "  " + $0.located }
            }
    }
}

extension Fault {
    /// "line 12, column 4: message".
    public var located: String { location.map { "\($0): \(message)" } ?? message }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        count < width ? self + String(repeating: " ", count: width - count) : self + " "
    }
}
