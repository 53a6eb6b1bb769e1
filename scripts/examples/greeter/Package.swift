// swift-tools-version: 6.2
import PackageDescription

// Outside this repository, replace the path by the package's address.
let rpc = Target.Dependency.product(name: "RPC", package: "shuangma")

// The runtime runs handlers on the event loop of their connection; with this setting yours stay there too.
let swiftSettings: [SwiftSetting] = [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

let package = Package(
    name: "greeter",
    dependencies: [.package(name: "shuangma", path: "../../..")],
    targets: [
        .target(name: "CGreeterContracts", dependencies: [rpc]),
        .target(name: "GreeterContracts", dependencies: [rpc, "CGreeterContracts"], swiftSettings: swiftSettings),
        .executableTarget(name: "greeter", dependencies: [rpc, "GreeterContracts"], swiftSettings: swiftSettings),
    ]
)
