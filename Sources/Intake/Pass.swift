public import LinuxFiles
import Store

/// What one look at the inbox led to.
public struct Pass: Sendable {
    /// The files that were filed away, in the order in which they were recorded.
    public var filed: [FiledFile] = []
    /// How many complete files are left for the next look, those included that were claimed and not read yet.
    public var backlog = 0
    /// How many files are not complete yet or cannot be moved out of the inbox.
    public var waiting = 0
    /// How many claimed files are being read beside the others.
    public var beside = 0
    /// What the machine is short of, so that documents wait; nil: nothing, as far as is known.
    public var shortage: String?
    /// In how many seconds a waiting file may be complete; nil when only an event can tell.
    public var lookAgain: Double?
    /// Why a file that is recorded could not be filed away, such as for want of room; it is kept and tried again, and
    /// nothing else is taken before.
    public var heldUp: FileError?
}
