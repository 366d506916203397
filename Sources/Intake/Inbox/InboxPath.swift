public import ConsultationModel

/// What a file's place in the inbox says about it: `<consultation>/<REGION>/file`, `<REGION>/file`,
/// `<consultation>/file` or `file`. Folders below these say nothing.
public struct InboxPath: Sendable, Hashable {
    /// The consultation's folder as written; nil when the path leaves it open.
    public let consultation: String?
    /// The region's folder as written; nil when the path leaves it open.
    public let region: String?

    /// Reads a path relative to the inbox. A lone folder is a consultation's when a consultation has that id, else a
    /// region's, whether or not there is such a region: the reader says so.
    public init(_ path: String, consultations: [Consultation]) {
        let folders = path.split(separator: "/").dropLast().map(String.init)
        func isConsultation(_ folder: String) -> Bool {
            consultations.contains { $0.id.foldedForMatching == folder.foldedForMatching }
        }
        func isRegion(_ folder: String) -> Bool {
            consultations.contains { $0.region(named: folder) != nil }
        }
        switch folders.count {
        case 0:
            (consultation, region) = (nil, nil)
        case 1 where isConsultation(folders[0]):
            (consultation, region) = (folders[0], nil)
        case 1:
            (consultation, region) = (nil, folders[0])
        case _ where isRegion(folders[0]) && !isConsultation(folders[0]):
            (consultation, region) = (nil, folders[0])
        default:
            (consultation, region) = (folders[0], folders[1])
        }
    }
}
