import ConsultationModel

extension RoleLedger {
    /// A stance behind the number of a recommendation that was taken for something else.
    struct Stray {
        var id: String
        var words: String
        var role: Reading.Role
        var spot: Spot
    }

    /// The first stance behind each of these numbers that is no answer; not what is somebody else's.
    ///
    /// - Parameter ids: Of recommendations without an answer.
    func strays(to ids: [String], _ vocabulary: Vocabulary) -> [Stray] {
        if ids.isEmpty { return [] }
        var search = NumberedStanceSearch(ids, vocabulary)
        var found: [String: Stray] = [:]
        func add(_ stray: Stray) { if found[stray.id] == nil { found[stray.id] = stray } }
        lines.strays(&search, add)
        let names = RecommendationNames(vocabulary)
        let wanted = Dictionary(ids.map { ($0.foldedForMatching, $0) }, uniquingKeysWith: { first, _ in first })
        for table in tables { table.strays(&search, wanted, names, vocabulary, add) }
        return ids.compactMap { found[$0] }
    }
}

extension RoleLedger.Stray {
    /// What the sender is told.
    var message: String {
        """
        Found the stance “\(words.excerpt)” behind the number \(id.excerpt), and took it for \(role.phrase), so that \
        recommendation \(id.excerpt) counts as missing. If it is the answer, begin a line of its own with “Recommendation \
        \(id.excerpt).” and write the stance below it, as in “[*Support*]”.
        """
    }
}

extension Reading.Role {
    /// For a sentence: "part of a comment".
    fileprivate var phrase: String {
        switch self {
        case .heading: "another heading"
        case .text: "the text of a recommendation"
        case .stance: "another stance"
        case .comment: "part of a comment"
        case .label: "a label"
        case .speaker: "a name"
        case .title: "part of the introduction"
        case .closing: "the end of a letter"
        case .quoted, .hidden: "somebody else's"
        case .aside: "something about the file"
        case .unread: "nothing"
        }
    }

    /// Whether a stance behind a number is no answer that was passed over: it is one, or nobody's.
    fileprivate var isNoPlaceToLook: Bool {
        switch self {
        case .heading, .stance, .quoted, .hidden, .aside: true
        case .text, .comment, .label, .speaker, .title, .closing, .unread: false
        }
    }
}

extension LineRoles {
    fileprivate func strays(_ search: inout NumberedStanceSearch, _ add: (RoleLedger.Stray) -> Void) {
        guard let text, !holdsData else { return }
        let codes = painted
        text.forEachLine { line, number in
            if tableLines.contains(number) { return }
            for stance in search.all(in: line, of: text) {
                let role = Reading.Role(rawValue: codes[stance.number.lowerBound]) ?? .unread
                if role.isNoPlaceToLook || codes[stance.words].contains(Reading.Role.stance.rawValue) { continue }
                let column = text.column(of: stance.number.lowerBound, lineStart: line.lowerBound)
                let spot = text.spot(line: number, column: column)
                add(RoleLedger.Stray(id: stance.id, words: text.string(stance.words), role: role, spot: spot))
            }
        }
    }
}

extension CellRoles {
    fileprivate func strays(
        _ search: inout NumberedStanceSearch,
        _ wanted: [String: String],
        _ names: RecommendationNames,
        _ vocabulary: Vocabulary,
        _ add: (RoleLedger.Stray) -> Void
    ) {
        for row in table.rows.indices {
            let cells = table.rows[row].cells
            var isRead = false
            for column in cells.indices {
                let roles = roles(row, column)
                isRead = isRead || roles.contains(.heading) || roles.contains(.stance)
                let role = roles.first ?? .unread
                if cells[column].isEmpty || role.isNoPlaceToLook { continue }
                guard let text = try? SourceText(utf8: Array(cells[column].utf8)) else { continue }
                text.forEachLine { line, _ in
                    for stance in search.all(in: line, of: text) {
                        let words = text.string(stance.words)
                        add(RoleLedger.Stray(id: stance.id, words: words, role: role, spot: table.spot(row, column)))
                    }
                }
            }
            if isRead { continue }
            // The number in one cell and the stance in another, of a row that nobody read.
            // A digit may be a stance on a scale, and is as well a number.
            let isStance = { (cell: String) in cell.contains(where: \.isLetter) && vocabulary.isStance(cell) }
            guard let stance = cells.indices.first(where: { isStance(cells[$0]) }),
                let id = cells.indices.lazy.filter({ $0 != stance }).compactMap({
                    wanted[names.identifier(inCell: cells[$0])?.id.foldedForMatching ?? ""]
                }).first
            else { continue }
            let stray = RoleLedger.Stray(
                id: id,
                words: cells[stance],
                role: roles(row, stance).first ?? .unread,
                spot: table.spot(row, stance)
            )
            add(stray)
        }
    }
}
