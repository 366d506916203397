/// Pages as `pdftotext -tsv` tells them, made from a drawing in which each character takes five points and each line
/// fourteen. Two blanks or more set lines apart that stand beside each other; a form feed ends a page.
enum PrintedPages {
    static func tsv(_ drawing: String) -> String {
        var rows = ["level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
        for (number, page) in drawing.split(separator: "\u{C}", omittingEmptySubsequences: false).enumerated() {
            func row(_ level: Int, _ left: Int, _ top: Int, _ width: Int, _ height: Int, _ text: String) {
                rows.append(
                    "\(level)\t\(number + 1)\t0\t0\t0\t0\t\(left).00\t\(top).00\t\(width).00\t\(height).00\t100\t\(text)"
                )
            }
            row(1, 0, 0, 600, 800, "###PAGE###")
            for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                var column = 0
                var blanks = 2
                for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                    if word.isEmpty {
                        blanks += 1
                        column += 1
                        continue
                    }
                    let left = 50 + 5 * column
                    let top = 40 + 14 * index
                    if blanks > 1 { row(4, left, top, 5, 10, "###LINE###") }
                    row(5, left, top, 5 * word.count + 2, 10, String(word))
                    blanks = 1
                    column += word.count + 1
                }
            }
        }
        return rows.joined(separator: "\n") + "\n"
    }
}
