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
        fr: @autoclosure () -> FrenchText
    ) -> String {
        switch language {
        case .english: en()
        case .spanish: es()
        case .french: fr().text
        }
    }

    /// "label: what it is", as the language writes the colon.
    func labelled(_ label: String, _ content: String) -> String {
        say(en: "\(label): \(content)", es: "\(label): \(content)", fr: "\(label) : \(content)")
    }

    /// What stands before and after quoted words.
    var quotationMarks: (opening: String, closing: String) {
        (say(en: "“", es: "«", fr: "« "), say(en: "”", es: "»", fr: " »"))
    }

    /// The text in quotation marks.
    func quoted(_ text: String) -> String { quotationMarks.opening + text + quotationMarks.closing }
}
