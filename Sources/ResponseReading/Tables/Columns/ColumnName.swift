import ConsultationModel

/// What the name of a column, or the label of a field, says that stands there.
struct ColumnName {
    /// What stands in the column.
    enum Role: Equatable {
        case empty
        /// The recommendation that a row answers; `number` is said of other things too.
        case recommendation, number
        case stance, comment, text, region, respondent, consultation, address
        /// The answers to one recommendation.
        case item(RecommendationNames.Identifier)
        /// The comments on one recommendation, folded.
        case itemComment(String)
        /// The answers of a group.
        case group(String)
        /// The comments of a group.
        case groupComment(String)
        /// Whether the answers are made up.
        case illustrative
        /// Nothing that belongs to the answers, as the consultation says.
        case ignored
        case other
    }

    private(set) var role: Role
    /// Whether it says nothing else.
    private(set) var isExact = false
    /// What stands behind the words that tell the role; may be empty.
    private(set) var rest = ""

    /// What a consultation says that the column holds.
    init(_ meaning: ColumnMap.Meaning) {
        role =
            switch meaning {
            case .recommendation: .recommendation
            case .stance: .stance
            case .comment: .comment
            case .region: .region
            case .respondent: .respondent
            case .nothing: .ignored
            case .stances(let id): .item(RecommendationNames.Identifier(id: id, text: ""))
            case .comments(let id): .itemComment(id.foldedForMatching)
            }
        isExact = true
    }

    /// The stance of a row, whatever else the name says: "Support (Y/N)".
    static let stance = ColumnName(ColumnMap.Meaning.stance)

    /// - Parameter speakers: Groups that speak for regions.
    init(_ written: String, _ names: RecommendationNames, _ speakers: SpeakerIndex = SpeakerIndex([])) {
        role = .other
        // "rec_6_comment", as programs call a column.
        let name = written.contains("_") && !written.contains(" ") ? written.replacing("_", with: " ") : written
        if name.isEmpty {
            role = .empty
            return
        }
        if name.saysIllustrative {
            role = .illustrative
            return
        }
        if name.utf8.count <= 300, speakers.region(of: name) != nil {
            role = .group(name)
            return
        }
        if name.utf8.count <= 60, let known = names.words.role(ofPhrase: name.foldedForMatching.trimmedOfSigns) {
            role = Self.role(of: [known])
            isExact = true
            return
        }
        if let item = names.identifier(byText: name) {
            role = .item(item)
            return
        }
        let words = Words(of: name, names.words)
        guard words.count > 0 else { return }
        if let divided = Self.divided(name, names, speakers) {
            role = divided
            return
        }
        let lead = words.folded.indices.first { !words.isKeyword($0) } ?? words.count
        let roles = words.roles[..<lead].compactMap(\.self)
        for start in 0...min(lead, 6) where start < words.count {
            if let item = names.identifier(inName: words, from: start) {
                role = Self.item(item, roles: start == 0 ? [] : roles, names.words)
                return
            }
        }
        if name.contains("?") || name.contains("？"), let asked = Self.who(words, names.words) {
            role = asked
            isExact = true
            return
        }
        if name.contains("?"), let asked = Self.question(name, words, names) {
            role = asked
            // "If not, why?" is no more than a comment.
            isExact = asked == .comment
            return
        }
        if lead == words.count {
            isExact = true
            role = Self.role(of: roles)
            // "#" folds to nothing.
            if roles.isEmpty, name.contains("#") { role = .number }
            return
        }
        if let group = Self.group(words, lead: lead, roles: roles, speakers) {
            role = group
            return
        }
        rest = words.text(from: lead)
        if !roles.isEmpty { role = Self.role(of: roles) }
    }

    /// "Your position? [Recommendation 6]", "Please comment - Recommendation 6", "Recommendation 6/Your comment": a question
    /// of a survey and the row of its grid, on either side of a sign. nil for any other name.
    private static func divided(_ name: String, _ names: RecommendationNames, _ speakers: SpeakerIndex) -> Role? {
        guard (8...600).contains(name.utf8.count), name.lowercased().contains("rec") else { return nil }
        for sign in ["[", " - ", " – ", " — ", "/"] {
            guard let place = name.ranges(of: sign).last else { continue }
            let head = String(name[..<place.lowerBound])
            let tail = String(name[place.upperBound...].drop { $0 == " " }.prefix { $0 != "]" })
            guard !head.isEmpty, !tail.isEmpty else { continue }
            let (first, last) = (ColumnName(head, names, speakers), ColumnName(tail, names, speakers))
            if case .item(let item) = last.role, item.text.isEmpty || sign == "[", Self.isNamed(tail, names.words) {
                let isComment =
                    first.role == .comment || first.rest.isEmpty && asksForComment(head)
                    || Words(of: head, names.words).roles.contains(.comment)
                return isComment ? .itemComment(item.id.foldedForMatching) : .item(.init(id: item.id, text: ""))
            }
            if case .item(let item) = first.role, last.role == .comment, isNamed(head, names.words) {
                return .itemComment(item.id.foldedForMatching)
            }
        }
        return nil
    }

    /// Whether it calls something a recommendation, and does not merely begin with a number.
    private static func isNamed(_ name: String, _ known: ColumnWords) -> Bool {
        let words = Words(of: name, known)
        return words.count > 1
            && words.folded.indices.contains { words.isRecommendation($0) && words.folded[$0].hasPrefix("rec") }
    }

    /// A comment on something is a comment, the text of a recommendation is a text, a respondent's region is a region.
    private static func role(of roles: [ColumnWords.Role]) -> Role {
        // "Response ID" counts rows.
        if roles == [.stance, .number] { return .other }
        if roles.contains(.comment) { return .comment }
        if roles.contains(.text) { return .text }
        if roles.contains(.recommendation), roles.contains(.respondent) { return .text }
        if roles.contains(.stance) { return .stance }
        if roles.contains(.region) { return .region }
        if roles.contains(.address) { return .address }
        if roles.contains(.respondent) { return .respondent }
        if roles.contains(.recommendation) { return .recommendation }
        if roles.contains(.number) { return .number }
        return roles.contains(.consultation) ? .consultation : .other
    }

    private static func item(
        _ item: RecommendationNames.Identifier,
        roles: [ColumnWords.Role],
        _ known: ColumnWords
    ) -> Role {
        let behind = Words(of: item.text, known)
        // "Please provide your rationale" asks, and "Comments should be published" is a recommendation.
        let areKeywords = behind.folded.indices.allSatisfy { behind.isKeyword($0) || known.isAsking(behind.folded[$0]) }
        let said = roles + (areKeywords ? behind.roles.compactMap(\.self) : [])
        if said.contains(.comment) || asksForComment(item.text) { return .itemComment(item.id.foldedForMatching) }
        if said.contains(.text) { return .other }
        return .item(areKeywords ? RecommendationNames.Identifier(id: item.id, text: "") : item)
    }

    /// "Which RALO do you answer for?", "What is your region?"; nil for a question about something else.
    private static func who(_ words: Words, _ known: ColumnWords) -> Role? {
        guard words.folded.prefix(2).contains(where: known.asksWho), words.count <= 12 else { return nil }
        if words.roles.contains(.stance) || words.roles.contains(.comment) { return nil }
        let bare = (0..<words.count).compactMap { known.role(of: words.bare($0).foldedForMatching) }
        if bare.contains(.region) { return .region }
        return bare.contains(.respondent) ? .respondent : nil
    }

    /// "Does AFRALO support it?", "Do you support recommendation 6?", "If not, why?"
    private static func question(_ name: String, _ words: Words, _ names: RecommendationNames) -> Role? {
        guard let text = try? SourceText(utf8: Array(name.utf8)),
            let label = FieldLabel(of: text.start..<text.bytes.count, in: text, nil)
        else { return nil }
        for index in words.folded.indices.dropFirst() where words.isRecommendation(index - 1) {
            guard let item = names.identifier(inName: words, from: index) else { continue }
            return label.kind == .comment ? .itemComment(item.id.foldedForMatching) : .item(item)
        }
        return label.kind == .comment ? .comment : .stance
    }

    private static func asksForComment(_ name: String) -> Bool {
        guard name.contains("?"), let text = try? SourceText(utf8: Array(name.utf8)) else { return false }
        return FieldLabel(of: text.start..<text.bytes.count, in: text, nil)?.kind == .comment
    }

    /// "AFRALO comment", "Comentario (AFRALO)", "Position of EURALO".
    private static func group(
        _ words: Words,
        lead: Int,
        roles: [ColumnWords.Role],
        _ speakers: SpeakerIndex
    ) -> Role? {
        var end = words.count
        var said = roles
        while end > lead {
            var name = words.text(from: lead, to: end).trimmedOfSigns
            if name.hasPrefix("("), name.hasSuffix(")") { name = String(name.dropFirst().dropLast()) }
            if name.utf8.count <= 300, speakers.region(of: name) != nil {
                if said.contains(.comment) { return .groupComment(name) }
                return said.contains(.text) ? nil : .group(name)
            }
            guard words.isKeyword(end - 1) else { return nil }
            end -= 1
            if let role = words.roles[end] { said.append(role) }
        }
        return nil
    }
}

extension String {
    /// Whether it is the word "Illustrative", or begins with it and a colon, as what says that answers are made up.
    var saysIllustrative: Bool {
        guard let first = utf8.first, first | 0x20 == UInt8(ascii: "i") else { return false }
        let head = prefix(13).lowercased()
        return head == "illustrative" || head == "illustrative:"
    }
}
