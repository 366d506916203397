import ConsultationModel

/// Why a text is not the data that it should be.
struct DataFault: Error, Hashable {
    /// What kind of error it is: most often, that the text is not well-formed.
    var code = FaultCode.malformedData
    /// The byte at which it shows; nil when it is of the text as a whole.
    var offset: Int?
    /// What was found, what was expected, how to go on.
    var message: String
}
