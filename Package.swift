// swift-tools-version: 6.2
import PackageDescription

// The targets stand in layers (ARCHITECTURE.md, "Layers"): each imports only targets of the layers
// above it in this file. Tests/ArchitectureTests holds every import against that order.

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let deques = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")

/// A Swift target with the settings every target of this package shares.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil, exclude: [String] = [],
    resources: [Resource]? = nil
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, exclude: exclude, resources: resources,
        swiftSettings: swiftSettings)
}

/// The tests of one target.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], path: String, exclude: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, path: path, exclude: exclude, swiftSettings: swiftSettings)
}

let package = Package(
    name: "shuangma",
    products: [
        .library(name: "RPC", targets: ["RPC", "Wire"]),
        .library(name: "Formats", targets: ["Formats"]),
        .executable(name: "shuangma", targets: ["shuangma"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        // Layer 0: C libraries
        .systemLibrary(name: "CNghttp2", path: "Sources/Platform/C/CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
        .systemLibrary(name: "CProtobufC", path: "Sources/Platform/C/CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .systemLibrary(name: "CZlib", path: "Sources/Platform/C/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CRocksDB", path: "Sources/Platform/C/CRocksDB", pkgConfig: "rocksdb", providers: [.apt(["librocksdb-dev"])]),
        .systemLibrary(name: "CISAL", path: "Sources/Platform/C/CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),

        // Layer 1: texts of values, and protobuf-c messages as Swift values
        module("Formats", path: "Sources/Platform/Formats"),
        .target(name: "CWellKnownTypes", dependencies: ["CProtobufC"], path: "Sources/Platform/C/CWellKnownTypes"),
        module("Wire", ["Formats", "CProtobufC", "CWellKnownTypes"], path: "Sources/Platform/Wire"),

        // Layer 2: the RPC runtime and the contracts
        .target(name: "CRPCContracts", dependencies: ["CProtobufC", "CWellKnownTypes"], path: "Sources/Platform/C/CRPCContracts"),
        module(
            "RPC",
            [
                "Formats", "Wire", "CRPCContracts", "CWellKnownTypes", "CNghttp2", "CZlib", nio, nioPosix, nioHTTP1,
                nioTLS, nioSSL, asn1, logging, deques,
            ],
            path: "Sources/Platform/RPC", exclude: ["README.md"]),
        .target(name: "CContracts", dependencies: ["CProtobufC", "CWellKnownTypes"], path: "Sources/Platform/C/CContracts"),
        module("Contracts", ["Wire", "RPC", "CContracts", "CWellKnownTypes"], path: "Sources/Platform/Contracts"),

        // Layer 3: what storage and services stand on
        .target(name: "CCoordinationContracts", dependencies: ["CProtobufC"], path: "Sources/Platform/C/CCoordinationContracts"),
        module("Coordination", ["RPC", "Wire", "CCoordinationContracts", logging], path: "Sources/Platform/Coordination"),
        module("Replication", path: "Sources/Platform/Replication"),
        module("History", path: "Sources/Platform/History"),
        module("Simulation", ["Replication", "History"], path: "Sources/Platform/Simulation"),
        module("Security", ["Formats", "RPC", crypto], path: "Sources/Platform/Security"),

        // Layer 4: storage
        module(
            "Storage",
            ["Replication", "Coordination", "Contracts", "RPC", "Wire", "CRocksDB", "CISAL", crypto, logging, deques],
            path: "Sources/Platform/Storage"),
        module("StorageClient", ["Coordination", "Contracts", "RPC", "Wire"], path: "Sources/Platform/StorageClient"),

        // Layer 5: the values and the kit that services share, and the domains, none of which imports another
        module("Values", ["Formats"], path: "Sources/Domain/Values"),
        module("Reference", ["Values"], path: "Sources/Domain/Reference", exclude: ["Data"]),
        module("Kit", ["StorageClient", "Contracts", "RPC", "Wire"], path: "Sources/Domain/Kit"),
        module("IdentityCore", path: "Sources/Domain/Identity/Core"),
        module(
            "IdentityService", ["IdentityCore", "Kit", "StorageClient", "Contracts", "Security", "RPC"],
            path: "Sources/Domain/Identity/Service"),
        module("HealthCodeCore", path: "Sources/Domain/HealthCode/Core"),
        module(
            "HealthCodeService", ["HealthCodeCore", "Kit", "StorageClient", "Contracts", "Security", "RPC"],
            path: "Sources/Domain/HealthCode/Service"),
        module("TripCardCore", path: "Sources/Domain/TripCard/Core"),
        module(
            "TripCardService", ["TripCardCore", "Kit", "StorageClient", "Contracts", "Security", "RPC"],
            path: "Sources/Domain/TripCard/Service"),
        module("MergeGatewayCore", path: "Sources/Domain/MergeGateway/Core"),
        module(
            "MergeGatewayService", ["MergeGatewayCore", "StorageClient", "Contracts", "Security", "RPC"],
            path: "Sources/Domain/MergeGateway/Service"),

        // Layer 6: the pages, and what operators do
        module("Web", ["RPC"], path: "Sources/Web", resources: [.embedInCode("Citizen")]),
        module("Randomness", path: "Sources/Tools/Randomness"),
        module("ImportFiles", ["Contracts", "RPC", "Wire"], path: "Sources/Tools/ImportFiles"),
        module("Population", ["ImportFiles", "Randomness"], path: "Sources/Tools/Population"),
        module(
            "Backup", ["Formats", "Coordination", "Contracts", "StorageClient", "RPC", "Wire", crypto],
            path: "Sources/Tools/Backup"),
        module(
            "Load",
            ["ImportFiles", "Randomness", "Contracts", "StorageClient", "History", "RPC", "Wire", histogram],
            path: "Sources/Tools/Load"),

        // Layer 7: the command line and composition root
        .executableTarget(
            name: "shuangma",
            dependencies: [
                "IdentityCore", "IdentityService", "HealthCodeService", "TripCardService", "MergeGatewayService",
                "Storage", "StorageClient", "Coordination", "Security", "Contracts", "Web", "ImportFiles", "Population",
                "Backup", "Load", "History", "Simulation", "RPC", "Wire", "Formats", argumentParser, configuration, logging,
            ],
            swiftSettings: swiftSettings),

        // What scripts/bench storage measures with
        .executableTarget(
            name: "storage-bench",
            dependencies: [
                "Storage", "Load", "Coordination", "Contracts", "RPC", "Wire", "Formats", "CRocksDB", argumentParser,
                nio, nioPosix,
            ],
            path: "scripts/benchmarks/storage/Loader", swiftSettings: swiftSettings),

        // Tests, one target a module
        tests(
            "Wire", ["Wire", "Contracts", "RPC", "Formats", "TestContracts"], path: "Tests/Platform/Wire",
            exclude: ["Witness/witness.py"]),
        .target(
            name: "CTestContracts", dependencies: ["CProtobufC", "CWellKnownTypes", "CRPCContracts"],
            path: "Tests/Support/CTestContracts"),
        module(
            "TestContracts", ["Wire", "RPC", "CTestContracts", "CRPCContracts", "CWellKnownTypes"],
            path: "Tests/Support/TestContracts"),
        module("TestSupport", [nioSSL], path: "Tests/Support/TestSupport"),
        module("InteropSuite", ["RPC", "Wire", "TestContracts"], path: "Tests/Support/InteropSuite"),
        .executableTarget(
            name: "interop", dependencies: ["InteropSuite", "RPC", nioSSL, argumentParser],
            path: "Tests/Support/InteropCommand", swiftSettings: swiftSettings),
        tests(
            "RPC",
            [
                "RPC", "Wire", "Formats", "TestContracts", "TestSupport", "InteropSuite", "CNghttp2", nio, nioPosix,
                nioEmbedded, nioSSL, logging,
            ],
            path: "Tests/Platform/RPC",
            exclude: ["Interop/client.py", "Interop/connect_client.py", "Interop/server.py", "Interop/contract.py"]),
        tests("Formats", ["Formats"], path: "Tests/Platform/Formats"),
        tests("Values", ["Values"], path: "Tests/Domain/Values"),
        tests("Reference", ["Reference", "Values"], path: "Tests/Domain/Reference"),
        tests("Coordination", ["Coordination", "RPC", "TestSupport"], path: "Tests/Platform/Coordination"),
        tests("Replication", ["Replication"], path: "Tests/Platform/Replication"),
        tests("History", ["History"], path: "Tests/Platform/History"),
        tests("Simulation", ["Simulation"], path: "Tests/Platform/Simulation"),
        tests("Security", ["Security", "Contracts", "RPC", "Wire"], path: "Tests/Platform/Security"),
        .executableTarget(
            name: "storage-crash-writer", dependencies: ["Storage", "StorageClient", "Coordination", "Contracts", "RPC"],
            path: "Tests/Support/StorageCrashWriter", swiftSettings: swiftSettings),
        tests(
            "Storage",
            [
                "Storage", "StorageClient", "Backup", "Coordination", "Security", "Contracts", "RPC", "Wire",
                "CRocksDB", "storage-crash-writer", logging,
            ], path: "Tests/Platform/Storage"),
        tests("IdentityCore", ["IdentityCore"], path: "Tests/Domain/Identity/Core"),
        tests("HealthCodeCore", ["HealthCodeCore"], path: "Tests/Domain/HealthCode/Core"),
        tests("TripCardCore", ["TripCardCore"], path: "Tests/Domain/TripCard/Core"),
        tests("MergeGatewayCore", ["MergeGatewayCore"], path: "Tests/Domain/MergeGateway/Core"),
        tests(
            "Scenarios",
            [
                "IdentityService", "HealthCodeService", "TripCardService", "MergeGatewayService", "Storage",
                "StorageClient", "Coordination", "Security", "Contracts", "RPC", logging,
            ], path: "Tests/Scenarios"),
        tests("Web", ["Web", "RPC"], path: "Tests/Web"),
        tests("ImportFiles", ["ImportFiles", "Population", "Randomness", "Contracts", "RPC"], path: "Tests/Tools/ImportFiles"),
        tests("Population", ["Population", "ImportFiles", "Randomness", "IdentityCore"], path: "Tests/Tools/Population"),
        tests("Load", ["Load", "Randomness", "Contracts", "RPC"], path: "Tests/Tools/Load"),
        module("TestPrograms", path: "Tests/Support/TestPrograms"),
        tests("Command", ["shuangma", "TestPrograms"], path: "Tests/Command", exclude: ["page.py"]),
        tests("Cluster", ["shuangma", "TestPrograms"], path: "Tests/Cluster"),
        tests("Architecture", [], path: "Tests/Architecture"),
    ],
    swiftLanguageModes: [.v6]
)
