import ConsultationModel
import ResponseReading
import Testing

/// Support under a condition, and numbers of votes, which are nobody's stance.
struct QualifierTests {
    @Test(arguments: [
        "Support (in principle)", "Support (partially)", "Support (conditional)", "Support – if amended",
        "Support - with conditions",
        "Support: partially", "Agree (somewhat)", "Support. In part.", "Apoya (parcialmente)",
        "Support – subject to funding",
        "Yes (with changes)", "Support (in principle) because it helps.",
    ])
    func `support with a condition behind it is conditional`(_ words: String) throws {
        #expect(try stance(of: words) == .conditional)
    }

    @Test(arguments: [
        "Support. If in doubt, ask us.", "Support – we agree in principle with all of it.", "Support (see the annex)",
        "Support. Partially because we asked for it.", "Support – as before.", "Support", "Support (unanimous)",
        "Support – our chapters are ready.",
    ])
    func `a comment behind support is no condition`(_ words: String) throws {
        #expect(try stance(of: words) == .support)
    }

    @Test(arguments: ["Do Not Support (partially)", "Disagree (somewhat)", "No – if anything, the opposite"])
    func `opposition is never made into a condition`(_ words: String) throws {
        #expect([.oppose, .unrecognised, .blank].contains(try stance(of: words)))
    }

    @Test(arguments: [
        "Yes - 3\nNo - 12\nAbstention - 0", "Support (10), It Depends (2), Do Not Support (1)",
        "Support (15%)\nDo Not Support (85%)",
        "Support – 3 votes\nDo Not Support – 10 votes", "Yes: 3\nNo: 12", "No - 15 (unanimous)", "Support - 45 %",
    ])
    func `counts of votes are no stance`(_ lines: String) throws {
        #expect([.blank, .unrecognised].contains(try stance(of: "\n" + lines)))
    }

    @Test(arguments: [
        "Support – three chapters asked for it.", "Support (we are 30)",
    ])
    func `a number in a comment is no count`(_ words: String) throws {
        #expect(try stance(of: words) == .support)
    }

    @Test func `a comment that begins with a number right behind a stance leaves it open`() throws {
        #expect(try stance(of: "Support. 3 chapters asked for it.") == .unrecognised)
    }

    @Test(arguments: [
        "On Mon, 6 Mar 2017, a colleague wrote:\n\nRecommendation 7: Support",
        "---------- Forwarded message ----------\nRecommendation 7: No",
        "From: B. Example\nSent: Monday\nTo: all\nSubject: AFRALO\n\nRecommendation 7: Support",
        "De : B. Example\nEnvoyé : lundi\nÀ : tous\nObjet : réponse\n\nRecommendation 7: Support",
        "Begin forwarded message:\n\nRecommendation 7: Support",
        "El lun, 6 mar 2017, un colega escribió:\nRecommendation 7: Support",
    ])
    func `an earlier mail below the answers is not the sender's`(_ mail: String) throws {
        let reading = try Example.read(
            "Recommendation 6: No. A draw.\n\n\(mail)\n",
            [try Example.review()],
            region: "EURALO"
        )
        #expect(reading.answers.map(\.recommendation) == ["6"])
        #expect(reading.answers.first?.comment == "A draw.")
        #expect(reading.faults.contains { $0.message.contains("earlier mail") })
    }

    @Test(arguments: [
        "From: the chapters we heard that it is needed.", "On Monday we met, and nobody wrote a word.",
        "On this our members wrote: it helps.", "De: nada.", "Forwarded to the chapters.",
    ])
    func `a comment that begins like a mail is kept`(_ line: String) throws {
        let reading = try Example.read(
            "Recommendation 6: No. A draw.\n\(line)\nRecommendation 7: Yes",
            [try Example.review()],
            region: "EURALO"
        )
        #expect(reading.answers.map(\.recommendation) == ["6", "7"])
        #expect(reading.answers.first?.comment == "A draw.\n\(line)")
    }

    private func stance(of words: String) throws -> Stance {
        let reading = try Example.read("Recommendation 1: Yes\nRecommendation 6: \(words)\n")
        return try #require(reading.answers.first { $0.recommendation == "6" }?.stance)
    }
}
