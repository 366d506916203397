import ConsultationModel

extension RawResponse {
    /// Reads cells between separators. Where no row is a header of answers it may be a form, or a text after all.
    init(delimited text: SourceText, _ vocabulary: Vocabulary) {
        let cells = DelimitedText(text, vocabulary)
        let table = cells.table.withNames(RecommendationNames(vocabulary), vocabulary)
        if let raw = RawResponse(tables: [table], front: FrontMatter(), vocabulary) {
            self = raw
            faults.merge(cells.faults)
            if let (_, end) = DelimitedText.namedSeparator(text) {
                let line = text.string(text.trimmedRange(text.start..<end))
                roles.others.append(.init(line: 1, place: nil, role: .aside, text: line))
            }
            return
        }
        for text in [cells.table.asForm(vocabulary.columnWords), text].compactMap(\.self) {
            self.init(text: text, vocabulary)
            if answers.contains(where: { $0.words?.isEmpty == false }) { return }
        }
        self.init()
        hasStructureFault = true
        faults.merge(cells.faults)
        roles.tables = [CellRoles(cells.table)]
        cells.table.sayWhatIsMissing(&faults, vocabulary)
    }

    /// Reads the sheets of a workbook: before the cells of each, between commas, stands a line of a form feed and its
    /// name.
    init(sheets bytes: [UInt8], _ vocabulary: Vocabulary) {
        guard let text = try? SourceText(utf8: bytes) else {
            self.init(isReadable: false)
            faults.error(
                .damaged,
                "The workbook's cells could not be read as text; expected UTF-8. Save it anew, or as CSV."
            )
            return
        }
        var broken = FaultList()
        let names = RecommendationNames(vocabulary)
        let written = Table.sheets(of: text, &broken)
        let sheets = written.map { $0.inReadingOrder(names).withNames(names, vocabulary) }
        let recognised = sheets.filter { TableHeader(of: $0, names, vocabulary) != nil }
        if let raw = RawResponse(tables: recognised, front: FrontMatter(), vocabulary) {
            self = raw
            roles.tables += written.compactMap { $0.rowsLeftOut(names) }
            for sheet in sheets where TableHeader(of: sheet, names, vocabulary) == nil {
                warnOfUnread(sheet, vocabulary)
                roles.tables.append(CellRoles(sheet))
            }
            for sheet in recognised { sheet.tellOmissions(&faults) }
        } else {
            for (index, sheet) in sheets.enumerated() {
                guard let form = sheet.asForm(vocabulary.columnWords) else { continue }
                self.init(text: form, vocabulary)
                guard answers.contains(where: { $0.words?.isEmpty == false }) else { continue }
                roles.tables = sheets.indices.filter { $0 != index }.map { CellRoles(sheets[$0]) }
                sheet.tellOmissions(&faults)
                sheet.tellNotes(unread: Array(sheet.remarks.notes.keys), &faults)
                return
            }
            self.init()
            roles.tables = sheets.map(CellRoles.init)
            hasStructureFault = true
            let lackValues = sheets.filter { $0.tellFormulas(&faults) }
            for sheet in sheets where !sheet.rows.isEmpty && lackValues.isEmpty {
                sheet.sayWhatIsMissing(&faults, vocabulary)
            }
            for sheet in sheets { sheet.tellOmissions(&faults) }
            if sheets.allSatisfy(\.rows.isEmpty) {
                isReadable = false
                faults.error(.empty, "The workbook is empty; expected \(Table.example). Fill it in and drop it again.")
            }
        }
        faults.merge(broken)
    }

    /// A sheet of instructions is not worth a word; one that holds stances may be meant.
    private mutating func warnOfUnread(_ sheet: Table, _ vocabulary: Vocabulary) {
        for row in sheet.rows.indices.prefix(1000) {
            guard let column = sheet.rows[row].cells.firstIndex(where: vocabulary.isStance) else { continue }
            faults.warn(
                at: sheet.spot(row, column),
                """
                Found the stance “\(sheet.cell(row, column).excerpt)” in a sheet without a header; the sheet was not read. \
                Expected \(Table.example).
                """
            )
            return
        }
    }
}

extension Table {
    /// What a table of answers looks like, for messages.
    static let example = """
        a header row such as “Recommendation, Stance, Comment”, or “Recommendation” and a column for each group, or \
        “Respondent, Rec 1, Rec 2”, and answers under it such as “6, Do Not Support, because …”
        """

    /// Says why this is no table of answers.
    fileprivate func sayWhatIsMissing(_ faults: inout FaultList, _ vocabulary: Vocabulary) {
        let names = RecommendationNames(vocabulary)
        for row in TableHeader.rows(toSearch: self) {
            let columns = TableColumns(of: self, row: row, names, vocabulary)
            guard columns.mayBeHeader, let found = columns.first(.recommendation) ?? columns.first(.stance),
                columns.isNamed(found)
            else { continue }
            let isStance = columns.first(.recommendation) == nil
            let what =
                isStance
                ? "stances and none of recommendations; expected a column “Recommendation” beside it, as in"
                : "recommendations and none of stances; expected a column “Stance” or one for each group beside it, as in"
            faults.error(
                .unclearColumns,
                at: spot(row, found),
                "Found “\(cell(row, found).excerpt)” as the column of \(what) \(Self.example). Add the column."
            )
            return
        }
        guard rows.contains(where: { $0.cells.contains { $0.contains { $0.isLetter || $0.isNumber } } }) else {
            faults.error(
                .empty,
                "The table has no filled cell; expected \(Self.example). Fill it in and drop the file again."
            )
            return
        }
        let first = rows.first.map { "; the first row is “\($0.cells.joined(separator: ", ").excerpt)”" } ?? ""
        faults.error(
            .unclearColumns,
            at: rows.isEmpty ? nil : spot(0, 0),
            """
            No row names the columns\(first). Expected \(Self.example). Write the header above the answers, in English, \
            Spanish, French or Portuguese.
            """
        )
    }

    /// The sheets in what the converter wrote.
    fileprivate static func sheets(of text: SourceText, _ faults: inout FaultList) -> [Table] {
        var starts: [(name: String?, start: Int, headEnd: Int)] = []
        var remarks: [[Range<Int>]] = []
        text.forEachLine { line, _ in
            if line.lowerBound == text.start, text.bytes[line].first != 0x0C {
                starts.append((nil, text.start, text.start))
                remarks.append([])
            }
            switch text.bytes[line].first {
            case 0x0C:
                let name = text.trimmed(line.lowerBound + 1..<line.upperBound)
                starts.append((name, line.lowerBound, text.bytes.lineStart(after: line.upperBound)))
                remarks.append([])
            case SheetRemarks.mark: remarks[remarks.count - 1].append(line)
            default: break
            }
        }
        var sheets: [Table] = []
        for (index, sheet) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].start : text.bytes.count
            let remarks = remarks[index]
            let cellsEnd = remarks.first?.lowerBound ?? end
            let cells = DelimitedText(text, separator: UInt8(ascii: ","), in: sheet.headEnd..<cellsEnd)
            faults.merge(cells.faults)
            var table = Table(name: sheet.name.map { "sheet “\($0)”" }, rows: cells.table.rows)
            table.sheet = sheet.name
            for remark in remarks { table.remarks.read(text.string(remark)) }
            sheets.append(table)
        }
        return sheets
    }
}
