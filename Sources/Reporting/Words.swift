public import ConsultationModel

/// The words of reports in one language. What respondents wrote is no part of them.
///
/// Every sentence stands here in all languages side by side, so that none can be forgotten in one of them.
public struct Words: Sendable, Hashable {
    /// The language.
    public let language: Language

    /// The words of this language.
    public init(_ language: Language) {
        self.language = language
    }

    /// The one of these that is in the language; the others are not made.
    func say(
        en: @autoclosure () -> String,
        es: @autoclosure () -> String,
        fr: @autoclosure () -> String
    ) -> String {
        switch language {
        case .english: en()
        case .spanish: es()
        case .french: fr()
        }
    }
}
