// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "rpc-fuzzers",
    dependencies: [
        .package(name: "shuangma", path: "../.."),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .executableTarget(
            name: "fuzzer",
            dependencies: [
                .product(name: "RPC", package: "shuangma"), .product(name: "Formats", package: "shuangma"),
                .product(name: "ImportFiles", package: "shuangma"),
                .product(name: "HealthCodeClient", package: "shuangma"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings)
    ]
)
