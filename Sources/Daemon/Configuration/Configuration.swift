import Definitions
import Intake
import Synchronization

/// What a daemon works by. It is read again as a whole, and what cannot be read changes nothing.
public final class Configuration: Sendable {
    /// One state of it.
    public struct Edition: Sendable {
        /// Grows by one whenever it is read again.
        public let number: Int
        /// The settings.
        public let settings: Settings
        /// The consultations and words.
        public let catalogue: Catalogue
    }

    private let load: @Sendable () throws -> Settings
    private let edition: Mutex<Edition>

    /// Reads it for the first time.
    ///
    /// - Parameter load: Reads the settings from wherever they stand; called again for each `reload`.
    /// - Throws: `ConfigurationError`.
    public init(_ load: @escaping @Sendable () throws -> Settings) throws {
        self.load = load
        let settings = try load()
        if let fault = settings.databaseFault { throw fault }
        edition = Mutex(Edition(number: 1, settings: settings, catalogue: try Catalogue(settings)))
    }

    /// The state that is in force.
    public var current: Edition { edition.withLock { $0 } }

    /// Reads settings, consultations and words again and puts them in force.
    ///
    /// - Returns: The settings that have changed and keep their value until the next start.
    /// - Throws: `ConfigurationError`; then what was in force stays so.
    func reload() throws -> [Settings.Key] {
        var settings = try load()
        if let fault = settings.databaseFault { throw fault }
        let catalogue = try Catalogue(settings)
        return edition.withLock { edition in
            var fixed: [Settings.Key] = []
            if settings.state != edition.settings.state { fixed.append(.stateDirectory) }
            if settings.database != edition.settings.database { fixed.append(.database) }
            settings.state = edition.settings.state
            settings.database = edition.settings.database
            edition = Edition(number: edition.number + 1, settings: settings, catalogue: catalogue)
            return fixed
        }
    }
}
