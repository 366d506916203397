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
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2")
    ],
    targets: [
        .target(
            name: "ConsultationModel",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: safe
        ),
        .target(name: "ResponseReading", dependencies: ["ConsultationModel"], swiftSettings: safe),
        .target(name: "Consensus", dependencies: ["ConsultationModel"], swiftSettings: safe),
        .target(name: "Reporting", dependencies: ["ConsultationModel", "Consensus"], swiftSettings: safe),

        .testTarget(name: "ConsultationModelTests", dependencies: ["ConsultationModel"], swiftSettings: safe),
        .testTarget(
            name: "ConsensusTests",
            dependencies: ["ConsultationModel", "Consensus"],
            swiftSettings: safe
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["ConsultationModel", "Consensus", "Reporting"],
            exclude: ["Fixtures", "Golden"],
            swiftSettings: safe
        ),
    ]
)
