import ConsultationModel
import ResponseReading
import Testing

/// Whose answers a file holds, where it says so in other words than a region's registered names.
struct VoiceTests {
    @Test(arguments: [
        "EURALO response to the At-Large Review", "European Regional At-Large Organisation (EURALO)",
        "On behalf of EURALO",
        "From: EURALO Secretariat", "Submitted by EURALO Secretariat", "RALO: EURALO", "These are EURALO's answers.",
        "EURALO Working Group", "Answers of EURALO", "Joint statement by AFRALO and EURALO",
        "Comments from EURALO leadership",
        "EURALO", "Position of the EURALO members",
    ])
    func `a file that speaks for another region is refused, with both named`(_ title: String) throws {
        let reading = try read("\(title)\n\nRecommendation 6: Do Not Support", in: "AFRALO")
        #expect(!reading.isAcceptable)
        #expect(
            reading.faults.contains {
                $0.severity == .error && $0.message.contains("EURALO") && $0.message.contains("AFRALO")
            }
        )
    }

    @Test(arguments: [
        "AFRALO response to the At-Large Review", "Dear EURALO colleagues,",
        "We thank EURALO for their draft.",
        "AFRALO comments on EURALO's draft", "To the five RALOs: AFRALO, APRALO, EURALO, LACRALO and NARALO",
        "Region: AFRALO", "Our answers", "We read what EURALO wrote, and agree with some of it.",
    ])
    func `a region that is only mentioned does not speak`(_ title: String) throws {
        let reading = try read("\(title)\n\nRecommendation 6: Do Not Support", in: "AFRALO")
        #expect(reading.isAcceptable)
        #expect(reading.only?.respondent?.speaksForRegion == true)
    }

    @Test(arguments: ["To: EURALO", "cc: EURALO"])
    func `whom a letter is sent to is not yet told from who sends it, and the file is refused`(_ line: String) throws {
        let reading = try read("\(line)\n\nRecommendation 6: Do Not Support", in: "AFRALO")
        #expect(!reading.isAcceptable)
    }

    @Test(arguments: ["EURALO Working Group", "EURALO Secretariat", "The EURALO response", "EURALO Leadership Team"])
    func `a region's own groups speak for it`(_ name: String) throws {
        let reading = try read("Recommendation 6. Seat 15\n\(name) [*No*] A draw.", in: "EURALO")
        #expect(reading.only?.respondent?.speaksForRegion == true)
        let other = try read("Recommendation 6. Seat 15\n\(name) [*No*] A draw.", in: "AFRALO")
        #expect(!other.isAcceptable)
    }

    @Test(arguments: ["Example Users", "Example Users (EURALO)", "Harbour Society", "ISOC Example"])
    func `anybody else is a respondent of the region`(_ name: String) throws {
        let reading = try read("Recommendation 6. Seat 15\n\(name) [*No*] A draw.", in: "EURALO")
        #expect(reading.only?.respondent?.speaksForRegion == false)
    }

    @Test(arguments: ["EURALO answers", "EURALO response to the At-Large Review", "On behalf of EURALO"])
    func `a title tells the region where no folder does`(_ title: String) throws {
        #expect(try read("\(title)\n\nRecommendation 6: No", in: nil).region?.code == "EURALO")
    }

    @Test func `parts of several regions are several regions' answers`() throws {
        let text = "AFRALO\n\nRecommendation 1: Support\n\nEURALO\n\nRecommendation 6: Do Not Support. A draw.\n"
        let reading = try read(text, in: nil)
        #expect(reading.responses.map { $0.region?.code } == ["AFRALO", "EURALO"])
        #expect(reading.responses.map { $0.answers.map(\.recommendation) } == [["1"], ["6"]])
        #expect(try !read(text, in: "AFRALO").isAcceptable)
    }

    @Test func `a file's name and its comments count where nothing in it says who speaks`() throws {
        let text = "Recommendation 6: No. EURALO held a vote.\nRecommendation 7: No. In EURALO the groups work."
        #expect(try !read(text, in: "AFRALO").isAcceptable)
        #expect(try read("Region: AFRALO\n\(text)", in: "AFRALO").isAcceptable)
        #expect(try read("Recommendation 6: No. EURALO held a vote.\nRecommendation 7: No.", in: "AFRALO").isAcceptable)
        #expect(try !read("Recommendation 6: No", in: "AFRALO", file: "EURALO-answers.txt").isAcceptable)
        #expect(try read("Recommendation 6: No", in: "AFRALO", file: "AFRALO-answers.txt").isAcceptable)
    }

    private func read(_ text: String, in region: String?, file: String = "answers.txt") throws -> Reading {
        var context = try Example.context([try Example.review()], region: region)
        context.file = file
        return Reading(of: Array(text.utf8), in: context)
    }
}
