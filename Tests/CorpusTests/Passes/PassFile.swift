/// The parts of small files around a content.
enum PassFile {
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    static func word(body: String, level: String?) -> [(name: String, text: String)] {
        let spaces = """
            xmlns:w="\(word)" xmlns:r="\(relations)" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
            """
        let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        let packages = "http://schemas.openxmlformats.org/package/2006"
        let parts = ["styles", "numbering", "comments"]
        let links = parts.map { "<Relationship Id=\"\($0)\" Type=\"\(relations)/\($0)\" Target=\"\($0).xml\"/>" }
        return [
            (
                "[Content_Types].xml",
                """
                <Types xmlns="\(packages)/content-types"><Default Extension="xml" ContentType="application/xml"/>\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Override PartName="/word/document.xml" ContentType="\(types).document.main+xml"/></Types>
                """
            ),
            (
                "_rels/.rels",
                """
                <Relationships xmlns="\(packages)/relationships"><Relationship Id="rId1" Type="\(relations)/officeDocument" \
                Target="word/document.xml"/></Relationships>
                """
            ),
            (
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"\(packages)/relationships\">\(links.joined())</Relationships>"
            ),
            ("word/document.xml", "<w:document \(spaces)><w:body>\(body)</w:body></w:document>"),
            (
                "word/styles.xml",
                """
                <w:styles \(spaces)><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>\
                </w:styles>
                """
            ),
            (
                "word/comments.xml",
                """
                <w:comments \(spaces)><w:comment w:id="0" w:author="a"><w:p><w:r><w:t>margin</w:t></w:r></w:p></w:comment>\
                </w:comments>
                """
            ),
            (
                "word/numbering.xml",
                """
                <w:numbering \(spaces)><w:abstractNum w:abstractNumId="0">\(level ?? "")</w:abstractNum>\
                <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>\
                <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="6"/>\
                </w:lvlOverride></w:num></w:numbering>
                """
            ),
        ]
    }

    /// The same in the namespaces of Strict Open XML.
    static func strict(_ text: String) -> String {
        text.replacing(word, with: "http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replacing(relations, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
    }

    private static let openSpaces = ["office", "text", "style", "table"].map {
        "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    .joined(separator: " ")

    static func openContent(_ body: String) -> String {
        """
        <office:document-content \(openSpaces) xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
        xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0">\
        <office:automatic-styles><text:list-style style:name="L"><text:list-level-style-number text:level="1" \
        style:num-suffix="." style:num-format="1"/></text:list-style><text:list-style style:name="B">\
        <text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style></office:automatic-styles>\
        <office:body><office:text>\(body)</office:text></office:body></office:document-content>
        """
    }

    static let openStyles = "<office:document-styles \(openSpaces)><office:styles/></office:document-styles>"
}
