import Consensus
import ConsultationModel

extension Report {
    /// What is not answered, by region, and how long answers are taken.
    var missingSection: Section {
        let withdrawn = withdrawnRegions.isEmpty ? nil : words.withdrawn(withdrawnRegions)
        let note = [words.deadline(deadline), withdrawn].compactMap(\.self).map { Section.Block.paragraph(Phrase($0)) }
        let gaps = self.gaps
        guard !gaps.isEmpty else {
            return Section(
                id: "missing",
                title: words.missing,
                blocks: note + [
                    .paragraph(Phrase(withdrawnRegions.isEmpty ? words.nothingMissing : words.nothingElseMissing))
                ]
            )
        }
        let table = Section.Table(
            caption: Phrase(words.missingCaption),
            isCaptionAside: true,
            titles: [words.region] + words.gapTitles,
            nothing: Phrase(words.none),
            rows: gaps.map { gap in
                [Phrase(.name(gap.region.code))] + [gap.missing, gap.blank, gap.unrecognised].map(names)
            }
        )
        return Section(id: "missing", title: words.missing, blocks: note + [.table(table)])
    }

    /// Every answer under conditions, and every divided region, with the words and the beginning of the comment.
    var conditionsSection: Section {
        let points = items.indices.flatMap { index in
            items[index].conditional.map { condition(index, $0) }
        }
        return Section(
            id: "conditions",
            title: words.conditionsTitle,
            blocks: points.isEmpty
                ? [.paragraph(Phrase(words.noConditions))]
                : [.paragraph(Phrase(words.conditionsIntroduction)), .list(points)]
        )
    }

    /// Every answer shown whose comment has a phrase that a person should read.
    var flaggedSection: Section {
        let regions = flagged { [$0.designated].compactMap { $0 } }
        let others = flagged(\.others)
        let points = regions + words.beginning(others, atMost: 100)
        return Section(
            id: "flagged",
            title: words.flaggedTitle,
            blocks: points.isEmpty
                ? [.paragraph(Phrase(words.nothingFlagged))]
                : [.paragraph(Phrase(words.flaggedIntroduction)), .list(points)]
        )
    }

    /// Rejected files and withdrawn answers, each with the reason.
    var qualityBlocks: [Section.Block] {
        let rejected = rejections.map(words.file)
        let withdrawn = withdrawals.map { withdrawal -> Phrase in
            let who: Phrase =
                withdrawal.isDesignated
                ? "\(name: withdrawal.region)" : "\(name: withdrawal.respondent) (\(name: withdrawal.region))"
            return "\(who)\(words.colon)\(words.withdrawal(withdrawal))"
        }
        let note = words.receiptNote(on: rejections).map { Section.Block.paragraph(Phrase($0)) }
        return [
            (words.rejectedTitle, rejected, note), (words.withdrawnTitle, withdrawn, nil),
        ].flatMap { title, points, note in
            points.isEmpty
                ? []
                : [Section.Block.heading(title)] + [note].compactMap(\.self)
                    + [.list(words.beginning(points, atMost: 50))]
        }
    }

    /// Where the numbers can be had.
    var dataSection: Section {
        Section(
            id: "data",
            title: words.dataTitle,
            blocks: [.list(words.dataLinks(withAnswers: answers <= Self.answersBesideReport))]
        )
    }

    /// The answers that count at most for `answers.csv` to stand beside a report.
    public static let answersBesideReport = 10_000

    /// How many recommendations came to what, night by night and now; nil without a night.
    var trendTable: Section.Table? {
        guard !nights.isEmpty else { return nil }
        let findings = Finding.allCases
        return Section.Table(
            caption: Phrase(words.trendCaption),
            titles: [words.night] + findings.map(words.shortLabel),
            isFigures: true,
            rows: trend.map { name, numbers in
                [Phrase(name)] + findings.map { Phrase(words.grouped(numbers[$0] ?? 0)) }
            }
        )
    }

    /// The findings of the nights, in order, and of now.
    var trend: [(name: String, numbers: [Finding: Int])] {
        func findings(_ levels: [Level: Int]) -> [Finding: Int] {
            levels.reduce(into: [:]) { $0[Finding($1.key), default: 0] += $1.value }
        }
        let now = openItems.reduce(into: [:]) { $0[$1.assessment.level, default: 0] += 1 }
        return nights.map { ($0.night, findings($0.levels)) } + [(words.now, findings(now))]
    }

    /// The share of recommendations that each two regions answer alike, in percent; nil with fewer than two regions.
    var agreementMap: Section.Table? {
        guard !agreement.pairs.isEmpty else { return nil }
        let codes = consultation.regions.map(\.code)
        return Section.Table(
            caption: Phrase(words.mapCaption),
            titles: [words.region] + codes,
            isFigures: true,
            rows: zip(codes, agreement.map(of: codes.count)).map { code, shares in
                [Phrase(.name(code))] + shares.map { Phrase($0.map { String($0) } ?? "–") }
            }
        )
    }

    /// Recommendations by their ids, each leading to its place.
    private func names(of places: [Int]) -> Phrase {
        if places.isEmpty { return Phrase(words.none) }
        if places.count == openItems.count, places.count > 1 { return Phrase(words.all(places.count)) }
        return places.map(reference).joined(by: ", ")
    }

    private func condition(_ index: Int, _ place: Int) -> Phrase {
        let view = items[index].regions[place]
        let start: Phrase = "\(words.item) \(reference(to: index)), \(answer(index, place))"
        guard view.position != .divided, let quoted = view.designated,
            view.position == .stance(quoted.answer.stance)
        else {
            return "\(start)\(words.colon)\(words.name(of: view.position)); \(words.others(of: view))"
        }
        let comment = quoted.answer.comment.oneLine
        let cut = comment.cut(to: Self.otherComment)
        let written = "\(start), \(words.inQuotes(quoted.answer.words.oneLine.shortened(to: 80)))" as Phrase
        guard !comment.isEmpty else { return "\(written)\(words.colon)\(words.noComment)" }
        let isCut = cut.utf8.count < comment.utf8.count || quoted.isShortened
        return "\(written)\(words.colon)\(quoted: cut)\(isCut ? " \(words.shortened)" : "")"
    }

    private func flagged(_ answers: (RegionView) -> [Quoted]) -> [Phrase] {
        items.indices.flatMap { index in
            items[index].regions.indices.flatMap { place in
                answers(items[index].regions[place]).filter { !$0.answer.flags.isEmpty }.map { quoted -> Phrase in
                    let flags = quoted.answer.flags.map(words.flag).joined(by: words.semicolon)
                    let stance = words.name(of: quoted.answer.stance)
                    let who: Phrase = quoted.isDesignated ? "" : ", \(name: quoted.respondent)"
                    return
                        "\(words.item) \(reference(to: index)), \(answer(index, place))\(who) (\(stance))\(words.colon)\(flags); "
                        + words.source(of: quoted.quotation)
                }
            }
        }
    }
}

extension Report {
    /// What came in, as label and number: submissions, files, and the regions' other respondents.
    var qualityNumbers: [(label: String, number: Int)] {
        words.dataQuality(intake)
            + [(words.late(consultation.lateAnswers), intake.late)].filter { consultation.closes != nil || $0.1 > 0 }
            + respondentsByRegion.map { ("\(words.otherRespondentsIn) \($0.region)", $0.number) }
    }

    /// How the report is made, with the settings of the consultation.
    var methodParagraphs: [String] {
        words.method(under: consultation.rules) + [
            words.samplingMethod, words.decisionMethod(consultation.lateAnswers),
        ]
    }
}

extension Report.Item {
    /// Whether the chair has designated another level than the computed one.
    var isDesignatedOtherwise: Bool {
        designation?.level.map { $0 != assessment.level } ?? false
    }
}
