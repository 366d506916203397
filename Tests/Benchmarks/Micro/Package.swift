// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever builds Concord resolves no benchmark library.
let package = Package(
    name: "micro-benchmarks",
    dependencies: [
        .package(name: "concord", path: "../../.."),
        .package(url: "https://github.com/ordo-one/benchmark.git", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "MicroBenchmarks",
            dependencies: [
                .product(name: "PureRooms", package: "concord"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            // The library writes an entry point only for targets in a folder of this name.
            path: "Benchmarks/MicroBenchmarks",
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .treatAllWarnings(as: .error),
            ],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ]
)
