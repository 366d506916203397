/// A part of the report that says the same in every rendering: it is put together once, and laid out by each of them.
struct Section {
    /// Names it within the page.
    let id: String
    /// Its heading.
    let title: String
    /// What stands in it.
    let blocks: [Block]

    /// One thing in a section.
    indirect enum Block {
        /// A paragraph.
        case paragraph(Phrase)
        /// A heading, one level below the section's.
        case heading(String)
        /// Points, in order.
        case list([Phrase])
        /// Rows of cells.
        case table(Table)
        /// Something for those who want to know more.
        case folded(String, [Block])
    }

    /// Rows of cells under titles; the first cell names the row.
    struct Table {
        /// What is in it.
        var caption: Phrase
        /// Whether the caption is for those only who do not see the table.
        var isCaptionAside = false
        /// One for each column.
        var titles: [String]
        /// Whether what follows the first cell are numbers.
        var isFigures = false
        /// What a cell says that has nothing; a text leaves it out.
        var nothing: Phrase?
        /// Whether a text goes without the titles: the cells say enough.
        var isPlainWithoutTitles = false
        /// As many cells each as there are titles.
        var rows: [[Phrase]]
    }
}
