import ConsultationModel

extension Report {
    /// What has changed since the last night.
    var changesSection: Section {
        guard let changes else {
            return Section(id: "changes", title: words.changesTitle, blocks: [.paragraph(Phrase(words.noNightYet))])
        }
        guard !changes.isEmpty else {
            return Section(
                id: "changes",
                title: words.changesTitle,
                blocks: [.paragraph(Phrase(words.nothingChanged(since: changes.night)))]
            )
        }
        return Section(
            id: "changes",
            title: words.changesTitle,
            blocks: [summary(of: changes)] + (changes.isEdited ? [.paragraph(Phrase(words.edited))] : [])
                + levels(changes) + positions(changes) + rereadings(changes)
                + withdrawals(changes) + others(changes) + designations(changes) + files(changes)
        )
    }

    /// The rows of a list that are shown at most.
    private static let listed = 20

    /// The rows on regions that are shown at most; with five regions there are always fewer.
    private static let listedPositions = 200

    private func summary(of changes: Changes) -> Section.Block {
        let (flips, arrivals, departures) = (
            changes.flips.count, changes.positions.count { $0.old == .missing },
            changes.positions.count { $0.new == .missing }
        )
        let counts: [(number: Int, words: (Int) -> String)] = [
            (changes.levels.count, changedLevels), (flips, words.changedPositions),
            (arrivals, words.newPositions),
            (departures, words.goneAnswers),
        ]
        let parts = counts.filter { $0.number > 0 }.map { Phrase($0.words($0.number)) }
        let what = parts.isEmpty ? Phrase(words.samePositions) : words.list(parts)
        return .paragraph("\(words.compared(with: changes.night))\(words.colon)\(what).")
    }

    private var leadsByLevel: Bool { consultation.rules.lead == .gnso }

    private func changedLevels(_ number: Int) -> String {
        leadsByLevel ? words.changedLevels(number) : words.changedOutcomes(number)
    }

    private func levels(_ changes: Changes) -> [Section.Block] {
        guard !changes.levels.isEmpty else { return [] }
        let rows: [[Phrase]] = changes.levels.map { shift in
            let causes = shift.causes.map { cause in
                let region = consultation.regions[cause.region].code
                let change = words.change(words.name(of: cause.old), words.name(of: cause.new))
                let source = cause.event.map(words.cause) ?? Phrase(words.becauseOfOthers)
                return "\(name: region)\(words.colon)\(change) (\(source))" as Phrase
            }
            return [
                "\(words.item) \(reference(to: shift.item))",
                "\(words.name(of: shift.old)) → \(strong: words.name(of: shift.new))",
                causes.isEmpty
                    ? Phrase(words.unexplained)
                    : words.beginning(causes, atMost: 20).joined(by: words.semicolon),
            ]
        }
        let heading = leadsByLevel ? words.levelsHeading : words.outcomesHeading
        return [
            .heading(heading),
            .table(
                Section.Table(
                    caption: Phrase(heading),
                    isCaptionAside: true,
                    titles: [words.recommendation, leadsByLevel ? words.level : words.outcome, words.becauseTitle],
                    isPlainWithoutTitles: true,
                    rows: rows
                )
            ),
        ]
    }

    private func positions(_ changes: Changes) -> [Section.Block] {
        let flips = changes.flips.map { shift -> [Phrase] in
            [
                answer(shift.item, shift.region),
                "\(words.item) \(reference(to: shift.item))\(words.colon)"
                    + "\(words.change(words.name(of: shift.old), words.name(of: shift.new)))",
                shift.event.map(words.cause) ?? Phrase(words.becauseOfOthers),
            ]
        }
        let batches = (changes.arrivals.map { ($0, true) } + changes.departures.map { ($0, false) }).map {
            batch,
            isNew -> [Phrase] in
            let kinds = batch.items.map { position, items in
                let places =
                    Phrase(words.name(of: position)) + " (\(words.item) " + items.map(reference).joined(by: ", ") + ")"
                return places
            }
            let all = kinds.joined(by: ", ")
            return [
                Phrase(.name(consultation.regions[batch.region].code)),
                isNew ? words.new(all) : words.gone(all),
                whereFrom(batch),
            ]
        }
        var blocks: [Section.Block] = []
        let rows = flips + batches
        if !rows.isEmpty {
            blocks = [
                .heading(words.positionsHeading),
                .table(
                    Section.Table(
                        caption: Phrase(words.positionsHeading),
                        isCaptionAside: true,
                        titles: [words.region, words.changeTitle, words.sourceTitle],
                        isPlainWithoutTitles: true,
                        rows: Array(rows.prefix(Self.listedPositions))
                    )
                ),
            ]
            if rows.count > Self.listedPositions {
                blocks.append(.paragraph(Phrase(words.andMore(rows.count - Self.listedPositions))))
            }
        }
        if changes.rewordings > 0 { blocks.append(.paragraph(Phrase(words.reworded(changes.rewordings)))) }
        return blocks
    }

    /// The file of answers that came together, or what else brought them about.
    private func whereFrom(_ batch: Changes.Batch) -> Phrase {
        guard let event = batch.event else { return Phrase(words.becauseOfOthers) }
        if event.cause == .file, let new = event.new { return words.fileAndRevision(of: new) }
        return batch.items.flatMap(\.items).count == 1 ? words.cause(of: event) : words.commonCause(of: event)
    }

    private func rereadings(_ changes: Changes) -> [Section.Block] {
        let points = changes.rereadings.map { words, old, new, answers in
            let quoted = self.words.inQuotes(words.oneLine.shortened(to: 80))
            let stances = self.words.change(self.words.name(of: old), self.words.name(of: new))
            return "\(quoted)\(self.words.colon)\(stances) (\(self.words.answers(answers)))" as Phrase
        }
        return list(points, under: words.rereadingsHeading)
    }

    private func withdrawals(_ changes: Changes) -> [Section.Block] {
        let points = changes.withdrawals.map { event, answers -> Phrase in
            let cause = answers == 1 ? words.cause(of: event) : words.commonCause(of: event)
            return "\(words.who(event)), \(words.answers(answers))\(words.colon)\(cause)"
        }
        return list(points, under: words.withdrawalsHeading)
    }

    private func others(_ changes: Changes) -> [Section.Block] {
        guard !changes.others.isEmpty || !changes.isComplete else { return [] }
        let flips = changes.otherFlips
        let sentence = words.otherChanges(
            new: changes.others.count { $0.old == nil },
            flipped: flips.count,
            gone: changes.others.count { $0.new == nil },
            isComplete: changes.isComplete
        )
        let points = flips.suffix(Self.listed).map { event -> Phrase in
            let stances = words.change(
                event.old.map { words.name(of: $0.answer.stance) },
                event.new.map { words.name(of: $0.answer.stance) }
            )
            let item = items.firstIndex { $0.recommendation.id == event.recommendation }
            let id: Phrase = "\(words.item) \(item.map(reference) ?? Phrase(.name(event.recommendation)))"
            return "\(words.who(event)), \(id)\(words.colon)\(stances); \(words.cause(of: event))"
        }
        let left = flips.count - points.count
        return [.heading(words.othersHeading), .paragraph(Phrase(sentence))]
            + folded(points + (left > 0 ? [Phrase(words.andMore(left))] : []), words.newestFlips)
    }

    private func designations(_ changes: Changes) -> [Section.Block] {
        let points = changes.designations.map { designation -> Phrase in
            let item = items.firstIndex { $0.recommendation.id == designation.recommendation }
            let id: Phrase = "\(words.item) \(item.map(reference) ?? Phrase(.name(designation.recommendation)))"
            return "\(id)\(words.colon)\(words.designation(designation))"
        }
        return list(points, under: words.designationsHeading)
    }

    private func files(_ changes: Changes) -> [Section.Block] {
        guard changes.fileCounts.values.contains(where: { $0 > 0 }) else { return [] }
        let points = [FileEvent.Outcome.rejected, .accepted].flatMap { outcome in
            let files = changes.files.filter { $0.outcome == outcome }.prefix(Self.listed).map(words.file)
            let left = (changes.fileCounts[outcome] ?? 0) - files.count
            return files + (left > 0 && !files.isEmpty ? [Phrase(words.andMore(left))] : [])
        }
        let sentences = [words.files(changes.fileCounts), words.receiptNote(on: changes.files)].compactMap(\.self)
        return [.heading(words.filesHeading), .paragraph(Phrase(sentences.joined(separator: " ")))]
            + folded(points, words.newestFiles)
    }

    /// A list that is long is for those who want to know more.
    private func folded(_ points: [Phrase], _ summary: String) -> [Section.Block] {
        points.isEmpty ? [] : points.count <= 3 ? [.list(points)] : [.folded(summary, [.list(points)])]
    }

    private func list(_ points: [Phrase], under heading: String) -> [Section.Block] {
        points.isEmpty ? [] : [.heading(heading), .list(words.beginning(points, atMost: Self.listed))]
    }
}

extension Report {
    /// A recommendation's id, which leads to it.
    func reference(to item: Int) -> Phrase { Phrase(.item(item, items[item].recommendation.id)) }

    /// A region's code, which leads to its answer.
    func answer(_ item: Int, _ region: Int) -> Phrase {
        Phrase(.answer(item, region, items[item].regions[region].region.code))
    }
}
