import Benchmark
import BuiltIn
import Consensus
import ConsultationModel
import Definitions
import FoundationEssentials
import Reporting
import ResponseReading

/// What the work of a file and of a report is made of, without disk and database.
let benchmarks: @Sendable () -> Void = {
    unsafe Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput, .instructions],
        maxDuration: .seconds(3)
    )
    do {
        try addReaders()
    } catch {
        Benchmark("readers") { $0.error("\(error)") }
    }
    addConsensus()
    addRenderings()
}

private func addReaders() throws {
    let rate = BenchmarkMetric.custom("megabytes a second", polarity: .prefersLarger, useScalingFactor: false)
    let reference = DemoFile.all.first { $0.path == "lacralo-2017.txt" }?.bytes ?? []
    let review = try Consultation(yaml: BuiltIn.consultations.first ?? "", name: "the built-in consultation")
    let lexicon = try StanceLexicon.builtIn
    let plain = ReadingContext(consultations: [review], lexicon: lexicon, labels: try .builtIn, now: Example.now)
    let withCues = ReadingContext(
        consultations: [review],
        lexicon: lexicon,
        labels: try .builtIn,
        cues: try .builtIn,
        now: Example.now
    )
    let wide = ReadingContext(
        consultations: [Example.consultation],
        lexicon: lexicon,
        labels: try .builtIn,
        now: Example.now
    )
    let table = Example.table(rows: 1000)
    for (name, bytes, format, context) in [
        ("plain text, the reference file", reference, ResponseFormat.text, plain),
        ("plain text, the reference file, with the search for cues", reference, .text, withCues),
        ("CSV, 1,000 respondents × 16 answers", table, .delimited, wide),
    ] {
        Benchmark(
            "reading \(name)",
            configuration: .init(metrics: [.wallClock, .instructions, rate], maxDuration: .seconds(3))
        ) { benchmark in
            let start = ContinuousClock.now
            for _ in benchmark.scaledIterations {
                blackHole(Reading(of: bytes, as: format, in: context))
            }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let read = Double(bytes.count * benchmark.scaledIterations.count)
            benchmark.measurement(rate, Int(read / seconds / 1e6))
        }
    }
}

private func addConsensus() {
    let counts = Example.positions
    Benchmark("consensus: all rules of 400 recommendations × 20 regions") { benchmark in
        for _ in benchmark.scaledIterations {
            for counts in counts {
                blackHole(Assessment(counts))
                blackHole(RuleTable(counts))
            }
        }
    }
}

private func addRenderings() {
    let state = Example.state
    Benchmark("report of 400 recommendations × 20 regions from its state") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(Report(of: state)) }
    }
    let report = Report(of: state)
    let renderings: [(String, @Sendable (Report) -> String)] = [
        ("text", { $0.text() }), ("HTML", { $0.html() }), ("Markdown", { $0.markdown() }), ("JSON", { $0.json() }),
        ("the matrix", { $0.matrixCSV() }),
    ]
    for (name, render) in renderings {
        Benchmark("rendering it as \(name), \(render(report).utf8.count) bytes") { benchmark in
            for _ in benchmark.scaledIterations { blackHole(render(report)) }
        }
    }
}
