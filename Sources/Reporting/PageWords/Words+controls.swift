/// What the controls say by which a reader filters and sorts the page.
extension Words {
    /// Of the controls together.
    var controls: String { say(en: "Show", es: "Mostrar", fr: "Afficher") }
    var searched: String { say(en: "Words", es: "Palabras", fr: "Mots") }
    var anyLevel: String { say(en: "any level", es: "cualquier nivel", fr: "tout niveau") }
    var anyOutcome: String { say(en: "any outcome", es: "cualquier resultado", fr: "tout résultat") }
    var anyRegion: String { say(en: "any region", es: "cualquier región", fr: "toute région") }
    var position: String { say(en: "Position", es: "Posición", fr: "Prise de position") }
    var anyPosition: String { say(en: "any position", es: "cualquier posición", fr: "toute position") }
    var onlyDivided: String {
        say(en: "only without consensus", es: "solo sin consenso", fr: "seulement sans consensus")
    }
    var onlyChanged: String { say(en: "only changed", es: "solo con cambios", fr: "seulement modifiées") }
    var sortedBy: String { say(en: "Sort by", es: "Ordenar por", fr: "Trier par") }
    var reversed: String { say(en: "reversed", es: "en orden inverso", fr: "ordre inverse") }
    var showAll: String { say(en: "Show all", es: "Mostrar todo", fr: "Tout afficher") }

    /// How many recommendations are shown, with # for the number.
    func shown(of number: Int) -> String {
        say(
            en: "# of \(recommendations(number)) shown",
            es: "se muestran # de \(recommendations(number))",
            fr: "# sur \(recommendations(number)) affichées"
        )
    }

    /// What a click on a column's title does.
    var sortHint: String {
        say(en: "Sort by this column", es: "Ordenar por esta columna", fr: "Trier selon cette colonne")
    }
}
