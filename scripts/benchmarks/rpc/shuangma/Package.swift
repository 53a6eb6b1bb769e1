// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let rpc = Target.Dependency.product(name: "RPC", package: "shuangma")

let package = Package(
    name: "rpc-benchmark",
    dependencies: [.package(name: "shuangma", path: "../../../..")],
    targets: [
        .target(name: "CBenchContracts", dependencies: [rpc]),
        .target(name: "BenchContracts", dependencies: [rpc, "CBenchContracts"], swiftSettings: swiftSettings),
        .executableTarget(name: "bench-client", dependencies: [rpc, "BenchContracts"], swiftSettings: swiftSettings),
        .executableTarget(name: "bench-server", dependencies: [rpc, "BenchContracts"], swiftSettings: swiftSettings),
    ]
)
