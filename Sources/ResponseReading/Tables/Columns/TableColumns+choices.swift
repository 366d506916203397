import ConsultationModel

/// Columns that hold a part of an answer only: one choice of several, a yes or no, an earlier round.
extension TableColumns {
    // MARK: Choices that are a column each

    /// "Recommendation 6/Do Not Support", with a 1 or a tick where it is chosen: for each recommendation the columns of its
    /// choices. Empty where something else stands in one of them.
    var choices: [TableHeader.Column] {
        var found: [TableHeader.Column] = []
        for index in columns.indices {
            guard let (item, words) = choice(index) else { continue }
            let id = item.id.foldedForMatching
            if let place = found.firstIndex(where: { $0.item?.id.foldedForMatching == id }) {
                found[place].choices.append(TableHeader.Choice(index: index, words: words))
            } else {
                var column = TableHeader.Column(index: index, item: item)
                column.choices = [TableHeader.Choice(index: index, words: words)]
                found.append(column)
            }
        }
        let areChoices = found.allSatisfy { column in
            Set(column.choices.map { vocabulary.stance(of: $0.words) }).count == column.choices.count
                && column.choices.count > 1 && column.choices.allSatisfy { isOfTicks($0.index, $0.words) }
        }
        guard areChoices else { return [] }
        for (index, column) in columns.enumerated() {
            guard case .itemComment(let id) = column.role else { continue }
            let place = found.firstIndex { $0.item?.id.foldedForMatching == id }
            if let place { found[place].comments.append(index) }
        }
        let taken = Set(found.compactMap { $0.item?.id.foldedForMatching })
        let others = items.filter { column in
            guard choice(column.index) == nil, let id = column.item?.id.foldedForMatching else { return false }
            return names.isKnown(id) && !taken.contains(id)
        }
        return found.isEmpty ? [] : found + others
    }

    /// The recommendation and the stance that a name gives on either side of a sign: "Rec 6/Oppose", "Rec 6 [Oppose]".
    private func choice(_ index: Int) -> (item: RecommendationNames.Identifier, words: String)? {
        let name = cells[index]
        guard (5...400).contains(name.utf8.count) else { return nil }
        for sign in ["/", "[", " - ", " – ", " — ", ": ", "_"] {
            guard let place = name.ranges(of: sign).last else { continue }
            let tail = String(name[place.upperBound...].prefix { $0 != "]" }).replacing("_", with: " ")
            guard isStance(tail), !isBareNumber(tail) else { continue }
            let head = String(name[..<place.lowerBound])
            if case .item(let item) = ColumnName(head, names, vocabulary.speakers).role, names.isKnown(item.id) {
                return (item, tail)
            }
        }
        return nil
    }

    private func isOfTicks(_ column: Int, _ words: String) -> Bool {
        cells(under: column).allSatisfy { cell in
            switch Tick(cell, under: words) {
            case .ticked, .empty: true
            case .count: YesNo(code: cell) != nil
            case .unknown: vocabulary.stance(of: cell) == .notApplicable
            }
        }
    }

    // MARK: Yes and no

    /// A column that names one stance and holds nothing but yes and no, where no other column is of stances.
    var yesNoColumn: Int? {
        let named = columns.indices.filter { columns[$0].role == .other && YesNoName(cells[$0], vocabulary) != nil }
        guard named.count == 1, let column = named.first, holdsYesAndNo(column) else { return nil }
        return column
    }

    /// Whether a column of stances holds nothing but yes and no. In digits only where its name asks for that.
    func holdsYesAndNo(_ column: Int) -> Bool {
        guard cells.indices.contains(column) else { return false }
        let isAsked = YesNoName(cells[column], vocabulary) != nil || asksForStance(cells[column])
        var isFilled = false
        for cell in cells(under: column) {
            if vocabulary.stance(of: cell) == .notApplicable || vocabulary.stance(of: cell) == .abstain { continue }
            guard YesNo(cell) != nil || isAsked && YesNo(code: cell) != nil else { return false }
            isFilled = true
        }
        return isFilled
    }

    private func asksForStance(_ name: String) -> Bool {
        guard name.contains("?"), let text = try? SourceText(utf8: Array(name.utf8)) else { return false }
        return FieldLabel(of: text.start..<text.bytes.count, in: text, nil)?.kind == .stance
    }

    // MARK: Rounds

    /// The columns of stances, with those that are called otherwise and after a round.
    var rounds: [Int] {
        let named = all(.stance).filter { !names.words.isAboutRow(cells[$0]) }
        let others = columns.indices.filter { index in
            columns[index].role == .other && names.words.round(of: cells[index]) != nil
                && names.words.mayNameStances(cells[index]) && mostly(index, isStance)
        }
        return others.isEmpty && named.count < 2 ? [] : named + others
    }

    /// Of several columns of stances the one of the last round; nil where their names do not say it of one alone.
    func latest(of candidates: [Int]) -> Int? {
        guard candidates.count > 1, candidates.contains(where: { names.words.round(of: cells[$0]) != nil }) else {
            return nil
        }
        let last = candidates.map(round).max() ?? 0
        let latest = candidates.filter { round($0) == last }
        return latest.count == 1 ? latest.first : nil
    }

    /// The columns of rounds that the one of this column has replaced.
    func earlier(than stance: Int) -> [Int] {
        let others = columns.indices.filter { index in
            columns[index].role == .other && mostly(index, isStance)
                && (names.words.mayNameStances(cells[index]) || names.words.round(of: cells[index]) != nil)
        }
        let candidates = Set(rounds + (isUnnamed(stance) ? others : [])).union([stance])
        guard latest(of: candidates.sorted()) == stance else { return [] }
        return candidates.filter { $0 != stance }.sorted()
    }

    /// A name that says nothing of it is between the earlier ones and the current one.
    private func round(_ column: Int) -> Int { names.words.round(of: cells[column]) ?? 50 }

    // MARK: Two rows of names

    /// Whether the same choices, or a place for the stance and one for the comment, stand below each of the recommendations
    /// that are named here.
    func areDivided(by below: [String]) -> Bool {
        let starts = columns.indices.filter { if case .item = columns[$0].role { true } else { false } }
        guard starts.count > 1 else { return false }
        var first: [String]?
        for (place, start) in starts.enumerated() {
            var end = place + 1 < starts.count ? starts[place + 1] : max(below.count, start)
            if let other = ((start + 1)..<max(end, start + 1)).first(where: {
                cells.indices.contains($0) && !cells[$0].isEmpty
            }) {
                end = other
            }
            let labels = (start..<end).compactMap { below.indices.contains($0) ? below[$0] : nil }.filter {
                !$0.isEmpty
            }
            guard labels.count > 1, labels.allSatisfy(isPart) else { return false }
            let folded = labels.map(\.foldedForMatching)
            guard folded == first ?? folded, Set(folded).count == folded.count else { return false }
            first = folded
        }
        return true
    }

    private func isPart(_ label: String) -> Bool {
        let name = ColumnName(label, names, vocabulary.speakers)
        return name.isExact && (name.role == .stance || name.role == .comment) || isStance(label)
    }
}

/// The name of a column that holds yes and no to one stance: "Support (Y/N)", "Support?".
struct YesNoName {
    /// Whether it does not say that yes and no stand there.
    let isPlain: Bool

    /// nil when it names no side, or more than that.
    init?(_ name: String, _ vocabulary: Vocabulary) {
        guard (3...80).contains(name.utf8.count) else { return nil }
        var words = name.split(whereSeparator: \.isWhitespace).map(String.init)
        var isPlain = true
        for count in [3, 1] where words.count > count {
            let said = words.suffix(count).joined(separator: " ").filter {
                $0 != "(" && $0 != ")" && $0 != "[" && $0 != "]"
            }
            let answers = said.replacing(" or ", with: "/").split(separator: "/").map(String.init)
            guard answers.count == 2, let yes = YesNo(answers[0]) ?? YesNo(code: answers[0]),
                let no = YesNo(answers[1]) ?? YesNo(code: answers[1]), yes != no
            else { continue }
            words.removeLast(count)
            isPlain = false
            break
        }
        switch vocabulary.stance(of: words.joined(separator: " ")) {
        case .support, .oppose: self.isPlain = isPlain
        default: return nil
        }
        // "Yes" and "No" are answers themselves.
        if YesNo(words.joined(separator: " ")) != nil { return nil }
    }
}
