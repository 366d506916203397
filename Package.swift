// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// Everything but the target that touches C: there every unsafe use would have to be marked, here there is none.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
    name: "concord",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "Postgres", dependencies: ["CLibPQ"], swiftSettings: strict),
        .target(
            name: "PostgresServer",
            dependencies: [
                "Postgres",
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
        .target(name: "ResponseReading", dependencies: ["ConsultationModel"], swiftSettings: safe),
        .target(name: "Consensus", dependencies: ["ConsultationModel"], swiftSettings: safe),
        .target(name: "Reporting", dependencies: ["ConsultationModel", "Consensus"], swiftSettings: safe),

        .target(
            name: "PostgresTesting",
            dependencies: [
                "Postgres", "PostgresServer",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/PostgresTesting",
            swiftSettings: safe
        ),
        .testTarget(
            name: "PostgresTests",
            dependencies: ["Postgres", "PostgresServer", "PostgresTesting"],
            swiftSettings: safe
        ),
        .testTarget(name: "ConsultationModelTests", dependencies: ["ConsultationModel"], swiftSettings: safe),
        .testTarget(
            name: "ConsensusTests",
            dependencies: ["ConsultationModel", "Consensus"],
            swiftSettings: safe
        ),
    ]
)
