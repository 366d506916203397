import ConsultationModel

/// Columns of recommendations and of groups.
extension TableColumns {
    var items: [TableHeader.Column] {
        var items: [TableHeader.Column] = []
        for (index, column) in columns.enumerated() {
            if case .item(let item) = column.role { items.append(TableHeader.Column(index: index, item: item)) }
        }
        for (index, column) in columns.enumerated() {
            guard case .itemComment(let id) = column.role else { continue }
            let item =
                items.lastIndex { $0.item?.id.foldedForMatching == id && $0.index < index }
                ?? items.firstIndex { $0.item?.id.foldedForMatching == id }
            if let item { items[item].comments.append(index) }
        }
        return withNeighbours(items)
    }

    func groups(_ known: [Int], id: Int) -> [TableHeader.Column] {
        var groups: [TableHeader.Column] = []
        for (index, column) in columns.enumerated() where index != id {
            switch column.role {
            case .group(let name): groups.append(TableHeader.Column(index: index, group: name))
            case .other:
                let name = cells[index]
                guard !names.isKnown(name), !names.words.isSummary(name), !ColumnWords.isCode(name),
                    !ColumnWords.isVariable(name),
                    mostly(index, isStance)
                else { continue }
                groups.append(Self.respondent(name, index))
            default: continue
            }
        }
        for (index, column) in columns.enumerated() {
            guard case .groupComment(let name) = column.role else { continue }
            let group =
                groups.lastIndex { isSame($0.group, name) && $0.index < index }
                ?? groups.firstIndex { isSame($0.group, name) }
            if let group { groups[group].comments.append(index) }
        }
        for (index, column) in columns.enumerated() where column.role == .comment && !column.rest.isEmpty {
            let group = groups.lastIndex { $0.group?.foldedForMatching == column.rest.foldedForMatching }
            if let group { groups[group].comments.append(index) }
        }
        return withNeighbours(groups)
    }

    private func isSame(_ group: String?, _ name: String) -> Bool {
        guard let group else { return false }
        guard let region = vocabulary.speakers.region(of: group) else { return false }
        return region == vocabulary.speakers.region(of: name)
    }

    /// "Example Users (EURALO)".
    private static func respondent(_ name: String, _ index: Int) -> TableHeader.Column {
        guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else {
            return TableHeader.Column(index: index, group: name)
        }
        let group = name[..<open].reversed().drop(while: \.isWhitespace).reversed()
        let region = name[name.index(after: open)...].dropLast()
        return TableHeader.Column(index: index, group: String(group), region: String(region))
    }

    /// A column that says no more than "Comment" is of the column to its left, unless there is only one such for many: it
    /// may be a comment on all.
    private func withNeighbours(_ found: [TableHeader.Column]) -> [TableHeader.Column] {
        var found = found
        let bare = found.map { column in
            var end = column.index + 1
            while column.comments.contains(end) { end += 1 }
            let start = end
            while end < columns.count, columns[end].role == .comment, columns[end].isExact { end += 1 }
            return start..<end
        }
        guard bare.count(where: { !$0.isEmpty }) > 1 || found.count == 1 else { return found }
        for (place, columns) in bare.enumerated() { found[place].comments.append(contentsOf: columns) }
        return found
    }
}
