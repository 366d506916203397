import Consensus
import ConsultationModel
import FoundationEssentials
import Testing

@testable import Reporting

/// What every language has to do alike, and what each does in its own way.
@Suite struct WordsTests {
    @Test(arguments: [
        (Language.english, ["0 regions", "1 region", "2 regions"]),
        (.spanish, ["0 regiones", "1 región", "2 regiones"]),
        (.french, ["0 région", "1 région", "2 régions"]),
    ])
    func `regions are counted`(language: Language, counted: [String]) {
        #expect((0...2).map(Words(language).regions) == counted)
    }

    @Test(arguments: [
        (Language.english, ["0 recommendations", "1 recommendation", "2 recommendations"]),
        (.spanish, ["0 recomendaciones", "1 recomendación", "2 recomendaciones"]),
        (.french, ["0 recommandation", "1 recommandation", "2 recommandations"]),
    ])
    func `recommendations are counted`(language: Language, counted: [String]) {
        #expect((0...2).map(Words(language).recommendations) == counted)
    }

    @Test(arguments: [
        (Language.spanish, "S", "La única región está a favor."),
        (.spanish, "SS", "Las 2 regiones están a favor."),
        (.spanish, "N..", "1 de las 3 regiones habilitadas se pronunció; un nivel requiere más de 1/2."),
        (.spanish, "NN.", "Las 2 regiones que se pronunciaron están en contra (2 de 3 habilitadas)."),
        (.spanish, ".", "La única región habilitada no se pronunció; un nivel requiere más de 1/2."),
        (.spanish, "..", "Ninguna de las 2 regiones habilitadas se pronunció; un nivel requiere más de 1/2."),
        (
            .spanish, "SSSSD",
            "4 de 5 regiones están a favor, 1 pone condiciones, ninguna en contra. El apoyo es de 4 de 5; si las "
                + "condiciones se cuentan como apoyo, de 5 de 5."
        ),
        (
            .spanish, "DDD",
            "0 de 3 regiones están a favor, 3 ponen condiciones; ni el apoyo ni la oposición superan la mitad. El apoyo "
                + "es de 0 de 3; si las condiciones se cuentan como apoyo, de 3 de 3."
        ),
        (.french, "S", "La seule région est favorable."),
        (.french, "SS", "Les 2 régions sont favorables."),
        (.french, "N..", "1 des 3 régions habilitées s’est prononcée\u{202F}; un niveau en exige plus de 1/2."),
        (.french, "NN.", "Les 2 régions qui se sont prononcées sont opposées (2 sur 3 habilitées)."),
        (.french, ".", "La seule région habilitée ne s’est pas prononcée\u{202F}; un niveau en exige plus de 1/2."),
        (.french, "..", "Aucune des 2 régions habilitées ne s’est prononcée\u{202F}; un niveau en exige plus de 1/2."),
        (
            .french, "SSSSN",
            "4 régions sur 5 sont favorables, 1 est opposée\u{202F}; une minorité d’au plus 1/5 est petite (exactement "
                + "1/5\u{202F}: à la limite)."
        ),
    ])
    func `a level is explained`(language: Language, positions: String, explanation: String) throws {
        var report = Report(of: Example.positions(positions))
        report.language = language
        let item = try #require(report.items.first)
        #expect(report.words.explanation(of: item, under: report.consultation.rules) == explanation)
    }

    @Test(arguments: [
        (
            Language.english,
            "Consensus on 1 of 4 (GNSO levels): 1 full; no consensus on 1; consensus against 1; too few "
                + "answers on 1. R2 and R3 have not answered 1 item."
        ),
        (
            .spanish,
            "Consenso sobre 1 de 4 recomendaciones (niveles de la GNSO): total en 1; sin consenso en 1; consenso en "
                + "contra de 1; respuestas insuficientes en 1. R2 y R3 no han respondido a 1 recomendación."
        ),
        (
            .french,
            "Consensus sur 1 recommandation sur 4 (niveaux de la GNSO)\u{202F}: total sur 1\u{202F}; sans consensus "
                + "sur 1\u{202F}; consensus contre 1\u{202F}; réponses insuffisantes sur 1. R2 et R3 n’ont pas répondu à "
                + "1 recommandation."
        ),
    ])
    func `the verdict is a sentence in each language`(language: Language, sentence: String) {
        var report = Report(of: Example.positions("SSS SNN NNN S.."))
        report.language = language
        #expect(report.verdict.sentence == sentence)
    }

    @Test(arguments: Language.allCases)
    func `every position has a name of its own, and the same letter in every language`(language: Language) {
        #expect(Set(Position.allCases.map(Words(language).name)).count == Position.allCases.count)
    }

    @Test(arguments: Language.allCases)
    func `what stands in the last column of the matrix has at most 26 columns`(language: Language) throws {
        let words = Words(language)
        let positions: [Position] = [.stance(.support), .stance(.conditional), .stance(.oppose), .missing]
        var levels: Set<Level> = []
        for numbers in [
            [99, 0, 0, 0], [60, 10, 0, 0], [60, 30, 9, 0], [60, 0, 30, 0], [30, 30, 30, 0], [30, 0, 60, 0],
            [9, 20, 60, 0],
            [0, 0, 99, 0], [0, 0, 60, 0], [10, 0, 0, 89],
        ] {
            let counts = try #require(PositionCounts(Dictionary(zip(positions, numbers)) { $1 }))
            let assessment = Assessment(counts)
            levels.insert(assessment.level)
            #expect(words.shortName(of: assessment).displayWidth <= 26)
            for lead in ConsensusRule.allCases {
                var rules = ConsensusRules.standard
                rules.lead = lead
                let item = Report.Item(
                    recommendation: Recommendation(id: "1", text: ""),
                    assessment: assessment,
                    rules: RuleTable(counts, rules: rules),
                    regions: []
                )
                #expect(words.shortHeadline(of: item).displayWidth <= 26, "\(words.shortHeadline(of: item))")
            }
        }
        #expect(levels == Set(Level.allCases))
    }

    @Test(arguments: [
        (Language.english, "1,234,567", "0.57", "“x”", "1 May 2017, 14:03:05 UTC"),
        (.spanish, "1.234.567", "0,57", "«x»", "1 de mayo de 2017, 14:03:05 UTC"),
        (.french, "1\u{202F}234\u{202F}567", "0,57", "«\u{202F}x\u{202F}»", "1er mai 2017, 14:03:05 UTC"),
    ])
    func `numbers, quotations and moments`(
        language: Language,
        grouped: String,
        decimal: String,
        quoted: String,
        moment: String
    ) {
        let words = Words(language)
        #expect(words.grouped(1_234_567) == grouped)
        #expect(words.value(of: .value(0.5678)) == decimal)
        #expect(words.quoted("x") == quoted)
        #expect(words.moment(Date(timeIntervalSince1970: 1_493_647_385)) == moment)
    }

    @Test(arguments: [
        ("cell C7", "celda C7", "cellule C7"), ("page 2, line 4", "página 2, línea 4", "page 2, ligne 4"),
        ("page 2, column 1, line 4", "página 2, columna 1, línea 4", "page 2, colonne 1, ligne 4"),
        ("cell C7 of table 1", "celda C7 de la tabla 1", "cellule C7 du tableau 1"),
        ("cell C7 of sheet “cell of x”", "celda C7 de la hoja “cell of x”", "cellule C7 de la feuille “cell of x”"),
        ("paragraph 3", "párrafo 3", "paragraphe 3"), ("table 1, row 2", "tabla 1, fila 2", "tableau 1, ligne 2"),
        ("elsewhere", "elsewhere", "elsewhere"),
    ])
    func `places in files are named`(place: String, spanish: String, french: String) {
        let answer = Answer(
            recommendation: "1",
            stance: .support,
            words: "",
            comment: "",
            line: 1,
            column: 1,
            place: place
        )
        #expect(Language.allCases.map { Words($0).place(of: answer) } == [place, spanish, french])
    }

    @Test func `French literals get narrow spaces, and what is put into them does not`() {
        let foreign = "a : b « c »"
        let text: FrenchText = "« \(foreign) » : vrai ? 100 % ; 12:30 !"
        let narrow = "\u{202F}"
        #expect(
            text.text
                == "«\(narrow)\(foreign)\(narrow)»\(narrow): vrai\(narrow)? 100\(narrow)%\(narrow); 12:30\(narrow)!"
        )
    }

    @Test func `a space that does not break keeps a line together`() {
        #expect("aa bb\u{202F}: cc".wrapped(to: 5) == ["aa", "bb\u{202F}:", "cc"])
    }
}
