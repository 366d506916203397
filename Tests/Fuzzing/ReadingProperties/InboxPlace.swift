import BuiltIn
import ConsultationModel
import Definitions
import FoundationEssentials
public import ResponseReading

/// Where a file lies in an inbox whose service knows several consultations: what is known before it is opened.
public struct InboxPlace: Sendable {
    /// What it is read with.
    public let context: ReadingContext

    /// Places that tell the consultation, the region, both or neither.
    ///
    /// Known are the built-in consultation and those of the fixtures: one answered on a Likert scale, one in numbers, and
    /// one with identifiers such as "1(b)" and "EMM 3.2".
    public static let all: [InboxPlace] = places()

    /// The place for an input: another one for inputs of other sizes, so that each input is one whole file.
    public static func forInput(of size: Int) -> InboxPlace { all[size % all.count] }

    private static func places() -> [InboxPlace] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let fixtures = ["participacion-2020", "abuse-delphi-2021", "membership-options-2018"]
        do {
            let yaml =
                try BuiltIn.consultations
                + fixtures.map {
                    let file = folder.appending(path: "Fixtures/consultations/\($0).yaml")
                    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
                }
            let context = ReadingContext(
                consultations: try yaml.map { try Consultation(yaml: $0, name: "of the fixtures") },
                lexicon: try .builtIn,
                labels: try .builtIn,
                cues: try .builtIn,
                now: Date(timeIntervalSince1970: 1_500_000_000)
            )
            let told: [(consultation: String?, region: String?, file: String)] = [
                ("at-large-review-2017", "EURALO", "answers.txt"),
                ("membership-options-2018", nil, "answers.csv"),
                (nil, "LACRALO", "answers.json"),
                ("abuse-delphi-2021", "ENDUSERS", "answers.yaml"),
                ("participacion-2020", "LACRALO", "answers.tsv"),
                (nil, nil, "answers"),
                ("at-large-review-2017", nil, "answers.md"),
            ]
            return told.map { place in
                var context = context
                context.consultationFromPath = place.consultation
                context.regionFromPath = place.region
                context.file = place.file
                context.keepsParts = true
                return InboxPlace(context: context)
            }
        } catch {
            fatalError("the consultations to read with: \(error)")
        }
    }
}
