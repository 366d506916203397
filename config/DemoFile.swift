/// A response file of the demonstration.
public struct DemoFile: Sendable {
    /// Where a sender would put it, relative to the inbox.
    public let path: String
    /// The file's bytes.
    public let bytes: [UInt8]

    /// LACRALO's answer of 2017 as it was published, and four made-up ones that say so, each put where the inbox
    /// takes files: in a region's folder, in a consultation's, or in none.
    public static let all: [DemoFile] = [
        DemoFile(path: "lacralo-2017.txt", bytes: PackageResources.lacralo_2017_txt),
        DemoFile(path: "AFRALO/afralo-illustrative.txt", bytes: PackageResources.afralo_illustrative_txt),
        DemoFile(
            path: "at-large-review-2017/APRALO/apralo-illustrative.txt",
            bytes: PackageResources.apralo_illustrative_txt
        ),
        DemoFile(path: "euralo-illustrative.txt", bytes: PackageResources.euralo_illustrative_txt),
        DemoFile(path: "NARALO/naralo-illustrative.txt", bytes: PackageResources.naralo_illustrative_txt),
    ]
}
