// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let rpc = Target.Dependency.product(name: "RPC", package: "shuangma")

let package = Package(
    name: "rpc-benchmark",
    dependencies: [
        .package(name: "shuangma", path: "../../../.."),
        // The peer, in the same package so that what both stand on is compiled once.
        .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.9.2"),
    ],
    targets: [
        .target(name: "CBenchContracts", dependencies: [rpc]),
        .target(name: "BenchContracts", dependencies: [rpc, "CBenchContracts"], swiftSettings: swiftSettings),
        .executableTarget(name: "bench-client", dependencies: [rpc, "BenchContracts"], swiftSettings: swiftSettings),
        .executableTarget(name: "bench-server", dependencies: [rpc, "BenchContracts"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "grpc-swift-server",
            dependencies: [
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2", package: "grpc-swift-nio-transport"),
            ]),
    ]
)
