/// A pass over a document before pandoc, which makes visible what pandoc would drop: choices, signs, numbers, marks.
///
/// It is a program for Debian's Python and runs confined as converters do.
struct DocumentPass: Sendable {
    /// The exit code for a file that is not of its kind.
    static let damaged: Int32 = 65

    /// Debian's own, because its packages are not another one's.
    static let python = "/usr/bin/python3"

    private let script: String

    /// The pass for a format; nil for one that pandoc reads whole.
    init?(before format: PandocFormat) {
        let parts: [[UInt8]]
        switch format {
        case .docx:
            parts = [
                PackageResources.symbols_py, PackageResources.word_numbers_py, PackageResources.word_styles_py,
                PackageResources.word_py, PackageResources.word_cells_py, PackageResources.word_file_py,
            ]
        case .odt:
            parts = [
                PackageResources.word_numbers_py, PackageResources.open_numbers_py, PackageResources.open_document_py,
            ]
        case .rtf: parts = [PackageResources.rtf_py]
        case .html: parts = [PackageResources.page_styles_py, PackageResources.page_py]
        case .mediawiki, .textile, .jira, .dokuwiki: return nil
        }
        script = ([PackageResources.container_py] + parts).map { String(decoding: $0, as: UTF8.self) }.joined(
            separator: "\n"
        )
    }

    /// Without the packages of a site and the settings of an environment: it takes the standard library alone.
    var command: [String] { [Self.python, "-I", "-S", "-W", "ignore", "-c", script] }

    /// What the pass wrote: its notes, a JSON sequence, and the file for pandoc; nil when it wrote neither.
    static func parts(of output: [UInt8]) -> (notes: ArraySlice<UInt8>, file: [UInt8])? {
        guard let end = output.firstIndex(of: UInt8(ascii: "\n")), output.first == UInt8(ascii: "[") else { return nil }
        return (output[..<end], Array(output[(end + 1)...]))
    }

    /// pandoc's tree with the notes, under the key "notes".
    static func tree(_ tree: [UInt8], with notes: ArraySlice<UInt8>) -> [UInt8] {
        guard tree.first == UInt8(ascii: "{"), notes.count > 2 else { return tree }
        return Array(#"{"notes":"#.utf8) + notes + [UInt8(ascii: ",")] + tree.dropFirst()
    }
}

extension Converter {
    /// The pass that a file goes through before the converter; nil when there is none.
    var pass: DocumentPass? {
        guard case .pandoc(let format) = self else { return nil }
        return DocumentPass(before: format)
    }
}
