/// A converter that cannot be run here, so that files which need it are rejected.
public struct MissingConverter: Sendable, CustomStringConvertible {
    /// The converter.
    public let converter: Converter
    /// Why: it is not installed, or it could not be started or confined.
    public let reason: ConversionError

    /// One converter of each program, in the order in which they are told of.
    public static let candidates: [Converter] = [.pandoc(from: .docx), .pdftotext, .workbook]

    /// Tries all converters, at the same time. Takes about as long as it takes to convert a short file.
    ///
    /// - Parameter launcher: As for `Converter.convert`.
    /// - Returns: Those that cannot be run, in the order of `candidates`.
    public static func all(launcher: String = "/proc/self/exe") async -> [MissingConverter] {
        await withTaskGroup(of: MissingConverter?.self) { group in
            for converter in candidates {
                group.addTask {
                    await converter.obstacle(launcher: launcher).map {
                        MissingConverter(converter: converter, reason: $0)
                    }
                }
            }
            let missing = await group.reduce(into: [Converter: MissingConverter]()) { missing, found in
                if let found { missing[found.converter] = found }
            }
            return candidates.compactMap { missing[$0] }
        }
    }

    /// What is wrong, what comes of it, and how to go on.
    public var description: String {
        let consequence = "Until then files that it reads are rejected: \(converter.fileKinds)."
        return switch reason {
        case .noPython:
            "\(DocumentPass.python) is missing; install the Debian package python3. \(consequence)"
        case .unavailable(_, let reason): "\(converter.name) cannot be run: \(reason). \(consequence)"
        default: "\(converter.name) is missing; install the Debian package \(converter.package). \(consequence)"
        }
    }
}

extension Converter {
    /// Why the program cannot be run on any file; nil when it can. It is tried with a file that is damaged.
    func obstacle(launcher: String) async -> ConversionError? {
        do throws(ConversionError) {
            // pdftotext is not started for less.
            _ = try await convert(Array("%%EOF".utf8), launcher: launcher)
            return nil
        } catch {
            switch error {
            case .notInstalled, .noPython, .unavailable: return error
            default: break
            }
        }
        guard pass != nil else { return nil }
        // The pass has refused the file before pandoc was started.
        return await Converter.pandoc(from: .mediawiki).obstacle(launcher: launcher)
    }
}
