import Definitions
// Compares the reader of plain text with one that a Python programmer would write, over the same bytes in the same run.
import FoundationEssentials
import ResponseReading

let rounds = 11
let python = try PythonReader(.builtIn)
defer { python.remove() }
var figures: [Figures] = []
for workload in try Workload.all() {
    try await workload.checkAgreement(with: python)
    var rates: [Contestant: [Double]] = [:]
    for round in 0...rounds {
        for contestant in Contestant.allCases {
            let rate = try await workload.rate(of: contestant, python)
            // The first round warms up.
            if round > 0 { rates[contestant, default: []].append(rate) }
        }
    }
    figures.append(Figures(workload, rates: rates))
}
if CommandLine.arguments.contains("--json") {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    print(String(decoding: try encoder.encode(figures), as: UTF8.self))
} else {
    for figures in figures { print(figures.asText) }
}
