/// Why answers cannot be written. The descriptions hold nothing of a response's text.
public enum WritingError: Error, Sendable, Hashable {
    /// The format holds one respondent, and there are so many.
    case notOneRespondent(Int, WritingFormat)
    /// A respondent's name could not be told from what stands around it.
    case unusableName(String)
    /// This recommendation's answer has something in it that no file holds.
    case notInAnyFile(recommendation: String, String)
    /// This recommendation's answer has something in it that would be read otherwise from this format.
    case readOtherwise(recommendation: String, WritingFormat, String)
}

extension WritingError: CustomStringConvertible {
    /// What was found, what was expected, and how to go on.
    public var description: String {
        switch self {
        case .notOneRespondent(let count, let format):
            "Found \(count) respondents, and \(format.name) holds one. Write a file for each, or CSV, JSON or YAML."
        case .unusableName(let name):
            """
            The name “\(name.prefix(60))” cannot be told from what stands around it; expected a line of at most 150 bytes \
            that begins and ends with a letter or the like, without “[”. Shorten or change it.
            """
        case .notInAnyFile(let recommendation, let what):
            "The answer to recommendation \(recommendation) has \(what), which no file holds. Take it out."
        case .readOtherwise(let recommendation, let format, let what):
            "The answer to recommendation \(recommendation) has \(what), which would be read otherwise from "
                + "\(format.name). Write it as JSON or YAML."
        }
    }
}
