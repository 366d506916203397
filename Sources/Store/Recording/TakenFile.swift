public import ConsultationModel
public import FoundationEssentials

/// A file that was taken out of the inbox and read.
public struct TakenFile: Sendable {
    /// The same whenever the same file is processed again after a crash.
    public var claim: UUID
    /// Its path relative to the inbox.
    public var file: String
    /// In bytes.
    public var size: Int
    /// SHA-256, 32 bytes; nil when the file was not read.
    public var sha256: [UInt8]?
    /// When it was taken.
    public var received: Date
    /// The id of the consultation that it belongs to; nil when that could not be told.
    public var consultation: String?
    /// The code of the region that it comes from; nil when that could not be told.
    public var region: String?
    /// What is to be recorded, one for each respondent; empty when the file is rejected. Of several for one respondent the
    /// first is recorded.
    public var submissions: [Submission]
    /// Why it is rejected, in one line of at most 300 characters; nil when it is not.
    public var reason: String?
    /// The same for programs; nil when it is not rejected.
    public var fault: FileFault?

    /// Memberwise.
    public init(
        claim: UUID,
        file: String,
        size: Int,
        sha256: [UInt8]?,
        received: Date,
        consultation: String?,
        region: String?,
        submissions: [Submission],
        reason: String? = nil,
        fault: FileFault? = nil
    ) {
        self.claim = claim
        self.file = file
        self.size = size
        self.sha256 = sha256
        self.received = received
        self.consultation = consultation
        self.region = region
        self.submissions = submissions
        self.reason = reason
        self.fault = fault
    }
}
