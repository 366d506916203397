public import Definitions
import FoundationEssentials
public import Intake
import LinuxFiles
import Postgres

/// The daemon's settings, complete and checked.
public struct Settings: Sendable {
    /// Where the inbox, the archive, the reports and the private database are.
    public var state: StateDirectory
    /// A libpq connection string; nil: a private PostgreSQL under the state directory.
    public var database: String?
    /// A folder with one YAML file a consultation; nil: the built-in one.
    public var consultations: String?
    /// A YAML file of stance words and scales that extends the built-in one; nil: that alone.
    public var stances: String?
    /// A YAML file of labels that extends the built-in one; nil: that alone.
    public var labels: String?
    /// A YAML file of cues that extends the built-in one; nil: that alone.
    public var cues: String?
    /// The limits within which files are taken.
    public var intake: IntakeSettings
    /// The inbox is looked at at least this often, in seconds, whether or not the kernel tells of changes.
    public var rescan: Double
    /// The database is asked for what others have changed at least this often, in seconds.
    public var poll: Double

    /// A setting by its name in the configuration file. The environment variable is `CONCORD_` and the name in capitals.
    public enum Key: String, CaseIterable, Sendable {
        case stateDirectory = "state_directory"
        case database
        case consultations
        case stances
        case labels
        case cues
        case settleSeconds = "settle_seconds"
        case remoteSettleSeconds = "remote_settle_seconds"
        case rescanSeconds = "rescan_seconds"
        case pollSeconds = "poll_seconds"
        case fileLimitBytes = "file_limit_bytes"
        case lineLimitBytes = "line_limit_bytes"
        case answerLimit = "answer_limit"
        case listingFiles = "listing_files"
        case batchFiles = "batch_files"

        /// "CONCORD_DATABASE".
        public var variable: String { "CONCORD_\(rawValue.uppercased())" }
    }

    /// The file that administrators write their settings in.
    public static let defaultFile = "/etc/concord/concord.yaml"

    /// `defaultFile` if it is there, else nil.
    public static var presentDefaultFile: String? {
        get throws { try Files.entry(at: defaultFile) == nil ? nil : defaultFile }
    }

    /// Takes each setting from the first of: `flags`, the environment, the configuration file, the default.
    ///
    /// `$STATE_DIRECTORY`, as systemd sets it, comes after the flag and before the configuration file.
    ///
    /// - Parameters:
    ///   - flags: Settings from the command line.
    ///   - file: A YAML file of settings; nil: none.
    ///   - environment: The process's environment.
    /// - Throws: `ConfigurationError`.
    public init(flags: [Key: String] = [:], file: String? = nil, environment: [String: String]) throws {
        var values: [Key: (value: String, source: String)] = [:]
        if let file { values = try Self.read(file) }
        if let state = environment["STATE_DIRECTORY"], !state.isEmpty {
            // systemd joins several directories with ":".
            values[.stateDirectory] = (String(state.prefix { $0 != ":" }), "STATE_DIRECTORY")
        }
        for key in Key.allCases {
            if let value = environment[key.variable], !value.isEmpty { values[key] = (value, key.variable) }
            if let value = flags[key] { values[key] = (value, "command line") }
            if let (value, source) = values[key], value.isEmpty {
                throw ConfigurationError(
                    file: source,
                    key: key.rawValue,
                    message: "found nothing, expected a value; leave the key out for the default"
                )
            }
        }
        func number(_ key: Key, in range: ClosedRange<Double>, unit: String) throws -> Double? {
            guard let (text, source) = values[key] else { return nil }
            guard let number = Double(text), range.contains(number) else {
                throw ConfigurationError(
                    file: source,
                    key: key.rawValue,
                    message: """
                        found "\(text)", expected a number of \(unit) from \(Int(range.lowerBound)) to \
                        \(Int(range.upperBound))
                        """
                )
            }
            return number
        }
        func whole(_ key: Key, upTo limit: Double, unit: String) throws -> Int? {
            try number(key, in: 1...limit, unit: unit).map { Int($0) }
        }
        state = StateDirectory(values[.stateDirectory]?.value ?? "/var/lib/concord")
        database = values[.database]?.value
        consultations = values[.consultations]?.value
        stances = values[.stances]?.value
        labels = values[.labels]?.value
        cues = values[.cues]?.value
        intake = IntakeSettings()
        intake.settle = try number(.settleSeconds, in: 0...3600, unit: "seconds") ?? intake.settle
        let remote = try number(.remoteSettleSeconds, in: 0...3600, unit: "seconds")
        intake.remoteSettle = remote ?? intake.remoteSettle
        intake.fileLimit = try whole(.fileLimitBytes, upTo: 1_000_000_000, unit: "bytes") ?? intake.fileLimit
        intake.lineLimit = try whole(.lineLimitBytes, upTo: 1_000_000_000, unit: "bytes") ?? intake.lineLimit
        intake.answerLimit = try whole(.answerLimit, upTo: 1_000_000, unit: "answers") ?? intake.answerLimit
        intake.listingFiles = try whole(.listingFiles, upTo: 10_000_000, unit: "files") ?? intake.listingFiles
        intake.batchFiles = try whole(.batchFiles, upTo: 100_000, unit: "files") ?? intake.batchFiles
        rescan = try number(.rescanSeconds, in: 1...86_400, unit: "seconds") ?? 60
        poll = try number(.pollSeconds, in: 1...86_400, unit: "seconds") ?? 1
    }

    /// Why the database's connection string cannot be used; nil when it can, or when there is none.
    public var databaseFault: ConfigurationError? {
        guard let database else { return nil }
        do throws(PostgresError) {
            _ = try Connection.target(of: database)
            return nil
        } catch {
            return ConfigurationError(file: "configuration", key: Key.database.rawValue, message: "\(error)")
        }
    }

    private static func read(_ path: String) throws -> [Key: (value: String, source: String)] {
        let bytes: [UInt8]
        do {
            guard let content = try Files.read(path, limit: 1 << 20) else {
                throw ConfigurationError(file: path, message: "the file is larger than 1 MiB")
            }
            bytes = content
        } catch let error as FileError {
            throw ConfigurationError(file: path, message: "\(error)")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        // A file in which every line is a comment sets nothing.
        guard
            text.split(separator: "\n").contains(where: { line in
                let content = line.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
                return !content.isEmpty && !content.hasPrefix("#")
            })
        else { return [:] }
        let entries = try ConfigurationError.decoding([String: String].self, from: text, name: path)
        var values: [Key: (value: String, source: String)] = [:]
        for (name, value) in entries.sorted(by: { $0.key < $1.key }) {
            guard let key = Key(rawValue: name) else {
                let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
                throw ConfigurationError(file: path, key: name, message: "not a setting; the settings are \(known)")
            }
            values[key] = (value, path)
        }
        return values
    }
}
