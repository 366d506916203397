import Consensus
import ConsultationModel

extension HTMLRendering {
    /// The controls as a template, which shows nothing until the script takes it: without the script nothing is missing.
    var controls: HTML? {
        guard report.items.count > 1 else { return nil }
        let words = report.words
        let present = Set(report.items.map(group))
        let levels: [HTML] = groups.filter { present.contains($0.code) }.map {
            "<option value=\"\($0.code)\">\($0.name)</option>\n"
        }
        let regions: [HTML] = report.consultation.regions.enumerated().map {
            "<option value=\"\($0.offset)\">\($0.element.code)</option>\n"
        }
        let positions: [HTML] = Position.allCases.map {
            "<option value=\"\($0.code)\">\(words.name(of: $0))</option>\n"
        }
        let changed: HTML? =
            changedItems.isEmpty
            ? nil
            : "<label><input type=\"checkbox\" name=\"changed\"> \(words.onlyChanged)</label>\n"
        return """
            <template id="controls" data-sort="\(words.sortHint)">
            <form class="controls" aria-label="\(words.controls)">
            <label>\(words.searched) <input type="search" name="text"></label>
            <label>\(leadsByLevel ? words.level : words.outcome) <select name="level">
            <option value="">\(leadsByLevel ? words.anyLevel : words.anyOutcome)</option>
            \(levels)</select></label>
            <label>\(words.region) <select name="region">
            <option value="">\(words.anyRegion)</option>
            \(regions)</select></label>
            <label>\(words.position) <select name="position">
            <option value="">\(words.anyPosition)</option>
            \(positions)</select></label>
            <label><input type="checkbox" name="open"> \(words.onlyDivided)</label>
            \(changed)<label>\(words.sortedBy) <select name="sort"></select></label>
            <label><input type="checkbox" name="down"> \(words.reversed)</label>
            <button type="reset">\(words.showAll)</button>
            <output aria-live="polite" data-text="\(words.shown(of: report.items.count))"></output>
            </form>
            </template>

            """
    }

    /// What the script needs to know of a row beside what it shows.
    func facts(of index: Int) -> HTML {
        let item = report.items[index]
        let group = group(of: item)
        let rank = groups.firstIndex { $0.code == group } ?? 0
        // The verdict leaves out what is not open, and so does the filter.
        let finding: HTML? =
            item.recommendation.status == .open ? " data-finding=\"\(item.finding.rawValue)\"" : nil
        let changed: HTML? = changedItems.contains(index) ? " data-changed=\"yes\"" : nil
        return " data-level=\"\(group)\" data-rank=\"\(rank)\"\(finding)\(changed)"
    }

    private var leadsByLevel: Bool { report.consultation.rules.lead == .gnso }

    /// What the last column of the matrix comes to, best first: a level, or under another rule a finding.
    private var groups: [(code: String, name: String)] {
        if leadsByLevel { return Level.allCases.map { ($0.rawValue, words.name(of: $0)) } }
        return Finding.allCases.map { ($0.rawValue, words.label(of: $0, by: report.consultation.rules.lead)) }
    }

    private func group(of item: Report.Item) -> String {
        leadsByLevel ? item.assessment.level.rawValue : item.finding.rawValue
    }
}
