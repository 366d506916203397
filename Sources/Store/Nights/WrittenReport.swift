public import ConsultationModel

/// A report in each of its forms, with what is kept of it for later ones.
public struct WrittenReport: Sendable, Hashable {
    /// As a web page.
    public var html: String
    /// As plain text.
    public var text: String
    /// As Markdown.
    public var markdown: String
    /// For machines.
    public var json: String
    /// The positions by recommendation and region, as comma-separated values.
    public var matrix: String
    /// How many of the open recommendations have which level.
    public var levels: [Level: Int]
    /// What a later report compares with.
    public var summary: NightSummary

    /// Memberwise.
    public init(
        html: String,
        text: String,
        markdown: String,
        json: String,
        matrix: String,
        levels: [Level: Int],
        summary: NightSummary
    ) {
        self.html = html
        self.text = text
        self.markdown = markdown
        self.json = json
        self.matrix = matrix
        self.levels = levels
        self.summary = summary
    }
}
