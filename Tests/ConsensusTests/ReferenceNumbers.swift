import Consensus
import FoundationEssentials

/// Published values of statistics with their inputs and sources.
struct ReferenceNumbers: Decodable {
    var published: [Entry]
    var datasets: Datasets

    static func read() throws -> ReferenceNumbers {
        let path = URL(filePath: #filePath).deletingLastPathComponent().path + "/Fixtures/reference_numbers.json"
        return try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: path)))
    }

    struct Entry: Decodable {
        var stat: String
        var input: Input?
        var dataset: String?
        var value: Double?
        var source: String
        var layers: [Layer]?
        // RAND/UCLA
        var p30: Double?
        var p70: Double?
        var range: Double?
        var centre: Double?
        var asymmetry: Double?
        var adjustedRange: Double?
        var disagreement: Bool?
        // ISO
        var members: Votes?
        var all: AllVotes?
        var pass: Bool?
        var flip2: Votes?

        enum CodingKeys: String, CodingKey {
            case stat, input, dataset, value, source, layers, p30, p70, disagreement, all, pass, flip2
            case range = "IPR"
            case centre = "IPRCP"
            case asymmetry = "AI"
            case adjustedRange = "IPRAS"
            case members = "P"
        }

        /// Half a unit of the last printed digit of the value.
        var precision: Double { Self.precision(of: value ?? 0) }

        static func precision(of value: Double) -> Double {
            let text = "\(value)"
            guard let point = text.firstIndex(of: ".") else { return 0.5 }
            let digits = text.distance(from: point, to: text.endIndex) - 1
            return (0..<digits).reduce(0.5) { half, _ in half / 10 } * 1.000_001
        }
    }

    struct Votes: Decodable {
        var yes: Int
        var no: Int
        var pass: Bool?
    }

    struct AllVotes: Decodable {
        var yes: Int?
        var no: Int?
        var neg: Int?
        var of: Int?
    }

    /// "1111110", weight, agreement.
    struct Layer: Decodable {
        var pattern: [Int]
        var agreement: Double

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            pattern = try container.decode(String.self).compactMap(\.wholeNumberValue)
            _ = try container.decode(Double.self)
            agreement = try container.decode(Double.self)
        }
    }

    enum Input: Decodable {
        case counts([Double])
        case table([[Int]])
        case words(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let table = try? container.decode([[Int]].self) {
                self = .table(table)
            } else if let counts = try? container.decode([Double].self) {
                self = .counts(counts)
            } else {
                self = .words(try container.decode(String.self))
            }
        }
    }

    struct Datasets: Decodable {
        var c: [[Int?]]
        var w: [String]
        var anxiety: [String: [Int]]

        enum CodingKeys: String, CodingKey {
            case c = "C (12 units x 4 coders, null = missing)"
            case w = "W (coders x units)"
            case anxiety
        }

        /// The values of each unit, without the missing ones.
        func units(_ name: String?) -> [[Int]]? {
            switch name {
            case "C": return c.map { $0.compactMap(\.self) }
            case "W":
                let coders = w.map { $0.split(separator: " ").map { Int($0) } }
                return coders.first?.indices.map { unit in coders.compactMap { $0[unit] } }
            default: return nil
            }
        }
    }
}
