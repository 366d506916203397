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

    @Test(arguments: [
        ("\u{E9}", "e\u{301}"), ("\u{3AC}", "\u{3B1}\u{301}"), ("\u{1EC7}", "e\u{323}\u{302}"),
        ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
        ("\u{433}\u{439}", "\u{433}\u{438}\u{306}"),
    ])
    func `a letter in one character and in several fold to the same bytes`(_ composed: String, _ decomposed: String) {
        #expect(Array(composed.foldedForMatching.utf8) == Array(decomposed.foldedForMatching.utf8))
        #expect(!composed.foldedForMatching.isEmpty)
    }
}
