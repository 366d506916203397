import ConsultationModel
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("«No apoya.»", "no apoya"),
        ("no  APOYA", "no apoya"),
        ("[*Do Not Support*]", "do not support"),
        ("D’accord", "d'accord"),
        ("Concordo parcialmenté", "concordo parcialmente"),
        ("e\u{301}te\u{301}", "ete"),
        ("+1", "+1"),
        ("1(b)", "1(b)"),
        ("LACRALO Working Group – At-Large Review", "lacralo working group - at-large review"),
        (" \t\r\n", ""),
        ("***", ""),
    ])
    func `text folds to what matters when people compare it`(written: String, folded: String) {
        #expect(written.foldedForMatching == folded)
    }

    @Test func `folding twice changes nothing`() {
        for text in ["Pas d’accord !", "  1(b). ", "Àéîõü ß Œ", "-1", "…«»…"] {
            #expect(text.foldedForMatching.foldedForMatching == text.foldedForMatching)
        }
    }
}
