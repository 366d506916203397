import ConsultationModel
import ResponseReading
import Testing

struct SpeakerTests {
    @Test(arguments: [
        "NORTH", "north", "Northern Region", "North Working Group", "NORTH  WORKING\u{A0}GROUP",
    ])
    func `a region's names speak for it, wherever they stand`(_ name: String) throws {
        let texts = [
            "Recommendation 1.\n\(name) [*No*]", "\(name)\nRecommendation 1. [*No*]",
            "Group: \(name)\nRecommendation 1. [*No*]", "Respondent: \(name)\n\nRecommendation 1.\nNo",
        ]
        for text in texts {
            let reading = try Example.read(text, region: nil)
            #expect(reading.only?.respondent == Respondent(speakingFor: Example.small.regions[0], in: Example.small))
            #expect(reading.only?.groupAsWritten == name)
        }
    }

    @Test func `any other name is a respondent of the region`() throws {
        let texts = [
            ("Recommendation 1.\nHarbour Society [*No*]", "NORTH"),
            ("Region: Northern Region\nRecommendation 1.\nHarbour Society: [*No*]", nil),
            ("Group: Harbour Society\nRecommendation 1. [*No*]", "north"),
        ]
        for (text, region) in texts {
            let reading = try Example.read(text, region: region)
            #expect(
                reading.only?.respondent
                    == Respondent(named: "Harbour Society", in: Example.small.regions[0], of: Example.small)
            )
        }
    }

    @Test func `without a name in a region's folder the region speaks`() throws {
        let reading = try Example.read("Our answers\nRecommendation 1. [*No*]", region: "SOUTH")
        #expect(reading.only?.respondent == Respondent(speakingFor: Example.small.regions[1], in: Example.small))
        #expect(reading.only?.groupAsWritten == nil)
    }

    @Test(arguments: ["small-2018", "SMALL-2018", "Small consultation (illustrative)"])
    func `a consultation is named by its id or its title`(_ name: String) throws {
        var other = Example.small
        other.id = "other-2019"
        other.title = "Other"
        let text = "Consultation: \(name)\nRecommendation 1. [*No*]"
        #expect(try Example.read(text, [other, Example.small]).consultation?.id == "small-2018")
        let folder = try Example.read("Recommendation 1. [*No*]", [other, Example.small], consultation: name)
        #expect(folder.consultation?.id == "small-2018")
    }

    @Test func `of several open consultations the one whose region speaks is taken`() throws {
        var other = Example.small
        other.id = "other-2019"
        other.regions = [Region(code: "EAST", name: "Eastern Region")]
        let reading = try Example.read("Recommendation 1.\nEAST [*No*]", [Example.small, other], region: nil)
        #expect(reading.consultation?.id == "other-2019")
        #expect(reading.region?.code == "EAST")
    }
}
