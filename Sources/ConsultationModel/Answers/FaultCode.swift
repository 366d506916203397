/// Why a file is rejected, for programs and for reports in any language. Raw values are stable: they stand in the database
/// and in JSON.
public enum FaultCode: String, Sendable, Hashable, Codable, CaseIterable {
    /// It could not be opened, or the program ended each time it read it.
    case unreadable
    /// It, a line or a table in it, or what it was converted to, exceeds a limit.
    case tooLarge = "too-large"
    /// It is a picture, an archive, or of another kind that is not read.
    case wrongKind = "wrong-kind"
    /// Its bytes are no text in a known encoding.
    case wrongEncoding = "wrong-encoding"
    /// It holds no text.
    case empty
    /// Its converter could not make sense of it.
    case damaged
    /// It opens only with a password.
    case locked
    /// The converter that it needs is not installed, or could not be run; the file itself may be fine.
    case converterUnavailable = "converter-unavailable"
    /// Its converter failed, or exceeded the limits of time or memory.
    case conversionFailed = "conversion-failed"
    /// It is no well-formed JSON or YAML.
    case malformedData = "malformed-data"
    /// It is JSON or YAML with other keys or values than the documented ones.
    case wrongStructure = "wrong-structure"
    /// The columns of its table do not say what they hold.
    case unclearColumns = "unclear-columns"
    /// Cells of its table cannot be told apart, or say nothing that can be understood.
    case unclearCells = "unclear-cells"
    /// An answer stands there without its recommendation, or without who gives it.
    case incompleteAnswer = "incomplete-answer"
    /// There is no answer in it.
    case noAnswers = "no-answers"
    /// It names a consultation that is not registered.
    case unknownConsultation = "unknown-consultation"
    /// It names another consultation than its folder.
    case otherConsultation = "other-consultation"
    /// It cannot be told which consultation it answers.
    case unclearConsultation = "unclear-consultation"
    /// It names a region that the consultation does not have.
    case unknownRegion = "unknown-region"
    /// It names another region, or a group of another region, than its folder or the cell beside it.
    case otherRegion = "other-region"
    /// It cannot be told which region it comes from.
    case unclearRegion = "unclear-region"
    /// It names several consultations, regions or groups where it may name one.
    case severalGroups = "several-groups"
    /// It answers a recommendation that the consultation does not have.
    case unknownRecommendation = "unknown-recommendation"
    /// It answers a recommendation twice, differently.
    case answeredTwice = "answered-twice"
    /// A comment in it is longer than reports can show.
    case longComment = "long-comment"
    /// The database refused what it says.
    case refused
    /// There are more errors than are listed; never the first.
    case moreErrors = "more-errors"
}
