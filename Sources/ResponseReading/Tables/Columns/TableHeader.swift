import ConsultationModel

/// The row of a table that names its columns, and what they mean.
struct TableHeader {
    /// How the answers are laid out.
    enum Layout {
        /// A row an answer.
        case long(id: Int, stance: Int)
        /// A row a recommendation, a column a group.
        case wide(id: Int, [Column])
        /// A row a respondent, a column a recommendation.
        case reverse([Column])
        /// A row an answer, a column a stance, with a tick in one of them.
        case ticks(id: Int, [Int])
    }

    /// A column of stances.
    struct Column {
        var index: Int
        /// Of the comments on them.
        var comments: [Int] = []
        /// Where each choice has a column of its own.
        var choices: [Choice] = []
        /// In a reverse table.
        var item: RecommendationNames.Identifier?
        /// In a wide table.
        var group: String?
        var region: String?
    }

    /// One choice of several, with a tick where it is taken.
    struct Choice {
        var index: Int
        /// The stance that it means.
        var words: String
    }

    /// Among the table's rows, from 0.
    let row: Int
    let layout: Layout
    /// How many columns have names; behind them stands nothing that is meant.
    let width: Int
    private(set) var comments: [Int] = []
    private(set) var text: Int?
    private(set) var region: Int?
    private(set) var respondent: Int?
    /// Whether the respondents' column is one for what it holds, and not for its name.
    private(set) var isRespondentGuessed = false
    private(set) var consultation: Int?
    private(set) var illustrative: Int?
    /// Columns that hold something and are not read.
    private(set) var unread: [Int] = []
    /// Columns that are read.
    private(set) var used: Set<Int> = []
    /// Columns that are read, or that nobody misses: times, counts of rows, addresses.
    private(set) var expected: Set<Int> = []
    /// Of `unread` the ones that are named for stances too.
    private(set) var rivals: [Int] = []
    /// Of `unread` the stances of rounds that the one that is read has replaced.
    private(set) var earlier: [Int] = []
    /// Columns whose question asks for opposition.
    private(set) var objections: Set<Int> = []
    /// Columns of stances that hold nothing but yes and no, in whatever signs.
    private(set) var yesAndNo: Set<Int> = []
    /// A column of regions' own names under a name that does not say so, beside one of those who answer.
    private(set) var rivalSpeakers: Int?
    /// A column that points to the rows of another sheet.
    private(set) var link: Int?
    /// Where the header begins: at the row above when that names the groups.
    private(set) var firstRow: Int

    /// The row has to be among the first ones.
    static let searchLimit = 50
    /// No more cells than this are looked at, so that no table takes long.
    private static let cellLimit = 20_000

    /// The rows that may be a header.
    static func rows(toSearch table: Table) -> Range<Int> {
        var (end, cells) = (0, 0)
        while end < min(table.rows.count, searchLimit), cells < cellLimit {
            cells += table.rows[end].cells.count
            end += 1
        }
        return 0..<end
    }

    /// The first row that names the columns of answers; nil when there is none.
    init?(of table: Table, _ names: RecommendationNames, _ vocabulary: Vocabulary) {
        for index in Self.rows(toSearch: table) {
            let columns = TableColumns(of: table, row: index, names, vocabulary)
            if let header = TableHeader(dividedBelow: table, row: index, columns, names, vocabulary) {
                self = header
                return
            }
            if let header = TableHeader(gridBelow: table, row: index, names, vocabulary) {
                self = header
                return
            }
            if let header = TableHeader(spanning: table, row: index, names, vocabulary) {
                self = header
                return
            }
            if columns.all(.stance).count > 1, index > 0,
                let header = TableHeader(
                    TableColumns(of: table, row: index, under: index - 1, names, vocabulary)
                ),
                case .wide = header.layout
            {
                self = header
                firstRow = index - 1
                return
            }
            if let header = TableHeader(columns) {
                self = header
                return
            }
        }
        return nil
    }

    /// Names of groups in this row, and under them no more than "Position" and "Comment" for each.
    private init?(spanning table: Table, row: Int, _ names: RecommendationNames, _ vocabulary: Vocabulary) {
        guard row + 1 < table.rows.count, table.rows[row + 1].cells.count <= Self.searchLimit * 10 else { return nil }
        let below = TableColumns(of: table, row: row + 1, names, vocabulary)
        guard below.namesPartsOfAnswers,
            let header = TableHeader(TableColumns(of: table, row: row + 1, under: row, names, vocabulary)),
            case .wide = header.layout
        else { return nil }
        self = header
        firstRow = row
    }

    /// Questions in this row, and below it the recommendations that each is asked of.
    private init?(gridBelow table: Table, row: Int, _ names: RecommendationNames, _ vocabulary: Vocabulary) {
        guard row + 1 < table.rows.count, table.rows[row + 1].cells.count <= Self.searchLimit * 10,
            table.rows[row].cells.contains(where: \.isEmpty)
                || table.rows[row].cells.count < table.rows[row + 1].cells.count,
            !TableColumns(of: table, row: row, names, vocabulary).namesItems,
            TableColumns(of: table, row: row + 1, names, vocabulary).namesItems
        else { return nil }
        // A title above two rows of names is no question.
        if row + 2 < table.rows.count,
            TableColumns(of: table, row: row + 1, names, vocabulary).areDivided(by: table.rows[row + 2].cells)
        {
            return nil
        }
        let columns = TableColumns(of: table, row: row + 1, under: row, isGrid: true, names, vocabulary)
        guard let header = TableHeader(columns), case .reverse = header.layout else { return nil }
        self = header
        firstRow = row
    }

    /// Recommendations in this row, and one or two rows below it the parts of each one's answer.
    private init?(
        dividedBelow table: Table,
        row: Int,
        _ above: TableColumns,
        _ names: RecommendationNames,
        _ vocabulary: Vocabulary
    ) {
        guard above.namesItems else { return nil }
        for below in row + 1..<min(row + 3, table.rows.count) {
            let cells = table.rows[below].cells
            if cells.count <= Self.searchLimit * 10, above.areDivided(by: cells) {
                let columns = TableColumns(of: table, row: below, under: row, isGrid: true, names, vocabulary)
                guard let header = TableHeader(columns), case .reverse = header.layout else { return nil }
                self = header
                firstRow = row
                return
            }
            // Texts of the recommendations may stand between.
            if cells.contains(where: vocabulary.isStance) { return nil }
        }
        return nil
    }

    private init?(_ columns: TableColumns) {
        let ticks = columns.ticks
        guard ticks != nil || columns.mayBeHeader, let layout = ticks ?? columns.layout else { return nil }
        row = columns.row
        firstRow = row
        self.layout = layout
        width = columns.width
        region = columns.first(.region)
        respondent = columns.respondent(hasRegion: region != nil)
        // "Group" and "Member": who is named beside a region is not the region.
        let others = columns.all(.respondent).dropFirst()
        if region == nil, let group = respondent, let person = others.first(where: { !columns.isOfSpeakers($0) }),
            columns.isOfSpeakers(group)
        {
            (region, respondent) = (group, person)
        }
        consultation = columns.first(.consultation)
        illustrative = columns.first(.illustrative)
        var used = Set([region, respondent, consultation, illustrative].compactMap(\.self))
        switch layout {
        case .long(let id, let stance):
            comments = columns.all(.comment).sorted()
            text = columns.first(.text) ?? columns.all(.recommendation).first { $0 != id }
            used.formUnion([id, stance] + comments)
            if respondent == nil { readNames(of: columns, before: min(id, stance), except: used, id: id) }
        case .ticks(let id, let stances):
            comments = columns.all(.comment).sorted()
            text = columns.first(.text) ?? columns.all(.recommendation).first { $0 != id }
            used.formUnion([id] + stances + comments)
            if respondent == nil { readNames(of: columns, before: id, except: used, id: id) }
        case .wide(let id, let groups):
            text = columns.first(.text) ?? columns.all(.recommendation).first { $0 != id }
            used.insert(id)
            for group in groups { used.formUnion([group.index] + group.comments) }
            (region, respondent) = (nil, nil)
        case .reverse(let items):
            for item in items { used.formUnion([item.index] + item.comments + item.choices.map(\.index)) }
            if respondent == nil { respondent = columns.columnOfSpeakers(except: used) }
            if respondent == nil {
                readNames(of: columns, before: items.map(\.index).min() ?? 0, except: used)
            }
        }
        if let respondent { used.insert(respondent) }
        if let text { used.insert(text) }
        unread = columns.holdingAnswers(except: used)
        rivals = unread.filter(columns.all(.stance).contains)
        if case .long(_, let stance) = layout, columns.isUnnamed(stance) {
            rivals = columns.unnamedStances(except: used)
            unread = Array(Set(unread).union(rivals)).sorted()
        }
        if case .long(_, let stance) = layout {
            earlier = columns.earlier(than: stance)
            unread = Array(Set(unread).union(earlier)).sorted()
            rivals.removeAll(where: earlier.contains)
        }
        yesAndNo = used.filter(columns.holdsYesAndNo)
        link = columns.link
        if region == nil, respondent != nil, !isRespondentGuessed {
            rivalSpeakers = columns.columnOfSpeakers(except: used)
        }
        objections = Set((0..<columns.width).filter(columns.asksForObjection))
        self.used = used
        expected = used.union(columns.ofNoAnswers)
    }

    private mutating func readNames(of columns: TableColumns, before end: Int, except used: Set<Int>, id: Int? = nil) {
        respondent = columns.columnOfNames(before: end, except: used, id: id)
        isRespondentGuessed = respondent != nil
    }
}
