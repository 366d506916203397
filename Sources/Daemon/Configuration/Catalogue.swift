import BuiltIn
public import ConsultationModel
public import Definitions
import LinuxFiles
public import ResponseReading

/// The consultations, the stance words, the labels and the cues that are in force.
public struct Catalogue: Sendable {
    /// The built-in consultation unless a folder is configured; then those of the folder. Ids are unique.
    public var consultations: [Consultation]
    /// What stance words mean: the built-in lexicon, and the configured one, which wins.
    public var lexicon: StanceLexicon
    /// What the parts of a response are called: the built-in words, and the configured ones.
    public var labels: LabelWords
    /// Which phrases of a comment flag its answer for a reader: the built-in ones, and the configured ones, which win.
    public var cues: CueList

    /// Reads the configured files; what is not configured is built in.
    ///
    /// - Throws: `ConfigurationError`, the first fault.
    public init(_ settings: Settings) throws {
        var faults: [ConfigurationError] = []
        let catalogue = try Self.reading(settings, faults: &faults)
        if let fault = faults.first { throw fault }
        self = catalogue
    }

    /// Everything that keeps `init` from succeeding, in the order in which it reads.
    public static func faults(_ settings: Settings) throws -> [ConfigurationError] {
        var faults: [ConfigurationError] = []
        _ = try reading(settings, faults: &faults)
        return faults
    }

    private init(consultations: [Consultation], lexicon: StanceLexicon, labels: LabelWords, cues: CueList) {
        self.consultations = consultations
        self.lexicon = lexicon
        self.labels = labels
        self.cues = cues
    }

    /// Leaves out what has a fault.
    private static func reading(_ settings: Settings, faults: inout [ConfigurationError]) throws -> Catalogue {
        func sound<Value>(_ read: () throws -> Value) throws -> Value? {
            do {
                return try read()
            } catch let fault as ConfigurationError {
                faults.append(fault)
                return nil
            }
        }
        let builtIn = try StanceFile.builtIn
        var lexicon = try StanceLexicon(builtIn, name: StanceFile.builtInName)
        var scales = try builtIn.checkedScales(file: StanceFile.builtInName)
        var hasAllScales = true
        if let file = settings.stances {
            let own = try sound {
                let own = try StanceFile(yaml: try text(of: file), name: file)
                return (try StanceLexicon(own, name: file), try own.checkedScales(file: file))
            }
            if let (words, ownScales) = own {
                lexicon = lexicon.extended(by: words)
                scales.merge(ownScales) { _, own in own }
            } else {
                hasAllScales = false
            }
        }
        var labels = try LabelWords.builtIn
        if let file = settings.labels, let own = try sound({ try LabelWords(yaml: try text(of: file), name: file) }) {
            labels = labels.extended(by: own)
        }
        var cues = try CueList.builtIn
        if let file = settings.cues, let own = try sound({ try CueList(yaml: try text(of: file), name: file) }) {
            cues = cues.extended(by: own)
        }
        var consultations: [Consultation] = []
        if let folder = settings.consultations {
            for path in try sound({ try files(in: folder) }) ?? [] {
                let found = try sound {
                    let consultation = try Consultation(yaml: try text(of: path), name: path, scales: scales)
                    try expectNewId(consultation.id, path, among: consultations.map(\.id))
                    return consultation
                }
                if let found { consultations.append(found) }
            }
        } else {
            consultations = try BuiltIn.consultations.map {
                try Consultation(yaml: $0, name: builtInName, scales: scales)
            }
        }
        // A scale that was not read is no fault of who names it.
        if !hasAllScales { faults.removeAll { $0.key == "scale" } }
        return Catalogue(consultations: consultations, lexicon: lexicon, labels: labels, cues: cues)
    }

    /// The ids of the configured consultations, different ones, in the order of the files' names. No more is read of them.
    ///
    /// - Throws: `ConfigurationError`.
    public static func consultationIDs(_ settings: Settings) throws -> [String] {
        guard let folder = settings.consultations else {
            return try BuiltIn.consultations.map { try Consultation.id(yaml: $0, name: builtInName) }
        }
        var ids: [String] = []
        for path in try files(in: folder) {
            let id = try Consultation.id(yaml: try text(of: path), name: path)
            try expectNewId(id, path, among: ids)
            ids.append(id)
        }
        return ids
    }

    /// What the built-in consultation is called in an error.
    private static let builtInName = "built-in consultation"

    /// The paths of a folder's consultations, by name. Throws `ConfigurationError`.
    private static func files(in folder: String) throws -> [String] {
        let names: [String]
        do {
            names = try Files.list(folder).entries.map(\.name).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        } catch {
            throw ConfigurationError(file: folder, message: "\(error)")
        }
        guard !names.isEmpty else {
            throw ConfigurationError(
                file: folder,
                message: "found no file that ends in .yaml, expected one a consultation"
            )
        }
        return names.sorted().map { "\(folder)/\($0)" }
    }

    /// Throws `ConfigurationError` when one of the others is the same.
    private static func expectNewId(_ id: String, _ path: String, among others: [String]) throws {
        guard others.contains(where: { $0.foldedForMatching == id.foldedForMatching }) else { return }
        throw ConfigurationError(
            file: path,
            key: "id",
            message: "found \"\(id)\", which another file in this folder has too"
        )
    }

    /// A file's text. Throws `ConfigurationError`.
    private static func text(of path: String) throws -> String {
        do {
            guard let bytes = try Files.read(path, limit: 16 << 20) else {
                throw ConfigurationError(file: path, message: "the file is larger than 16 MiB")
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw ConfigurationError(file: path, message: "the file is not UTF-8")
            }
            return text
        } catch let error as FileError {
            throw ConfigurationError(file: path, message: "\(error)")
        }
    }
}
