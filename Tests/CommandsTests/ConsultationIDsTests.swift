import Daemon
import Definitions
import FileTesting
import LinuxFiles
import Testing

@testable import Commands

@Suite struct ConsultationIDsTests {
    @Test func `ids are read whatever else is wrong with a consultation`() async throws {
        try await withTestDirectory { directory in
            let settings = try Settings(flags: [.consultations: directory, .stances: "/nowhere"], environment: [:])
            try Files.write(Array("{id: two, rules: {quorum: many}}".utf8), to: "\(directory)/2.yaml")
            try Files.write(Array("{id: one, tittle: x}".utf8), to: "\(directory)/1.yaml")
            #expect(try ConsultationIDs(settings).chosen(nil) == ["one", "two"])
            #expect(try ConsultationIDs(settings).theChosen("TWO") == "two")
            try Files.write(Array("{id: ../up}".utf8), to: "\(directory)/3.yaml")
            let bad = #expect(throws: ConfigurationError.self) { try ConsultationIDs(settings) }
            #expect(bad?.description.hasPrefix("\(directory)/3.yaml: id: found \"../up\"") == true)
            try Files.write(Array("{id: One}".utf8), to: "\(directory)/3.yaml")
            let twice = #expect(throws: ConfigurationError.self) { try ConsultationIDs(settings) }
            #expect(
                twice?.description
                    == "\(directory)/3.yaml: id: found \"One\", which another file in this folder has too"
            )
        }
    }
}
