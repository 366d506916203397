import ConsultationModel
import Conversion
import ResponseReading

/// Which part of a mail holds the answers: one mail is one file.
///
/// A file that came along goes before the mail's own text, and what answers before what does not. Where another part
/// answers something else, none of them is taken.
struct MailReading {
    /// A part, and what was understood of it.
    struct ReadPart {
        var part: MailPart
        var reading: Reading

        /// "the attachment “answers.docx”", "the text of the mail".
        var name: String {
            guard part.isAttached else { return "the text of the mail" }
            return part.name.map { "the attachment “\($0.shown)”" } ?? "an attachment (\(part.type))"
        }

        /// Whether both are forms of one text.
        func isOtherForm(of other: ReadPart) -> Bool {
            part.alternative != nil && part.alternative == other.part.alternative
        }

        /// The stances that count for something, by respondent and recommendation.
        var stances: [String: Stance] {
            var stances: [String: Stance] = [:]
            for response in reading.responses {
                for answer in response.answers where answer.stance != .blank && answer.stance != .unrecognised {
                    stances["\(response.respondent?.name ?? "")\n\(answer.recommendation)"] = answer.stance
                }
            }
            return stances
        }
    }

    /// No more parts than this are read; the others are named.
    static let limit = 20

    private let read: [ReadPart]
    private let unread: [MailPart]

    /// - Parameters:
    ///   - read: The parts that can be read, in the order of the mail.
    ///   - unread: The others.
    init(_ read: [ReadPart], unread: [MailPart]) {
        self.read = read
        self.unread = unread
    }

    /// The parts that may hold answers, those that came along first, at most `limit`; and the others.
    static func candidates(_ parts: [MailPart]) -> (read: [MailPart], unread: [MailPart]) {
        func mayAnswer(_ part: MailPart) -> Bool {
            guard !part.bytes.isEmpty, !ignored.contains(part.type) else { return false }
            return ResponseFormat(of: part.bytes, named: part.name ?? "") != .unreadable
        }
        let able = parts.filter(mayAnswer)
        let ordered = able.filter(\.isAttached) + able.filter { !$0.isAttached }
        let others = parts.filter { !$0.bytes.isEmpty && !mayAnswer($0) }
        return (Array(ordered.prefix(limit)), others + ordered.dropFirst(limit))
    }

    /// Signatures, cards and invitations are text that answers nothing.
    private static let ignored: Set<String> = [
        "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar",
        "text/vcard", "text/x-vcard", "text/directory", "application/ms-tnef", "message/delivery-status",
    ]

    /// The mail's reading: that of the part with the answers, with what there is to say of the others.
    var reading: Reading {
        guard let chosen else { return nothingReadable }
        var reading = chosen.reading
        reading.format = .mail
        if chosen.part.isAttached {
            for index in reading.faults.indices {
                reading.faults[index].place = [chosen.name, reading.faults[index].location].compactMap(\.self)
                    .joined(separator: ", ")
            }
        }
        let own = chosen.stances
        for other in read where other.part != chosen.part {
            let stances = other.stances
            // Of two forms of one text one may have lost an answer, as plain text has no bold type.
            let isOtherForm = other.isOtherForm(of: chosen)
            let differing = stances.filter { own[$0.key] != $0.value && !(isOtherForm && own[$0.key] == nil) }.keys
                .compactMap { $0.split(separator: "\n").last }
            if differing.isEmpty { continue }
            reading.faults.insert(
                Fault(
                    error: .answeredTwice,
                    """
                    Both \(chosen.name) and \(other.name) answer, and not the same: recommendation \
                    \(differing.map(String.init).sorted(by: Self.isBefore).joined(separator: ", ")). Send a mail, or a file, \
                    with the answers that count and no others.
                    """
                ),
                at: 0
            )
        }
        if let names = namesOfOthers(chosen) {
            reading.faults.insert(
                Fault(warning: "The answers were read from \(chosen.name). Not taken from the mail: \(names)."),
                at: reading.faults.firstIndex { $0.code == nil } ?? reading.faults.endIndex
            )
        } else if chosen.part.isAttached {
            reading.faults.append(Fault(warning: "The answers were read from \(chosen.name)."))
        }
        return reading
    }

    /// The first that answers, in the form that has the most answers; else the first that names a recommendation.
    private var chosen: ReadPart? {
        guard let first = read.first(where: { !$0.stances.isEmpty }) else {
            return read.first { !$0.reading.answers.isEmpty } ?? read.first
        }
        return read.filter { $0.isOtherForm(of: first) }.reduce(first) {
            $1.stances.count > $0.stances.count ? $1 : $0
        }
    }

    private func namesOfOthers(_ chosen: ReadPart) -> String? {
        // The same text in another form is not worth a word.
        let read = read.filter {
            $0.part != chosen.part && !$0.isOtherForm(of: chosen)
        }
        let names =
            read.map(\.name)
            + unread.map { part in
                "“\((part.name ?? "a part without a name").shown)” (\(part.type.shown))"
            }
        return names.isEmpty ? nil : names.prefix(10).joined(separator: ", ") + (names.count > 10 ? " and others" : "")
    }

    private var nothingReadable: Reading {
        let isWrapped = unread.contains { $0.type == "application/ms-tnef" || $0.name?.lowercased() == "winmail.dat" }
        let found =
            isWrapped
            ? "Outlook has wrapped what came along in a file “winmail.dat”, which is not read"
            : "found only \(unread.isEmpty ? "headers" : unread.map { ($0.name ?? $0.type).shown }.prefix(10).joined(separator: ", "))"
        return Reading(
            format: .mail,
            faults: [
                Fault(
                    error: .wrongKind,
                    """
                    There is no part in the mail that can be read: \(found). Save the attachment, or the \
                    text, as a file of its own and send that.
                    """
                )
            ]
        )
    }

    private static func isBefore(_ one: String, _ other: String) -> Bool {
        if let one = Int(one), let other = Int(other) { return one < other }
        return one < other
    }
}

extension String {
    /// On one line, at most 80 characters.
    fileprivate var shown: String { String(printableLine.prefix(80)) }
}
