"""What browser.py asks a page, in JavaScript."""

# What Tab has to reach, in the order of the page. What is in a closed part is not there.
CONTROLS = """
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.disabled)
"""

# What has the focus, and whether that can be seen.
FOCUS = """
    const element = document.activeElement;
    if (element === document.body) return [null, true];
    const style = getComputedStyle(element);
    return [element, style.outlineStyle !== 'none' || style.boxShadow !== 'none'];
"""

# Opens every part, and lays out those that are out of view too.
OPEN = """
    document.querySelectorAll('details').forEach(details => details.open = true);
    document.querySelectorAll('article').forEach(article => article.style.contentVisibility = 'visible');
"""

# The parts without a scroll bar of their own that are wider than the window.
TOO_WIDE = """
    if (document.scrollingElement.scrollWidth <= innerWidth) return [];
    return [...document.querySelectorAll('body *')]
        .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
        .filter(element => !element.closest('.scroll'))
        .slice(0, 5).map(element => element.outerHTML.slice(0, 120));
"""

# The captions of tables in boxes that scroll, of which one would have to scroll to read the end.
HIDDEN_CAPTIONS = """
    return [...document.querySelectorAll('.scroll:has(caption)')].filter(box =>
        box.querySelector('caption span').getBoundingClientRect().right > box.getBoundingClientRect().right + 1
    ).map(box => box.querySelector('caption').textContent);
"""

# The outcomes of rules of which a word is broken.
BROKEN = """
    return [...document.querySelectorAll('.rules .outcome')].filter(outcome => {
        const range = document.createRange(), text = outcome.firstChild;
        return [...text.data.matchAll(/\\S+/g)].some(word => {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return range.getClientRects().length > 1;
        });
    }).slice(0, 5).map(outcome => outcome.textContent);
"""

# The controls around which a mark of the focus would be cut off, since nothing is drawn outside of an article.
CUT = """
    return [...document.querySelectorAll('article')].flatMap(article => {
        const box = article.getBoundingClientRect();
        return [...article.querySelectorAll('a[href], summary')].filter(control =>
            [...control.getClientRects()].some(rect => rect.left - 5 < box.left || rect.right + 5 > box.right
                || rect.top - 5 < box.top || rect.bottom + 5 > box.bottom));
    }).slice(0, 5).map(control => control.outerHTML.slice(0, 120));
"""

# The tables that are wider than a page of A4 without its margins, or leave a recommendation's text next to no room.
CUT_IN_PRINT = """
    const paper = across => (across ? 297 - 30 : 210 - 30) / 25.4 * 96;
    return [...document.querySelectorAll('table, svg')].filter(table => {
        document.body.style.width = `${paper(table.matches('.wide'))}px`;
        const texts = [...table.querySelectorAll('.text')].map(text => text.getBoundingClientRect().width);
        return table.getBoundingClientRect().width > paper(table.matches('.wide')) + 1 || Math.min(...texts) < 60;
    }).slice(0, 5).map(table => table.outerHTML.slice(0, 120));
"""

# Each text that can be seen when every part is open.
SEEN = """
    document.querySelectorAll('details').forEach(details => details.open = true);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.checkVisibility({visibilityProperty: true})) seen.push(node.data);
    }
    return seen;
"""

AXE = """
    const done = arguments[arguments.length - 1];
    axe.run(document, {resultTypes: ['violations']}).then(
        result => done(result.violations.map(found =>
            `${found.id} (${found.impact}): ${found.help}; ${found.nodes.length} places, first`
            + ` ${found.nodes[0].html.slice(0, 200)} ${found.nodes[0].failureSummary.replaceAll('\\n', ' ')}`)),
        error => done([String(error)]));
"""


# What is out of view is not laid out, and has no innerText.
# The recommendations that can be seen: in the matrix, in its order, and below, in theirs.
SHOWN = """
    const seen = selector => [...document.querySelectorAll(selector)]
        .filter(element => element.checkVisibility({visibilityProperty: true}))
        .map(element => element.textContent.trim());
    return [
        seen('table.matrix tbody th .id'),
        seen('article h3').map(title => title.split(/\\s/).pop()),
        document.querySelector('form.controls output').textContent.trim(),
    ];
"""

# The filters that are set.
SET = """
    return [...document.querySelectorAll('form.controls :is(input, select)')]
        .filter(field => field.type === 'checkbox' ? field.checked : field.value).map(field => field.name);
"""
