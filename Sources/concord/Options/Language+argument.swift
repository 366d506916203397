public import ArgumentParser
public import ConsultationModel

extension Language: ExpressibleByArgument {
    /// Its English name, as the help shows it.
    public var defaultValueDescription: String {
        switch self {
        case .english: "English"
        case .spanish: "Spanish"
        case .french: "French"
        }
    }
}
