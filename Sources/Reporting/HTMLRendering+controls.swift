import Consensus
import ConsultationModel

extension HTMLRendering {
    /// The controls as a template, which shows nothing until the script takes it: without the script nothing is missing.
    var controls: HTML? {
        guard report.items.count > 1 else { return nil }
        let words = report.words
        let present = Set(report.items.map(\.assessment.level))
        let levels: [HTML] = Level.allCases.filter(present.contains).map {
            "<option value=\"\($0.rawValue)\">\(words.name(of: $0))</option>\n"
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
            <label>\(words.level) <select name="level">
            <option value="">\(words.anyLevel)</option>
            \(levels)</select></label>
            <label>\(words.region) <select name="region">
            <option value="">\(words.anyRegion)</option>
            \(regions)</select></label>
            <label>\(words.position) <select name="position">
            <option value="">\(words.anyPosition)</option>
            \(positions)</select></label>
            <label><input type="checkbox" name="open"> \(words.onlyDivided)</label>
            \(changed)<button type="reset">\(words.showAll)</button>
            <output aria-live="polite" data-text="\(words.shown(of: report.items.count))"></output>
            </form>
            </template>

            """
    }

    /// What the script needs to know of a row beside what it shows.
    func facts(of index: Int) -> HTML {
        let item = report.items[index]
        let level = Level.allCases.firstIndex(of: item.assessment.level) ?? 0
        let changed: HTML? = changedItems.contains(index) ? " data-changed=\"yes\"" : nil
        return """
             data-level="\(item.assessment.level.rawValue)" data-rank="\(level)" data-finding="\(item.finding.rawValue)"\(changed)
            """
    }
}
