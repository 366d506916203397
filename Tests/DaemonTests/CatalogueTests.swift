import BuiltIn
import ConsultationModel
import Daemon
import FileTesting
import FoundationEssentials
import LinuxFiles
import ResponseReading
import Testing

@Suite struct CatalogueTests {
    @Test func `the built-in consultation asks what the published answer quotes, of five regions`() throws {
        let catalogue = try Catalogue(try Settings(environment: [:]))
        let consultation = try #require(catalogue.consultations.first)
        #expect(catalogue.consultations.count == 1)
        #expect(consultation.id == "at-large-review-2017")
        #expect(consultation.regions.map(\.code) == ["AFRALO", "APRALO", "EURALO", "LACRALO", "NARALO"])
        #expect(consultation.regions.allSatisfy { $0.isSpoken(forBy: "\($0.code) Working Group - At-Large Review") })
        let published = try #require(DemoFile.all.first { $0.path == "lacralo-2017.txt" })
        let quoted = String(decoding: published.bytes, as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("Recommendation ") }
        #expect(quoted.count == 16)
        #expect(consultation.recommendations.map { "Recommendation \($0.id). \($0.text)" } == quoted.map(String.init))
        #expect(consultation.rules == .standard)
    }

    @Test func `a folder of consultations takes the built-in one's place`() async throws {
        func yaml(_ id: String) -> [UInt8] {
            Array("{id: \(id), title: x, regions: [{code: A, name: a}], recommendations: [{id: \"1\", text: x}]}".utf8)
        }
        try await withTestDirectory { directory in
            let settings = try Settings(flags: [.consultations: directory], environment: [:])
            #expect(
                described { try Catalogue(settings) }
                    == "\(directory): found no file that ends in .yaml, expected one a consultation"
            )
            try Files.write(yaml("two"), to: "\(directory)/2.yaml")
            try Files.write(yaml("one"), to: "\(directory)/1.yml")
            try Files.write([0xFF], to: "\(directory)/notes.txt")
            #expect(try Catalogue(settings).consultations.map(\.id) == ["one", "two"])
            try Files.write(yaml("ONE"), to: "\(directory)/3.yaml")
            #expect(
                described { try Catalogue(settings) }
                    == "\(directory)/3.yaml: id: found \"ONE\", which another file in this folder has too"
            )
            try Files.write([0xFF], to: "\(directory)/3.yaml")
            #expect(described { try Catalogue(settings) } == "\(directory)/3.yaml: the file is not UTF-8")
        }
        let settings = try Settings(flags: [.consultations: "/nowhere"], environment: [:])
        #expect(described { try Catalogue(settings) } == "/nowhere: cannot list /nowhere: No such file or directory")
    }

    @Test func `a file of stance words extends the built-in ones`() async throws {
        try await withTestFile("pt:\n  conditional: [Quem sabe]\n  blank: [Abstain]\n") { file in
            let lexicon = try Catalogue(try Settings(flags: [.stances: file], environment: [:])).lexicon
            #expect(lexicon.stance(of: "quem sabe") == .conditional)
            #expect(lexicon.stance(of: "abstain") == .blank)
            #expect(lexicon.stance(of: "Do Not Support") == .oppose)
        }
    }

    @Test func `a file of labels extends the built-in ones, and its meaning counts`() async throws {
        try await withTestFile("{stance: {en: [Our call, Remark]}, headings: {nl: [Aanbeveling]}}") { file in
            let catalogue = try Catalogue(try Settings(flags: [.labels: file], environment: [:]))
            let context = ReadingContext(
                consultations: catalogue.consultations,
                lexicon: catalogue.lexicon,
                labels: catalogue.labels,
                regionFromPath: "EURALO",
                now: Date(timeIntervalSince1970: 1_490_000_000)
            )
            let text = "Recommendation 1.\nOur call: Support\nAanbeveling 2:\nRemark: Do Not Support\nComment: Why.\n"
            let answers = Reading(of: Array(text.utf8), in: context).answers
            #expect(answers.map(\.stance) == [.support, .oppose])
            #expect(answers.map(\.comment) == ["", "Why."])
        }
    }

    @Test func `a file of cues extends the built-in ones`() async throws {
        let yaml = """
            en:
              - {kind: condition, when: [support], cues: [if and when]}
              - {kind: condition, when: [], cues: [unless]}
            """
        try await withTestFile(yaml) { file in
            let cues = try Catalogue(try Settings(flags: [.cues: file], environment: [:])).cues
            let flags = cues.flags(for: .support, comment: "Unless they pay, if and when they can, but if not, fine.")
            #expect(flags.map(\.cue) == ["if and when", "but if"])
        }
    }

    @Test func `a scale of the configured file may be named, and takes a built-in one's place`() async throws {
        try await withTestDirectory { directory in
            func consultation(_ scale: String) -> [UInt8] {
                let rest = "title: x, regions: [{code: A, name: a}], recommendations: [{id: \"1\", text: x}]"
                return Array("{id: \(scale), scale: \(scale), \(rest)}".utf8)
            }
            let stances = "\(directory)/stances"
            for scale in ["own", "iso", "iesg"] {
                try Files.write(consultation(scale), to: "\(directory)/\(scale).yaml")
            }
            let settings = try Settings(flags: [.stances: stances, .consultations: directory], environment: [:])
            let steps = "own: [{step: Warm, stance: support}], iso: [{step: Tepid, stance: conditional}]"
            try Files.write(Array("scales: {\(steps)}".utf8), to: stances)
            let scales = try Catalogue(settings).consultations.map { $0.scale?.steps.first?.label }
            #expect(scales == ["Yes", "Tepid", "Warm"])
            try Files.write(Array("scales: {own: [{step: x, stance: warm}]}".utf8), to: stances)
            #expect(described { try Catalogue(settings) }?.hasPrefix("\(stances): scales.own.[0]: found the") == true)
        }
    }
}
