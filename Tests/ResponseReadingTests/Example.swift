import BuiltIn
import ConsultationModel
import Definitions
import FoundationEssentials
import ResponseReading

/// What the tests read with: the built-in lexicon, and consultations.
enum Example {
    static func lexicon() throws -> StanceLexicon {
        try StanceLexicon(yaml: BuiltIn.stances, name: "built-in stance lexicon")
    }

    static func review() throws -> Consultation {
        try Consultation(yaml: BuiltIn.consultations.first ?? "", name: "built-in consultation")
    }

    /// Illustrative: two regions, identifiers with signs and spaces in them, texts that look like answers.
    static let small = Consultation(
        id: "small-2018",
        title: "Small consultation (illustrative)",
        regions: [
            Region(code: "NORTH", name: "Northern Region", speakers: ["North Working Group"]),
            Region(code: "SOUTH", name: "Southern Region", speakers: ["South Working Group"]),
        ],
        recommendations: [
            Recommendation(id: "1", text: "Publish all the minutes within a week."),
            Recommendation(id: "1(b)", text: "Support: give newcomers a mentor [sic] and a budget."),
            Recommendation(id: "EMM 3.2", text: "Choose one of these. Support Abstain"),
            Recommendation(id: "Option 4", text: "Leave everything [*as it is*] today."),
            Recommendation(id: "6", text: "Meet once a year, in person."),
        ]
    )

    static func context(
        _ consultations: [Consultation] = [small],
        consultation: String? = nil,
        region: String? = "NORTH"
    ) throws -> ReadingContext {
        ReadingContext(
            consultations: consultations,
            lexicon: try lexicon(),
            labels: try .builtIn,
            consultationFromPath: consultation,
            regionFromPath: region,
            now: Date(timeIntervalSince1970: 1_500_000_000)
        )
    }

    static func read(
        _ text: String,
        _ consultations: [Consultation] = [small],
        consultation: String? = nil,
        region: String? = "NORTH"
    ) throws -> Reading {
        try read(bytes: Array(text.utf8), consultations, consultation: consultation, region: region)
    }

    static func read(
        bytes: [UInt8],
        _ consultations: [Consultation] = [small],
        consultation: String? = nil,
        region: String? = "NORTH"
    ) throws -> Reading {
        Reading(of: bytes, in: try context(consultations, consultation: consultation, region: region))
    }

    static var lacralo: [UInt8] {
        DemoFile.all.first { $0.path == "lacralo-2017.txt" }?.bytes ?? []
    }
}

extension Reading {
    /// Everything that it holds, one thing a line.
    var asText: String {
        var lines = [
            "consultation: \(consultation?.id ?? "none")",
            "region: \(region?.code ?? "none")",
            "group: \(only?.groupAsWritten ?? "none")",
            "respondent: \(only?.respondent.map { "\($0.name), speaks for its region: \($0.speaksForRegion)" } ?? "none")",
            "illustrative: \(isIllustrative)",
        ]
        for answer in answers {
            lines.append("")
            lines.append(
                "\(answer.recommendation): \(answer.stance.rawValue) “\(answer.words)” at \(answer.line):\(answer.column)"
            )
            lines.append(answer.comment)
        }
        lines.append("")
        lines += faults.map(\.asText)
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Fault {
    /// "3:16 error: Found …".
    var asText: String {
        let place = line.map { line in column.map { "\(line):\($0) " } ?? "\(line) " } ?? ""
        return "\(place)\(severity.rawValue): \(message)"
    }
}
