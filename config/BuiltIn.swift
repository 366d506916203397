/// The files that the program carries inside itself, so that one binary is enough.
public enum BuiltIn {
    /// The consultation `at-large-review-2017`, YAML.
    public static var consultations: [String] {
        [text(PackageResources.at_large_review_2017_yaml)]
    }

    /// The cue list, YAML.
    public static var cues: String { text(PackageResources.cues_yaml) }

    /// What the parts of a response are called, YAML.
    public static var labels: String { text(PackageResources.labels_yaml) }

    /// The stance lexicon, YAML.
    public static var stances: String { text(PackageResources.stances_yaml) }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
