// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let rpc = Target.Dependency.product(name: "RPC", package: "shuangma")
let formats = Target.Dependency.product(name: "Formats", package: "shuangma")
let ssl = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")

let package = Package(
    name: "rpc-conformance",
    dependencies: [
        .package(name: "shuangma", path: "../.."),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    ],
    targets: [
        .target(name: "CConformanceContracts", dependencies: [rpc]),
        .target(
            name: "ConformanceContracts", dependencies: [rpc, "CConformanceContracts"], swiftSettings: swiftSettings),
        .target(
            name: "ConformanceSupport", dependencies: [rpc, formats, "ConformanceContracts"],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "conformance-client", dependencies: [rpc, ssl, "ConformanceSupport"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "conformance-server", dependencies: [rpc, ssl, "ConformanceSupport"], swiftSettings: swiftSettings),
    ]
)
