# Brings a page of swift-argument-parser's generator into the form of a man page: the name with a hyphen, by which man finds
# the page of a command; sections of their own for options, exit status and examples, which the generator leaves in the
# description; examples as they are written; references to pages that are there.

function heading(title) {
    section = title
    print ".Sh " title
}

# A paragraph of the description, or what it says elsewhere.
function put(paragraph, lines, count, line) {
    if (paragraph == "") return
    if (sub(/^Exit codes: /, "", paragraph)) {
        codes = paragraph
    } else if (sub(/^Examples?:\n/, "", paragraph)) {
        examples = paragraph
    } else {
        if (described) print ".Pp"
        described = 1
        count = split(paragraph, lines, "\n")
        for (line = 1; line <= count; line++) {
            if (lines[line] ~ /^  / && !literal) { literal = 1; print ".Bd -literal -offset indent" }
            if (literal) sub(/^  /, "", lines[line])
            print lines[line]
        }
        if (literal) { literal = 0; print ".Ed" }
    }
}

function putExitStatus(rows, count, row, code) {
    print ".Sh EXIT STATUS"
    if (codes == "") {
        print "0 on success; otherwise as \"concord help exit-codes\" says."
        return
    }
    sub(/\.$/, "", codes)
    gsub(/[,;] [0-9][0-9] /, "\n&", codes)
    count = split(codes, rows, "\n")
    print ".Bl -tag -width 6n"
    for (row = 1; row <= count; row++) {
        sub(/^[,;] /, "", rows[row])
        code = rows[row]
        sub(/ .*/, "", code)
        sub(/^[0-9]+ /, "", rows[row])
        print ".It " code
        print rows[row]
    }
    print ".El"
}

function putExamples() {
    if (examples == "") return
    print ".Sh EXAMPLES"
    print ".Bd -literal"
    gsub(/(^|\n)  /, "\n", examples)
    sub(/^\n/, "", examples)
    print examples
    print ".Ed"
}

function putReferences(row) {
    if (command != "concord") references[++referred] = "concord"
    if (!referred) return
    print ".Sh SEE ALSO"
    for (row = 1; row <= referred; row++) print ".Xr " references[row] " 1" (row < referred ? " ," : "")
}

/^\.Dt / { title = $2; gsub(/\./, "-", title); print ".Dt " title " 1"; next }
/^\.Os/ { print ".Os Concord " version; next }
/^\.Sh / {
    if (section == "DESCRIPTION") { put(paragraph); paragraph = "" }
    section = $0
    gsub(/^\.Sh |"/, "", section)
    if (section != "EXIT STATUS" && section != "SEE ALSO") heading(section)
    next
}
section == "NAME" && /^\.Nm / {
    command = $0
    gsub(/^\.Nm |"/, "", command)
    name = command
    gsub(/ /, "-", name)
    print ".Nm " name
    next
}
section == "NAME" && /^\.Nd / { sub(/\.?"$/, "\""); print; next }
section == "SYNOPSIS" && /^\.Nm$/ { print ".Nm \"" command "\""; next }
section == "DESCRIPTION" && /^\.Bl/ { put(paragraph); paragraph = ""; heading("OPTIONS") }
section == "DESCRIPTION" && /^$/ { put(paragraph); paragraph = ""; next }
section == "DESCRIPTION" { paragraph = paragraph (paragraph == "" ? "" : "\n") $0; next }
section == "EXIT STATUS" { next }
section == "SEE ALSO" {
    if ($2 != "concord.confine" && $2 != "concord.help") {
        references[++referred] = $2
        gsub(/\./, "-", references[referred])
    }
    next
}
# A break before the next option adds nothing to the one that each of them has.
section == "OPTIONS" && /^\.Pp$/ { held = held "\n.Pp"; next }
# What a reader would copy is not broken at a hyphen.
section == "OPTIONS" && !/^\./ { gsub(/[a-z]+=/, "\\%&") }
section == "OPTIONS" && held != "" { if ($0 !~ /^\.(It|El)/) print ".Pp"; held = "" }
{ print }
END {
    if (section == "DESCRIPTION") put(paragraph)
    if (command == "concord") printf "%s", ENVIRON["commands"]
    putExitStatus()
    putExamples()
    putReferences()
}
