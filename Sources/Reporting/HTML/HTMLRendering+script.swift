import Crypto
import FoundationEssentials

extension HTMLRendering {
    /// What lets a reader filter and sort the page. Everything is there without it; it loads nothing and sends nothing.
    /// A link's target is scrolled to in several frames, for what is above it is laid out only when it comes near.
    static let script: HTML = """
        (function () {
        "use strict";
        var template = document.getElementById("controls"), form = null;
        var matrix = document.querySelector("table.matrix");
        function open(target) {
        for (var box = target; box; box = box.parentElement) { if (box.tagName === "DETAILS") { box.open = true; } }
        var own = target && target.querySelector(":scope > details");
        if (own && target.tagName === "ARTICLE") { own.open = true; }
        }
        function follow() {
        var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!target) { return; }
        if (form && target.closest("[hidden]")) { form.reset(); show(); }
        open(target);
        scroll(target, 3);
        }
        function scroll(target, frames) {
        target.scrollIntoView();
        if (frames) { requestAnimationFrame(function () { scroll(target, frames - 1); }); }
        }
        window.addEventListener("hashchange", follow);
        follow();
        if (!template || !matrix) { return; }
        var body = matrix.tBodies[0];
        var ranks = ["support", "conditional", "divided", "oppose", "abstain", "not-applicable", "blank",
        "unrecognised", "missing"];
        var rows = Array.prototype.map.call(body.rows, function (row, place) {
        var article = document.getElementById(row.querySelector("a").getAttribute("href").slice(1));
        var positions = Array.prototype.map.call(row.querySelectorAll("td.region .chip"), function (chip) {
        return chip.className.slice(5);
        });
        return { row: row, article: article, place: place, positions: positions, level: row.dataset.level,
        rank: Number(row.dataset.rank), isOpen: row.dataset.finding === "open", isChanged: row.dataset.changed === "yes",
        text: Array.prototype.map.call(article.querySelectorAll("h3, .asked, .answers"), function (part) {
        return part.textContent.toLowerCase(); }).join(" ") };
        });
        var box = matrix.parentElement;
        box.parentElement.insertBefore(template.content.cloneNode(true), box);
        form = document.querySelector("form.controls");
        var output = form.querySelector("output");
        var fields = form.elements;
        function show() {
        var words = fields.text.value.toLowerCase().split(" ").filter(Boolean);
        var region = fields.region.value, position = fields.position.value, shown = 0;
        rows.forEach(function (item) {
        var stands = region === "" ? item.positions : [item.positions[Number(region)]];
        var isShown = words.every(function (word) { return item.text.indexOf(word) >= 0; })
        && (!fields.level.value || item.level === fields.level.value)
        && (!position || stands.indexOf(position) >= 0)
        && (!fields.open.checked || item.isOpen)
        && (!fields.changed || !fields.changed.checked || item.isChanged);
        item.row.hidden = !isShown;
        item.article.hidden = !isShown;
        if (isShown) { shown += 1; }
        });
        output.textContent = output.dataset.text.replace("#", shown);
        }
        var heads = Array.prototype.slice.call(matrix.tHead.rows[0].cells);
        function value(item, column) {
        if (column === 0) { return item.place; }
        if (column === heads.length - 1) { return item.rank; }
        return ranks.indexOf(item.positions[column - 1]);
        }
        function sort() {
        var sorted = Number(fields.sort.value), down = fields.down.checked;
        heads.forEach(function (head, column) {
        if (column === sorted) { head.setAttribute("aria-sort", down ? "descending" : "ascending"); }
        else { head.removeAttribute("aria-sort"); }
        });
        rows.slice().sort(function (a, b) {
        return (down ? -1 : 1) * (value(a, sorted) - value(b, sorted)) || a.place - b.place;
        }).forEach(function (item) { body.appendChild(item.row); });
        }
        heads.forEach(function (head, column) {
        fields.sort.add(new Option(head.textContent, column || ""));
        var button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        button.title = template.dataset.sort;
        while (head.firstChild) { button.appendChild(head.firstChild); }
        head.appendChild(button);
        button.addEventListener("click", function () {
        fields.down.checked = head.getAttribute("aria-sort") === "ascending";
        fields.sort.value = column || "";
        sort();
        });
        });
        function refresh(event) {
        if (event.target === fields.sort || event.target === fields.down) { sort(); } else { show(); }
        }
        form.addEventListener("input", refresh);
        form.addEventListener("change", refresh);
        form.addEventListener("submit", function (event) { event.preventDefault(); });
        form.addEventListener("reset", function () { setTimeout(function () { show(); sort(); }, 0); });
        heads[0].setAttribute("aria-sort", "ascending");
        show();
        }());
        """

    /// By what the browser knows this script; it runs no other.
    static let scriptHash: String = {
        let digest = SHA256.hash(data: Array(script.markup.utf8))
        return Data(digest).base64EncodedString()
    }()
}
