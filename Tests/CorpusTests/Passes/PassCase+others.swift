extension PassCase {
    static let pages = [
        PassCase(
            name: "a form, filled in",
            source: """
                <h2>Recommendation 1</h2><p>Position: <select><option value="">Choose</option><option>Support</option>\
                <option selected>Do Not Support</option></select></p><p>Comment: <textarea>A draw.</textarea></p>
                <h2>Recommendation 2</h2><p><label><input type="radio" name="a"> Support</label> \
                <label><input type="radio" name="a" checked> It Depends</label></p>
                <h2>Recommendation 3</h2><p>Position: <input value="Support"></p>
                """,
            answers: ["1": "oppose A draw.", "2": "conditional", "3": "support"]
        ),
        PassCase(
            name: "lists from which nothing was chosen",
            source: """
                <h2>Recommendation 1</h2><p>Position: <select><option>Support</option><option>Do Not Support</option>\
                </select></p><h2>Recommendation 2</h2><p>Position: <select><option value="" selected>Support or not?\
                </option><option>Support</option></select></p><h2>Recommendation 3</h2><p>Support</p>
                """,
            answers: ["1": "blank", "2": "blank", "3": "support"],
            warning: "Drop-down lists in which nothing was chosen: 1"
        ),
        PassCase(
            name: "numbers of items",
            source: """
                <ol><li>Support. One.<li value="6">Do Not Support. Six.<li>It Depends. Seven.</ol>
                """,
            answers: ["1": "support One.", "6": "oppose Six.", "7": "conditional Seven."]
        ),
        PassCase(
            name: "a list that counts down, by itself",
            source: "<ol reversed><li>Support. Two.</li><li>Do Not Support. One.</li></ol>",
            answers: ["1": "oppose One.", "2": "support Two."]
        ),
        PassCase(
            name: "hidden by a class, by a style and by itself",
            source: """
                <style>.old, .gone { display: none } /* p { display: none } */</style>
                <h2>Recommendation 6</h2><p class="old">Support</p><p hidden>Support</p><div style="display:none"><p>Support\
                </div><p>Do Not Support<p>A draw.
                """,
            answers: ["6": "oppose A draw."],
            warning: "Hidden text: 3 pieces"
        ),
        PassCase(
            name: "struck out, emboldened and colored by styles",
            source: """
                <style>s.x{} .no{text-decoration:line-through}.yes{font-weight:700}</style>
                <h2>Recommendation 1</h2><p><span class="no">Support</span> / It Depends / <span class="no">Do Not Support\
                </span></p><h2>Recommendation 2</h2><p><span>Support</span></p><p><span class="yes">It Depends</span></p>\
                <h2>Recommendation 3</h2><p>Support / <span style="background:#ff0">Do Not Support</span></p>
                """,
            answers: ["1": "conditional", "2": "conditional", "3": "oppose"]
        ),
        PassCase(
            name: "ticks of wikis, as pictures and as tasks",
            source: """
                <h2>Recommendation 1</h2><ul class="inline-task-list"><li>Support</li><li class="checked">It Depends</li></ul>
                <table><tr><th>Recommendation</th><th>Support</th><th>Do Not Support</th></tr><tr><td>2</td><td></td>\
                <td><img alt="(tick)" src="t.png"></td></tr></table>
                """,
            answers: ["1": "conditional", "2": "oppose"]
        ),
        PassCase(
            name: "bold and hidden words that say nothing of an answer",
            source: """
                <nav style="display:none"><a href="/s">Support</a></nav>
                <h2>Recommendation 1</h2><p>It Depends</p><p>We may <b style="font-weight:normal">Support</b> it, \
                <span style="color:red">Do Not Support</span> is too hard.</p>
                """,
            answers: ["1": "conditional We may Support it, Do Not Support is too hard."]
        ),
    ]

    static let rich = [
        PassCase(
            name: "fields of forms",
            source: #"""
                {\rtf1\ansi Recommendation 1\par {\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres0}}}{\fldrslt }} \#
                Support {\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}{\fldrslt }} It Depends\par \#
                Comment: {\field{\*\fldinst FORMTEXT}{\fldrslt No costs.}}\par \#
                Recommendation 2\par Position: {\field{\*\fldinst FORMDROPDOWN {\*\formfield{\fftype2\ffres1{\*\ffl Support}\#
                {\*\ffl Do Not Support}}}}{\fldrslt }}\par}
                """#,
            answers: ["1": "conditional No costs.", "2": "oppose"]
        ),
        PassCase(
            name: "a footnote, numbers of a list, and a comment in the margin",
            source: #"""
                {\rtf1\ansi {\listtext 1.\tab}\ls1 Support. One.{\*\annotation margin}\par \#
                {\listtext 6.\tab}\ls1 Do Not Support{\super\chftn{\*\footnote A draw.}}\par}
                """#,
            answers: ["1": "support One.", "6": "oppose A draw."],
            warning: "Comments in the margin: 1"
        ),
    ]

    static let open = [
        PassCase(
            name: "fields, a note in the margin and a text box",
            source: """
                <text:h text:outline-level="2">Recommendation 1</text:h><text:p>Position: <text:drop-down><text:label \
                text:value="Support"/><text:label text:value="It Depends" text:current-selected="true"/>It Depends\
                </text:drop-down></text:p><text:p>Kept.<office:annotation><text:p>margin</text:p></office:annotation></text:p>
                <text:h text:outline-level="2">Recommendation 2</text:h><text:p><draw:frame><draw:text-box><text:p>Do Not \
                Support</text:p></draw:text-box></draw:frame></text:p>
                """,
            answers: ["1": "conditional Kept.", "2": "oppose"],
            warning: "Comments in the margin: 1",
            absent: "margin"
        ),
        PassCase(
            name: "controls, one of which asks for an answer",
            source: """
                <text:h text:outline-level="2">Recommendation 1</text:h><text:p>Position: <loext:content-control \
                loext:showing-place-holder="true">Choose an item.</loext:content-control></text:p>
                <text:h text:outline-level="2">Recommendation 2</text:h><text:p><loext:content-control loext:checkbox="true" \
                loext:checked="false">☐</loext:content-control> Support <loext:content-control loext:checkbox="true" \
                loext:checked="true">☒</loext:content-control> Do Not Support</text:p>
                """,
            answers: ["1": "blank", "2": "oppose"]
        ),
        PassCase(
            name: "lists with starts and continuations",
            source: """
                <text:list text:style-name="L"><text:list-item><text:p>Support. One.</text:p></text:list-item></text:list>\
                <text:p>And more.</text:p><text:list text:style-name="L" text:continue-numbering="true"><text:list-item>\
                <text:p>It Depends. Two.</text:p></text:list-item><text:list-item text:start-value="6"><text:p>Do Not Support. \
                Six.</text:p></text:list-item></text:list>
                """,
            answers: ["1": "support One.", "2": "conditional Two.", "6": "oppose Six."]
        ),
        PassCase(
            name: "bullets stay bullets",
            source: """
                <text:h text:outline-level="2">Recommendation 1</text:h><text:p>Support</text:p>\
                <text:list text:style-name="B"><text:list-item><text:p>No costs.</text:p></text:list-item></text:list>
                """,
            answers: ["1": "support - No costs."]
        ),
    ]
}
