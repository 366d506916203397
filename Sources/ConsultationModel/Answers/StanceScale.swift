/// The steps among which respondents choose, where a consultation offers finer ones than for, against and under conditions.
public struct StanceScale: Sendable, Hashable, Codable {
    /// A built-in scale's name, such as "likert", or the id of the consultation that brings its own.
    public var name: String
    /// From most to least in favour; those that take no side may stand in the middle or at the end. At least one; no word
    /// stands for two of them.
    public var steps: [Step]

    /// Memberwise.
    public init(name: String, steps: [Step]) {
        self.name = name
        self.steps = steps
    }

    /// One of the choices.
    public struct Step: Sendable, Hashable, Codable {
        /// The words that the scale offers: "Strongly agree".
        public var label: String
        /// What the consensus rules count it as.
        public var stance: Stance
        /// Other words for it, in any language.
        public var words: [String]

        /// Memberwise.
        public init(_ label: String, _ stance: Stance, words: [String] = []) {
            self.label = label
            self.stance = stance
            self.words = words
        }

        /// The label and the other words.
        public var phrases: [String] { [label] + words }
    }

    /// The step that these words name, compared folded; nil when they are none of the scale's.
    public func step(of words: String) -> Step? {
        let folded = words.foldedForMatching
        return steps.first { step in step.phrases.contains { $0 == words || $0.foldedForMatching == folded } }
    }
}
