/// The database does not know consultations that the configuration names, because no daemon has told it yet.
public struct NotRegistered: Error, CustomStringConvertible {
    /// Their ids.
    let consultations: [String]

    /// What was found, and how to go on.
    public var description: String {
        """
        no report was made on \(consultations.joined(separator: ", ")): the configuration names what the database does not \
        know yet. Start "concord run", or have it reload its configuration, and try again
        """
    }
}
