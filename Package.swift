// swift-tools-version: 6.2
import PackageDescription

let plain: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let strict: [SwiftSetting] =
    plain + [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]

/// Everything but the target that touches C: there every unsafe use would have to be marked, here there is none.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
    name: "concord",
    products: [
        .executable(name: "concord", targets: ["concord"]),
        // For the package of `Tests/Benchmarks/Micro` alone, which sees only products. One product gives it all rooms.
        .library(
            name: "PureRooms",
            targets: ["BuiltIn", "Consensus", "ConsultationModel", "Definitions", "Reporting", "ResponseReading"]
        ),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        // Without cross-module optimization: Swift 6.3.1 crashes in that pass on the parameter pack of `Row.decode`.
        .target(name: "Postgres", dependencies: ["CLibPQ", "CLinux"], swiftSettings: plain),
        .target(
            name: "PostgresServer",
            dependencies: [
                "LinuxFiles", "Postgres",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: safe
        ),
        .target(
            name: "ConsultationModel",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: safe
        ),
        .systemLibrary(name: "CLinux"),
        .target(name: "LinuxFiles", dependencies: ["CLinux"], swiftSettings: strict),
        .target(name: "Systemd", swiftSettings: strict),
        .target(
            name: "ResponseReading",
            dependencies: ["ConsultationModel", .product(name: "Yams", package: "Yams")],
            swiftSettings: safe
        ),
        .target(name: "ResponseWriting", dependencies: ["ConsultationModel"], swiftSettings: safe),
        .target(name: "Consensus", dependencies: ["ConsultationModel"], swiftSettings: safe),
        .target(
            name: "Schema",
            path: "sql",
            exclude: ["README.md"],
            resources: [.embedInCode("migrations")],
            swiftSettings: safe
        ),
        .target(
            name: "BuiltIn",
            path: "config",
            exclude: [
                "README.md", "check.schema.json", "concord.yaml", "consultations/README.md", "history.schema.json",
                "report.schema.json", "response.schema.json", "status.schema.json",
            ],
            resources: [
                .embedInCode("consultations"), .embedInCode("cues.yaml"), .embedInCode("demo"),
                .embedInCode("labels.yaml"), .embedInCode("stances.yaml"),
            ],
            swiftSettings: safe
        ),
        .target(
            name: "Definitions",
            dependencies: [
                "BuiltIn", "ConsultationModel", "ResponseReading", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: safe
        ),
        .target(
            name: "Reporting",
            dependencies: ["ConsultationModel", "Consensus", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: safe
        ),
        .target(
            name: "Conversion",
            dependencies: [
                "CLinux",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            resources: [.embedInCode("mail.py"), .embedInCode("workbook.py"), .embedInCode("Passes")],
            swiftSettings: safe
        ),
        .target(
            name: "Store",
            dependencies: ["ConsultationModel", "Postgres", "Schema"],
            swiftSettings: safe
        ),
        .target(
            name: "Intake",
            dependencies: [
                "ConsultationModel", "Conversion", "LinuxFiles", "ResponseReading", "Store",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: safe
        ),
        .target(
            name: "Daemon",
            dependencies: [
                "BuiltIn", "ConsultationModel", "Conversion", "Definitions", "Intake", "LinuxFiles", "Postgres",
                "PostgresServer", "Reporting", "ResponseReading", "Store", "Systemd",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: safe
        ),
        .target(
            name: "Commands",
            dependencies: [
                "BuiltIn", "ConsultationModel", "Daemon", "Definitions", "Intake", "LinuxFiles", "Postgres",
                "PostgresServer", "Reporting", "ResponseReading", "Store",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: safe
        ),
        .executableTarget(
            name: "concord",
            dependencies: [
                "CLinux", "Commands", "ConsultationModel", "Conversion", "Daemon", "Definitions", "Intake",
                "LinuxFiles",
                "Postgres", "Reporting", "ResponseReading", "ResponseWriting", "Store", "Systemd",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Help")],
            swiftSettings: safe
        ),

        .target(name: "ClosedPipes", path: "Tests/Support/ClosedPipes"),
        .target(
            name: "PostgresTesting",
            dependencies: [
                "ClosedPipes", "Postgres", "PostgresServer",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Support/PostgresTesting",
            swiftSettings: safe
        ),
        .testTarget(
            name: "PostgresTests",
            dependencies: ["Postgres", "PostgresServer", "PostgresTesting"],
            swiftSettings: safe
        ),
        .target(
            name: "FileTesting",
            dependencies: ["LinuxFiles"],
            path: "Tests/Support/FileTesting",
            swiftSettings: safe
        ),
        .testTarget(name: "LinuxFilesTests", dependencies: ["FileTesting", "LinuxFiles"], swiftSettings: strict),
        .target(name: "TestTurns", path: "Tests/Support/TestTurns", swiftSettings: safe),
        .target(
            name: "SchemaTesting",
            dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
            path: "Tests/Support/SchemaTesting",
            exclude: ["schema.py"],
            swiftSettings: safe
        ),
        .target(name: "SystemdTesting", path: "Tests/Support/SystemdTesting", swiftSettings: strict),
        .testTarget(name: "SystemdTests", dependencies: ["Systemd", "SystemdTesting"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Consensus", "ConsultationModel", "Postgres", "PostgresTesting", "ProgramTesting", "Reporting",
                "Schema",
                "Store",
            ],
            swiftSettings: safe
        ),
        .testTarget(
            name: "IntakeTests",
            dependencies: [
                "ConsultationModel", "FileTesting", "Intake", "LinuxFiles", "Postgres", "PostgresTesting",
                "ResponseReading", "Store",
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Golden"],
            swiftSettings: safe
        ),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "BuiltIn", "concord", "ConsultationModel", "Conversion", "Daemon", "Definitions", "FileTesting",
                "Intake", "LinuxFiles", "Postgres", "PostgresTesting", "ResponseReading", "Store", "TestTurns",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: safe
        ),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "Commands", "ConsultationModel", "Daemon", "Definitions", "FileTesting", "Intake", "LinuxFiles",
                "PostgresTesting", "Store",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: safe
        ),
        .testTarget(
            name: "DefinitionsTests",
            dependencies: ["BuiltIn", "ConsultationModel", "Definitions", "ResponseReading"],
            swiftSettings: safe
        ),
        .testTarget(
            name: "ConversionTests",
            dependencies: [
                "concord", "Conversion", "FileTesting", "TestTurns",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Fixtures"],
            swiftSettings: safe
        ),
        .testTarget(name: "ConsultationModelTests", dependencies: ["ConsultationModel"], swiftSettings: safe),
        .testTarget(
            name: "ConsensusTests",
            dependencies: ["ConsultationModel", "Consensus"],
            exclude: ["Fixtures"],
            swiftSettings: safe
        ),
        .testTarget(
            name: "ResponseReadingTests",
            dependencies: [
                "BuiltIn", "ConsultationModel", "Definitions", "ResponseReading",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Documents", "Golden"],
            swiftSettings: safe
        ),
        .testTarget(
            name: "ResponseWritingTests",
            dependencies: [
                "BuiltIn", "concord", "ConsultationModel", "Conversion", "Daemon", "Definitions", "ResponseReading",
                "ResponseWriting", "TestTurns",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: safe
        ),
        .executableTarget(
            name: "ReadingBenchmark",
            dependencies: [
                "BuiltIn", "ConsultationModel", "Definitions", "ResponseReading",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Benchmarks/Reading",
            exclude: ["reader.py"],
            swiftSettings: safe
        ),
        .target(
            name: "ReadingProperties",
            dependencies: ["BuiltIn", "ConsultationModel", "Definitions", "ResponseReading"],
            path: "Tests/Fuzzing/ReadingProperties",
            swiftSettings: safe
        ),
        // Does something only when it is built with --sanitize=fuzzer.
        .executableTarget(
            name: "ReadingFuzzer",
            dependencies: ["ReadingProperties"],
            path: "Tests/Fuzzing/ReadingFuzzer",
            exclude: ["Corpus", "README.md", "Seeds", "words.dict"],
            swiftSettings: safe
        ),
        .testTarget(
            name: "ReadingFuzzerTests",
            dependencies: ["ReadingProperties", "ResponseReading"],
            path: "Tests/Fuzzing/ReadingFuzzerTests",
            swiftSettings: safe
        ),
        .testTarget(
            name: "CorpusTests",
            dependencies: [
                "BuiltIn", "ConsultationModel", "Conversion", "Definitions", "Intake", "ReadingProperties",
                "ResponseReading", "concord",
            ],
            exclude: ["Golden"],
            swiftSettings: safe
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "ConsultationModel", "Consensus", "Reporting", "SchemaTesting",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            exclude: ["Fixtures", "Golden"],
            swiftSettings: safe
        ),
        .testTarget(
            name: "ConcordTests",
            dependencies: [
                "Commands", "concord", "Daemon", "Definitions", "Intake", "LinuxFiles", "Postgres", "Store",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: safe
        ),
        // What tests of the built program share, and the long trials of `Endurance`.
        .target(
            name: "ProgramTesting",
            dependencies: [
                "Postgres", "PostgresTesting", "Store",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Support/ProgramTesting",
            swiftSettings: safe
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "BuiltIn", "concord", "Postgres", "PostgresTesting", "ProgramTesting", "SchemaTesting", "Store",
                "SystemdTesting", "TestTurns",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: safe
        ),
        .testTarget(
            name: "DaemonFaultTests",
            dependencies: [
                "concord", "Postgres", "PostgresServer", "PostgresTesting", "ProgramTesting", "SystemdTesting",
                "TestTurns",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: safe
        ),
        .testTarget(
            name: "BrowserTests",
            dependencies: [
                "concord", "ProgramTesting", "TestTurns",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["browser.py", "questions.py"],
            swiftSettings: safe
        ),
        // The trials that take minutes.
        .executableTarget(
            name: "Endurance",
            dependencies: [
                "concord", "Postgres", "PostgresServer", "PostgresTesting", "ProgramTesting",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Endurance",
            swiftSettings: safe
        ),
        .executableTarget(
            name: "ReportBenchmark",
            dependencies: [
                "concord", "Postgres", "PostgresTesting", "ProgramTesting", "Reporting", "Store",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Benchmarks/Report",
            swiftSettings: safe
        ),
        .executableTarget(
            name: "EndToEndBenchmark",
            dependencies: [
                "Consensus", "concord", "ConsultationModel", "LinuxFiles", "Postgres", "PostgresServer",
                "ProgramTesting", "Reporting", "Store", "SystemdTesting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "Tests/Benchmarks/EndToEnd",
            exclude: ["incron.sh", "peer.py", "peers.sh"],
            swiftSettings: safe
        ),
        .testTarget(
            name: "SystemdBootTests",
            dependencies: [
                "concord", "FileTesting", "TestTurns",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["boot.sh", "trial.service", "trial.sh"],
            swiftSettings: safe
        ),
    ]
)

// With CONCORD_PURE set the package is its pure rooms and their tests alone: no PostgreSQL client, no program, seconds
// to build. A filter cannot do that, because `swift test` builds all tests before it chooses among them.
if Context.environment["CONCORD_PURE"] != nil {
    let pure: Set = [
        "BuiltIn", "Consensus", "ConsensusTests", "ConsultationModel", "ConsultationModelTests", "Definitions",
        "DefinitionsTests", "ReadingFuzzer", "ReadingFuzzerTests", "ReadingProperties", "Reporting", "ReportingTests",
        "ResponseReading", "ResponseReadingTests", "SchemaTesting",
    ]
    package.targets.removeAll { !pure.contains($0.name) }
    package.products = []
    let used = ["swift-crypto", "swift-subprocess", "swift-system", "Yams"]
    package.dependencies.removeAll { dependency in
        switch dependency.kind {
        case .sourceControl(_, let location, _): !used.contains { location.hasSuffix("/\($0).git") }
        default: false
        }
    }
}
