extension Words {
    /// Heading.
    var agreement: String { say(en: "Agreement", es: "Concordancia", fr: "Concordance") }

    /// What the numbers mean, for a reader who does not know them.
    var agreementIntroduction: String {
        say(
            en: """
                How alike the positions are, in whichever direction: regions that all oppose agree as fully as regions \
                that all support. These numbers decide no level, and with few regions a single answer changes them a \
                lot.
                """,
            es: """
                Cuánto se parecen las posiciones, en un sentido u otro: si todas las regiones están en contra, la \
                concordancia es la misma que si todas están a favor. Estos números no determinan ningún nivel y, con \
                pocas regiones, una sola respuesta los cambia mucho.
                """,
            fr: """
                À quel point les positions se ressemblent, dans un sens ou dans l’autre : si toutes les régions sont \
                opposées, la concordance est la même que si toutes sont favorables. Ces nombres ne déterminent aucun \
                niveau et, avec peu de régions, une seule réponse les déplace fortement.
                """
        )
    }

    /// What the numbers of one recommendation range between.
    var agreementRanges: String {
        say(
            en: """
                Consensus Cns from 0 (half at each end) to 1 (all alike); agreement A from -1 (half at each end) to 1; \
                polarisation from 0 to 1 (half at each end).
                """,
            es: """
                Consenso Cns de 0 (la mitad en cada extremo) a 1 (todas iguales); concordancia A de -1 (la mitad en \
                cada extremo) a 1; polarización de 0 a 1 (la mitad en cada extremo).
                """,
            fr: """
                Consensus Cns de 0 (la moitié à chaque extrême) à 1 (toutes égales) ; concordance A de -1 (la moitié à \
                chaque extrême) à 1 ; polarisation de 0 à 1 (la moitié à chaque extrême).
                """
        )
    }

    /// What the numbers of two regions range between.
    var pairRanges: String {
        say(
            en: """
                Of the recommendations on which both take a position, how many they answer alike. Kappa is 1 where \
                they answer all alike, 0 where no more than by chance, and negative where fewer.
                """,
            es: """
                De las recomendaciones sobre las que ambas se pronuncian, cuántas responden igual. Kappa es 1 si \
                responden igual a todas, 0 si no coinciden más que por azar y negativa si coinciden menos.
                """,
            fr: """
                Parmi les recommandations sur lesquelles les deux se prononcent, combien reçoivent la même réponse. \
                Kappa vaut 1 si toutes la reçoivent, 0 si les réponses ne coïncident pas plus que par hasard ; il est \
                négatif si elles coïncident moins.
                """
        )
    }

    /// Krippendorff's coefficient for steps of which any two differ equally.
    var nominalAlpha: String {
        say(
            en: "Krippendorff's alpha, nominal",
            es: "Alfa de Krippendorff, nominal",
            fr: "Alpha de Krippendorff, nominal"
        )
    }

    /// The same for steps in order.
    var ordinalAlpha: String {
        say(
            en: "Krippendorff's alpha, ordinal",
            es: "Alfa de Krippendorff, ordinal",
            fr: "Alpha de Krippendorff, ordinal"
        )
    }

    /// Column titles: the recommendation, its positions, and three statistics.
    var recommendationTitles: [String] {
        [
            say(en: "Rec.", es: "Rec.", fr: "Rec."),
            say(en: "Positions", es: "Posiciones", fr: "Positions"),
            "Cns", "A",
            say(en: "Polarisation", es: "Polarización", fr: "Polarisation"),
        ]
    }

    /// Column titles: both regions, the answers alike, their share, and kappa.
    var pairTitles: [String] {
        [
            say(en: "Regions", es: "Regiones", fr: "Régions"),
            say(en: "Alike", es: "Iguales", fr: "Identiques"),
            say(en: "Share", es: "Proporción", fr: "Part"),
            "Kappa",
        ]
    }

    /// Before the statistics of every two regions.
    var byRegion: String { say(en: "Region by region", es: "Región por región", fr: "Région par région") }

    /// Before the statistics of every recommendation.
    var byRecommendation: String {
        say(en: "By recommendation", es: "Por recomendación", fr: "Par recommandation")
    }

    /// "190 pairs".
    func pairs(_ number: Int) -> String {
        say(en: count(number, "pair"), es: count(number, "par", "pares"), fr: "\(count(number, "paire"))")
    }

    /// Said where there are fewer than two regions.
    var noPairs: String {
        say(
            en: "There are no two regions to compare.",
            es: "No hay dos regiones que comparar.",
            fr: "Il n’y a pas deux régions à comparer."
        )
    }
}
