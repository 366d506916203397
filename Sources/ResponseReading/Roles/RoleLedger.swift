/// What the pieces of a file were taken for, beside what was read from them.
struct RoleLedger {
    /// A piece that is in no text and in no table that is read.
    struct Other {
        var line: Int
        var place: String?
        var role: Reading.Role
        var text: String
    }

    /// Of the text in the file.
    var lines = LineRoles()
    /// Of its tables, where these are no part of the text.
    var tables: [CellRoles] = []
    /// What a format lets its readers leave out: what is struck out, the headers and footers of pages.
    var others: [Other] = []
}
