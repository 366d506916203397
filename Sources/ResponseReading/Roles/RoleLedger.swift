/// What the pieces of a file were taken for, beside what was read from them.
struct RoleLedger {
    /// Of the text in the file.
    var lines = LineRoles()
    /// Of its tables, where these are no part of the text.
    var tables: [CellRoles] = []
    /// What the sender has struck out, which is no part of the text.
    var hidden: [(line: Int, place: String?, text: String)] = []
}
