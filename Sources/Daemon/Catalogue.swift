import BuiltIn
public import ConsultationModel
import LinuxFiles
public import ResponseReading

/// The consultations, the stance words and the cues that are in force.
public struct Catalogue: Sendable {
    /// The built-in consultation unless a folder is configured; then those of the folder. Ids are unique.
    public var consultations: [Consultation]
    /// What stance words mean: the built-in lexicon, and the configured one, which wins.
    public var lexicon: StanceLexicon
    /// Which phrases of a comment flag its answer for a reader: the built-in ones, and the configured ones, which win.
    public var cues: CueList

    /// Reads the configured files; what is not configured is built in.
    ///
    /// - Throws: `ConfigurationError`.
    public init(_ settings: Settings) throws {
        let builtIn = try StanceFile.builtIn
        lexicon = try StanceLexicon(builtIn, name: StanceFile.builtInName)
        var scales = try builtIn.checkedScales(file: StanceFile.builtInName)
        if let file = settings.stances {
            let own = try StanceFile(yaml: try Self.text(of: file), name: file)
            lexicon = lexicon.extended(by: try StanceLexicon(own, name: file))
            scales.merge(try own.checkedScales(file: file)) { _, own in own }
        }
        cues = try .builtIn
        if let file = settings.cues {
            cues = cues.extended(by: try CueList(yaml: try Self.text(of: file), name: file))
        }
        if let folder = settings.consultations {
            consultations = try Self.consultations(in: folder, scales: scales)
        } else {
            consultations = try BuiltIn.consultations.map {
                try Consultation(yaml: $0, name: "built-in consultation", scales: scales)
            }
        }
    }

    private static func consultations(
        in folder: String,
        scales: [String: StanceScale]
    ) throws -> [Consultation] {
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
        var consultations: [Consultation] = []
        for name in names.sorted() {
            let path = "\(folder)/\(name)"
            let consultation = try Consultation(yaml: try text(of: path), name: path, scales: scales)
            if consultations.contains(where: { $0.id.foldedForMatching == consultation.id.foldedForMatching }) {
                throw ConfigurationError(
                    file: path,
                    key: "id",
                    message: "found \"\(consultation.id)\", which another file in this folder has too"
                )
            }
            consultations.append(consultation)
        }
        return consultations
    }

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
