// swift-tools-version: 6.2
import PackageDescription

// The targets stand in layers (ARCHITECTURE.md, "Layers"): each imports only targets that stand above it in this
// file. Tests/Architecture holds every import against that order.

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
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let deques = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let heaps = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")

/// A C library of the system.
func system(_ name: String, _ pkgConfig: String, apt package: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/Platform/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// C that scripts/generate makes.
func generatedC(_ name: String, in folder: String = "Sources/Platform/C", on: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: ["CProtobufC", "CWellKnownTypes"] + on, path: "\(folder)/\(name)")
}

/// A Swift target with the settings every target of this package shares.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], path: String, exclude: [String] = [],
    resources: [Resource]? = nil
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, exclude: exclude, resources: resources,
        swiftSettings: swiftSettings)
}

/// The service contracts of a domain: what others see of it. `on` names the contracts they stand on.
func contracts(_ name: String, in folder: String, on: [String]) -> [Target] {
    [
        generatedC("C\(name)Contracts", in: "\(folder)/C", on: on.map { .byName(name: "C\($0)Contracts") }),
        module(
            "\(name)Contracts",
            ["Wire", "RPC", "Security", "CWellKnownTypes", .byName(name: "C\(name)Contracts")]
                + on.flatMap { [.byName(name: "\($0)Contracts"), .byName(name: "C\($0)Contracts")] },
            path: "\(folder)/Contracts"),
    ]
}

/// The records of a domain: what it stores, visible to its own service alone.
///
/// `including` names the contracts whose messages the records hold, `with` what else they import.
func records(
    _ name: String, in folder: String, including contracts: [String] = [], with others: [Target.Dependency]
) -> [Target] {
    let generated = contracts.map { Target.Dependency.byName(name: "C\($0)Contracts") }
    return [
        generatedC("C\(name)Records", in: "\(folder)/C", on: generated),
        module(
            "\(name)Records",
            ["Wire", "StorageClient", "Security", .byName(name: "C\(name)Records")] + generated
                + contracts.map { .byName(name: "\($0)Contracts") } + others,
            path: "\(folder)/Records"),
    ]
}

/// The rules of a domain: pure, and standing on values at most.
func core(_ name: String, in folder: String, on values: [Target.Dependency] = ["Values"]) -> Target {
    module("\(name)Core", values, path: "\(folder)/Core")
}

/// What feeds of a domain may say: a row of the contract becomes an event of the core, or is refused. Pure, so that the
/// service, `shuangma derive` and `shuangma check` judge alike.
func feed(_ name: String, in folder: String, with others: [Target.Dependency] = []) -> Target {
    module(
        "\(name)Feed",
        [
            .byName(name: "\(name)Core"), .byName(name: "\(name)Contracts"), "Kit", "Values", "Reference", "Wire",
        ] + others,
        path: "\(folder)/Feed")
}

/// The gRPC services of a domain. `with` names what it stands on beside what every service does.
func server(_ name: String, in folder: String, with others: [Target.Dependency]) -> Target {
    module(
        "\(name)Server",
        [
            .byName(name: "\(name)Core"), .byName(name: "\(name)Contracts"), "CommonContracts", "Kit", "Values",
            "Security", "RPC", "Wire",
        ] + others,
        path: "\(folder)/Service")
}

/// What the tests of a made-up city read and run, by path below Tests/Scenarios.
let fortnight = [
    "README.md", "city.py", "citizens.py", "outbreak.py", "travel.py", "model.py", "evidence.py", "colours.py",
    "cards.py", "compare.py", "hand.py", "hand",
].map { "Fortnight/\($0)" }

/// The tests of one target.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], path: String, exclude: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, path: path, exclude: exclude, swiftSettings: swiftSettings)
}

// Layers 0 to 4: what any system of this kind stands on
let platform: [Target] = [
    system("CNghttp2", "libnghttp2", apt: "libnghttp2-dev"),
    system("CProtobufC", "libprotobuf-c", apt: "libprotobuf-c-dev"),
    system("CZlib", "zlib", apt: "zlib1g-dev"),
    system("CRocksDB", "rocksdb", apt: "librocksdb-dev"),
    system("CISAL", "libisal", apt: "libisal-dev"),
    .target(name: "CWellKnownTypes", dependencies: ["CProtobufC"], path: "Sources/Platform/C/CWellKnownTypes"),
    generatedC("CRPCContracts"),
    generatedC("CCoordinationContracts"),
    generatedC("CStorageContracts"),

    module("Formats", path: "Sources/Platform/Formats"),
    module("Wire", ["Formats", "CProtobufC", "CWellKnownTypes"], path: "Sources/Platform/Wire"),

    module(
        "RPC",
        [
            "Formats", "Wire", "CRPCContracts", "CWellKnownTypes", "CNghttp2", "CZlib", nio, nioPosix, nioHTTP1,
            nioTLS, nioSSL, asn1, logging, deques,
        ],
        path: "Sources/Platform/RPC", exclude: ["README.md"]),

    module("Merkle", ["Formats", crypto], path: "Sources/Platform/Merkle"),
    module("Security", ["Formats", "RPC", crypto], path: "Sources/Platform/Security"),
    module(
        "StorageContracts", ["Wire", "RPC", "Security", "CStorageContracts", "CWellKnownTypes"],
        path: "Sources/Platform/StorageContracts"),
    module(
        "Coordination", ["Formats", "RPC", "Wire", "CCoordinationContracts", logging],
        path: "Sources/Platform/Coordination"),
    module("Replication", path: "Sources/Platform/Replication"),
    module("History", path: "Sources/Platform/History"),
    module("Chains", [crypto], path: "Sources/Platform/Chains"),
    module("Simulation", ["Replication", "History"], path: "Sources/Platform/Simulation"),

    module(
        "StorageRights", ["StorageContracts", "Security", "RPC"], path: "Sources/Platform/StorageRights"),
    module(
        "Storage",
        [
            "Replication", "Chains", "Coordination", "StorageContracts", "StorageRights", "Security", "RPC", "Wire",
            "CRocksDB", "CISAL", crypto, logging, deques,
        ],
        path: "Sources/Platform/Storage"),
    module(
        "StorageClient", ["Chains", "Coordination", "StorageContracts", "StorageRights", "Security", "RPC", "Wire"],
        path: "Sources/Platform/StorageClient"),
]

// Layer 5: the domains; none sees another but by its service contracts
let domain: [Target] = [
    [
        module("Values", ["Formats"], path: "Sources/Domain/Values"),
        module("Reference", ["Values"], path: "Sources/Domain/Reference", exclude: ["Data"]),
        generatedC("CCommonContracts", in: "Sources/Domain/Kit/C"),
        module(
            "CommonContracts", ["Wire", "CCommonContracts", "CWellKnownTypes"], path: "Sources/Domain/Kit/Contracts"),
    ],
    contracts("Identity", in: "Sources/Domain/Identity", on: ["Common"]),
    contracts("HealthCode", in: "Sources/Domain/HealthCode", on: ["Common"]),
    contracts("Tracing", in: "Sources/Domain/Tracing", on: ["Common", "HealthCode"]),
    contracts("RiskAreas", in: "Sources/Domain/RiskAreas", on: ["Common"]),
    contracts("TripCard", in: "Sources/Domain/TripCard", on: ["Common"]),
    contracts("Audit", in: "Sources/Domain/Audit", on: ["Common"]),
    contracts(
        "Gateway", in: "Sources/Domain/MergeGateway", on: ["Common", "Identity", "HealthCode", "TripCard"]),
    records("Kit", in: "Sources/Domain/Kit", with: ["CommonContracts", "CWellKnownTypes"]),
    records(
        "Identity", in: "Sources/Domain/Identity", including: ["Common", "Identity"],
        with: ["KitRecords", "CWellKnownTypes"]),
    records(
        "HealthCode", in: "Sources/Domain/HealthCode", including: ["HealthCode"],
        with: ["KitRecords", "CWellKnownTypes"]),
    records("Tracing", in: "Sources/Domain/Tracing", including: ["Tracing"], with: ["KitRecords"]),
    records("RiskAreas", in: "Sources/Domain/RiskAreas", with: ["KitRecords", "RiskAreasContracts"]),
    records("Audit", in: "Sources/Domain/Audit", with: ["AuditContracts"]),
    records(
        "TripCard", in: "Sources/Domain/TripCard", with: ["KitRecords", "TripCardContracts", "CWellKnownTypes"]),
    [
        module(
            "Kit",
            [
                "Formats", "Values", "CommonContracts", "IdentityContracts", "KitRecords", "Security", "StorageClient",
                "Coordination",
                "RPC", "Wire", crypto, logging,
            ],
            path: "Sources/Domain/Kit", exclude: ["C", "Contracts", "Records"]),
        core("Identity", in: "Sources/Domain/Identity"),
        feed("Identity", in: "Sources/Domain/Identity", with: ["CommonContracts"]),
        core("HealthCode", in: "Sources/Domain/HealthCode"),
        feed(
            "HealthCode", in: "Sources/Domain/HealthCode", with: ["Security", "CommonContracts", "RiskAreasClient"]),
        core("Tracing", in: "Sources/Domain/Tracing"),
        core("RiskAreas", in: "Sources/Domain/RiskAreas"),
        core("TripCard", in: "Sources/Domain/TripCard"),
        feed("TripCard", in: "Sources/Domain/TripCard"),
        core("Audit", in: "Sources/Domain/Audit", on: ["Merkle", "Formats", crypto]),
        core("Gateway", in: "Sources/Domain/MergeGateway", on: []),
        module(
            "HealthCodeClient", ["Values", "Formats", "Security"], path: "Sources/Domain/HealthCode/Client"),
        module(
            "RiskAreasClient",
            ["RiskAreasCore", "RiskAreasContracts", "CommonContracts", "Values", "RPC", "Wire", logging],
            path: "Sources/Domain/RiskAreas/Client"),
        // An area has no event beside itself.
        module(
            "RiskAreasFeed", ["RiskAreasCore", "RiskAreasContracts", "RiskAreasClient", "Values", "Reference"],
            path: "Sources/Domain/RiskAreas/Feed"),
        server(
            "Identity", in: "Sources/Domain/Identity",
            with: [
                "IdentityFeed", "IdentityRecords", "KitRecords", "Reference", "StorageClient", "Coordination",
                "Formats", crypto,
                cryptoExtras, logging,
            ]),
        server(
            "HealthCode", in: "Sources/Domain/HealthCode",
            with: [
                "HealthCodeClient", "HealthCodeFeed", "HealthCodeRecords", "KitRecords", "RiskAreasCore",
                "RiskAreasClient",
                "Reference", "StorageClient", "Coordination", "Formats", "IdentityContracts", crypto, heaps, logging,
            ]),
        server(
            "Tracing", in: "Sources/Domain/Tracing",
            with: [
                "TracingRecords", "HealthCodeContracts", "Reference", "StorageClient", "Coordination", "Formats",
                crypto,
                logging,
            ]),
        server(
            "RiskAreas", in: "Sources/Domain/RiskAreas",
            with: [
                "RiskAreasFeed", "RiskAreasRecords", "RiskAreasClient", "KitRecords", "Reference", "StorageClient",
                "Coordination", logging,
            ]),
        server(
            "TripCard", in: "Sources/Domain/TripCard",
            with: [
                "TripCardFeed", "TripCardRecords", "KitRecords", "IdentityContracts", "RiskAreasCore",
                "RiskAreasClient", "Reference", "StorageClient",
            ]),
        module(
            "AuditServer",
            [
                "AuditCore", "AuditContracts", "AuditRecords", "CommonContracts", "Kit", "Values", "Merkle",
                "StorageClient",
                "Coordination", "Security", "RPC", "Wire", crypto, logging,
            ],
            path: "Sources/Domain/Audit/Service"),
        server(
            "Gateway", in: "Sources/Domain/MergeGateway",
            with: ["IdentityContracts", "HealthCodeContracts", "TripCardContracts", logging]),
    ],
].flatMap(\.self)

// Layer 6: the pages, and what operators do
let aroundDomain: [Target] = [
    module("Web", ["RPC"], path: "Sources/Web", resources: [.embedInCode("Citizen")]),
    module("Randomness", path: "Sources/Tools/Randomness"),
    module(
        "ImportFiles",
        [
            "Formats", "Values", "CommonContracts", "IdentityContracts", "HealthCodeContracts", "RiskAreasContracts",
            "TracingContracts", "TripCardContracts", "Security", "RPC", "Wire",
        ],
        path: "Sources/Tools/ImportFiles", resources: [.embedInCode("Data")]),
    module(
        "Population", ["Formats", "Values", "Reference", "ImportFiles", "Randomness"],
        path: "Sources/Tools/Population"),
    module(
        "Backup",
        ["Chains", "Formats", "Coordination", "StorageContracts", "StorageClient", "Security", "RPC", "Wire", crypto],
        path: "Sources/Tools/Backup"),
    module(
        "AuditTrail",
        [
            "AuditCore", "AuditContracts", "AuditServer", "CommonContracts", "Merkle", "Chains", "Formats", "RPC",
            "Security", "StorageClient", "Wire",
        ],
        path: "Sources/Tools/AuditTrail"),
    module(
        "Certificates", ["Security", crypto, asn1], path: "Sources/Tools/Certificates"),
    module(
        "Migration",
        [
            "CommonContracts", "HealthCodeServer", "IdentityServer", "TripCardServer", "Kit", "Reference", "Security",
            "Coordination", "StorageClient", "RPC", "Wire",
        ],
        path: "Sources/Tools/Migration"),
    module(
        "Load",
        [
            "Formats", "ImportFiles", "Randomness", "CommonContracts", "GatewayContracts", "IdentityContracts",
            "StorageContracts", "StorageClient", "History", "Security", "RPC", "Wire", histogram,
        ],
        path: "Sources/Tools/Load"),
    // The rules of several domains, applied to files.
    module(
        "Derivation",
        [
            "HealthCodeCore", "HealthCodeFeed", "HealthCodeContracts", "IdentityFeed", "TripCardCore", "TripCardFeed",
            "TripCardContracts", "RiskAreasCore", "RiskAreasFeed", "TracingContracts", "TracingCore", "CommonContracts",
            "ImportFiles", "Reference", "Values",
        ],
        path: "Sources/Tools/Derivation"),
]

// Layer 7: the one assembly of dev, serve and tests, and the command line
let program: [Target] = [
    module(
        "Assembly",
        [
            "AuditContracts", "AuditServer",
            "IdentityContracts", "IdentityCore", "IdentityServer", "HealthCodeContracts", "HealthCodeServer",
            "TracingContracts", "TracingServer", "RiskAreasContracts", "RiskAreasServer", "RiskAreasClient",
            "TripCardContracts", "TripCardServer", "GatewayContracts", "GatewayServer", "Coordination", "Kit",
            "Reference", "Security", "StorageContracts", "StorageClient",
            "RPC", "Wire", "Web", logging,
        ],
        path: "Sources/shuangma/Assembly"),
    .executableTarget(
        name: "shuangma",
        dependencies: [
            "CommonContracts", "IdentityContracts", "HealthCodeContracts", "TripCardContracts", "GatewayContracts",
            "TracingContracts", "AuditContracts", "AuditTrail", "Kit",
            "Assembly", "Formats", "Values", "Reference", "HealthCodeCore", "HealthCodeClient", "HealthCodeFeed",
            "HealthCodeServer", "IdentityCore",
            "IdentityServer", "TripCardCore", "Derivation", "Storage",
            "StorageContracts", "StorageClient",
            "Coordination", "Security", "Certificates", "ImportFiles", "Population", "Backup", "Migration", "Load",
            "History",
            "Simulation", "RPC", "Wire", argumentParser, configuration, crypto, logging,
        ],
        path: "Sources/shuangma/CommandLine", swiftSettings: swiftSettings),
    // What scripts/bench storage measures with
    .executableTarget(
        name: "storage-bench",
        dependencies: [
            "Storage", "Load", "Coordination", "StorageContracts", "RPC", "Wire", "Formats", "CRocksDB",
            argumentParser, nio, nioPosix,
        ],
        path: "scripts/benchmarks/storage/Loader", swiftSettings: swiftSettings),
    // What scripts/bench derivation measures with
    .executableTarget(
        name: "derivation-bench",
        dependencies: [
            "HealthCodeServer", "HealthCodeRecords", "HealthCodeContracts", "IdentityContracts", "RiskAreasClient",
            "RiskAreasContracts", "CommonContracts", "Kit", "KitRecords", "Storage", "StorageClient", "Coordination",
            "Security", "RPC", "Wire", argumentParser, logging,
        ],
        path: "scripts/benchmarks/derivation/Loader", swiftSettings: swiftSettings),
    // What scripts/bench venues and logins measure with
    module(
        "BenchSystem",
        ["Assembly", "KitRecords", "Storage", "StorageClient", "Coordination", "Security", "RPC", logging],
        path: "scripts/benchmarks/system"),
    .executableTarget(
        name: "venues-bench",
        dependencies: [
            "BenchSystem", "Assembly", "TracingContracts", "TracingRecords", "HealthCodeContracts",
            "HealthCodeRecords", "CommonContracts", "KitRecords", "StorageClient", "Security", "RPC", "Wire",
            argumentParser,
        ],
        path: "scripts/benchmarks/venues/Loader", swiftSettings: swiftSettings),
    .executableTarget(
        name: "logins-bench",
        dependencies: [
            "BenchSystem", "Assembly", "IdentityContracts", "CommonContracts", "RPC", argumentParser,
        ],
        path: "scripts/benchmarks/logins/Loader", swiftSettings: swiftSettings),
]

let testSupport: [Target] = [
    generatedC("CTestContracts", in: "Tests/Support", on: ["CRPCContracts"]),
    module(
        "TestContracts", ["Wire", "RPC", "CTestContracts", "CWellKnownTypes", "CRPCContracts"],
        path: "Tests/Support/TestContracts"),
    module("TestSupport", ["Security", nioSSL], path: "Tests/Support/TestSupport"),
    module(
        "StoreSupport", ["TestSupport", "Security", "Storage", "StorageClient", "Coordination", "RPC", logging],
        path: "Tests/Support/StoreSupport"),
    module("TestPrograms", path: "Tests/Support/TestPrograms"),
    module("InteropSuite", ["RPC", "Wire", "TestContracts"], path: "Tests/Support/InteropSuite"),
    .executableTarget(
        name: "interop", dependencies: ["InteropSuite", "RPC", nioSSL, argumentParser],
        path: "Tests/Support/InteropCommand", swiftSettings: swiftSettings),
    .executableTarget(
        name: "storage-crash-writer",
        dependencies: ["Storage", "StorageClient", "Coordination", "StorageContracts", "RPC"],
        path: "Tests/Support/StorageCrashWriter", swiftSettings: swiftSettings),
]

let allTests: [Target] = [
    tests("Formats", ["Formats"], path: "Tests/Platform/Formats"),
    tests("Chains", ["Chains"], path: "Tests/Platform/Chains"),
    tests(
        "Wire",
        [
            "Wire", "Formats", "TestContracts", "StorageContracts", "HealthCodeContracts", "TripCardContracts",
            "Randomness",
        ],
        path: "Tests/Platform/Wire", exclude: ["Witness/witness.py"]),
    tests(
        "RPC",
        [
            "RPC", "Wire", "Formats", "TestContracts", "TestSupport", "InteropSuite", "CNghttp2", nio, nioPosix,
            nioEmbedded, nioSSL, nioTLS, logging,
        ],
        path: "Tests/Platform/RPC",
        exclude: ["Interop/client.py", "Interop/connect_client.py", "Interop/server.py", "Interop/contract.py"]),
    tests("Merkle", ["Merkle"], path: "Tests/Platform/Merkle"),
    tests("Coordination", ["Coordination", "RPC", "TestSupport"], path: "Tests/Platform/Coordination"),
    tests("Replication", ["Replication"], path: "Tests/Platform/Replication"),
    tests("History", ["History"], path: "Tests/Platform/History"),
    tests("Simulation", ["Simulation"], path: "Tests/Platform/Simulation"),
    tests("Security", ["Security", "RPC", "Wire", "TestSupport", crypto], path: "Tests/Platform/Security"),
    tests(
        "Storage",
        [
            "Storage", "Replication", "Chains", "StorageClient", "Backup", "Coordination", "Security", "Formats",
            "StorageContracts", "RPC", "Wire",
            "CRocksDB", "storage-crash-writer", logging,
        ],
        path: "Tests/Platform/Storage"),
    tests("Values", ["Values", "Formats"], path: "Tests/Domain/Values"),
    tests("Reference", ["Reference", "Values"], path: "Tests/Domain/Reference"),
    tests(
        "Kit",
        [
            "CommonContracts", "Kit", "KitRecords", "Values", "StorageClient", "StoreSupport", "Coordination",
            "Security", "RPC", logging,
        ],
        path: "Tests/Domain/Kit"),
    tests("IdentityCore", ["IdentityCore", "Values"], path: "Tests/Domain/Identity/Core"),
    tests(
        "IdentityFeed",
        [
            "IdentityFeed", "IdentityCore", "IdentityContracts", "CommonContracts", "Reference", "Values", "Wire",
        ],
        path: "Tests/Domain/Identity/Feed"),
    tests(
        "IdentityServer",
        [
            "IdentityServer", "IdentityCore", "IdentityContracts", "IdentityRecords", "CommonContracts", "Formats",
            "Kit", "KitRecords", "Reference", "Security", "Storage", "StorageClient", "Coordination", "RPC",
            "TestSupport", "Values", crypto, logging,
        ],
        path: "Tests/Domain/Identity/Service", exclude: ["SmsProviders/provider.py"]),
    tests("HealthCodeCore", ["HealthCodeCore", "Values", "Reference"], path: "Tests/Domain/HealthCode/Core"),
    tests(
        "HealthCodeClient", ["HealthCodeClient", "Values", "Security", "Formats"],
        path: "Tests/Domain/HealthCode/Client"),
    tests(
        "HealthCodeFeed",
        [
            "HealthCodeFeed", "HealthCodeCore", "HealthCodeContracts", "Kit", "Security", "Reference", "TestSupport",
            "Values",
            "Wire",
        ],
        path: "Tests/Domain/HealthCode/Feed"),
    tests(
        "HealthCodeServer",
        [
            "HealthCodeServer", "HealthCodeRecords", "HealthCodeContracts", "HealthCodeCore", "HealthCodeFeed",
            "Formats",
            "RiskAreasClient", "RiskAreasContracts",
            "IdentityContracts", "CommonContracts", "Kit", "KitRecords", "Values", "Reference", "Storage",
            "StorageClient", "Coordination", "Security", "RPC", "Wire", "TestSupport", logging,
        ],
        path: "Tests/Domain/HealthCode/Service"),
    tests("TracingCore", ["TracingCore", "Values"], path: "Tests/Domain/Tracing/Core"),
    tests(
        "TracingServer",
        [
            "TracingServer", "TracingRecords", "TracingContracts", "TracingCore", "Values", "Coordination", "Security",
            "StorageClient", logging,
        ],
        path: "Tests/Domain/Tracing/Service"),
    tests("RiskAreasCore", ["RiskAreasCore", "Values"], path: "Tests/Domain/RiskAreas/Core"),
    tests(
        "RiskAreasServer",
        [
            "RiskAreasServer", "RiskAreasClient", "RiskAreasCore", "RiskAreasContracts", "RiskAreasRecords",
            "CommonContracts", "Kit", "KitRecords", "Values", "Storage", "StorageClient", "Coordination", "Security",
            "RPC", "Wire",
            logging,
        ],
        path: "Tests/Domain/RiskAreas/Service"),
    tests("TripCardCore", ["TripCardCore", "Values"], path: "Tests/Domain/TripCard/Core"),
    tests(
        "TripCardFeed",
        ["TripCardFeed", "TripCardCore", "TripCardContracts", "Kit", "Security", "Reference", "Values", "Wire"],
        path: "Tests/Domain/TripCard/Feed"),
    tests(
        "TripCardServer",
        [
            "TripCardServer", "TripCardRecords", "TripCardContracts", "KitRecords", "RiskAreasClient",
            "RiskAreasContracts", "IdentityContracts", "CommonContracts", "Storage", "Coordination", logging, "Kit",
            "Values", "Reference",
            "Security", "StorageClient", "RPC", "Wire", "TestSupport",
        ],
        path: "Tests/Domain/TripCard/Service"),
    tests("AuditCore", ["AuditCore", "Merkle"], path: "Tests/Domain/Audit/Core"),
    tests(
        "AuditServer",
        [
            "AuditServer", "AuditCore", "AuditContracts", "AuditRecords", "Merkle", "Kit", "KitRecords", "Values",
            "AuditTrail", "CommonContracts", "IdentityContracts", "StorageClient", "StoreSupport", "Security", "RPC",
            "TestSupport", logging,
        ],
        path: "Tests/Domain/Audit/Service"),
    tests("GatewayCore", ["GatewayCore"], path: "Tests/Domain/MergeGateway/Core"),
    tests(
        "GatewayServer",
        [
            "GatewayServer", "GatewayContracts", "CommonContracts", "IdentityContracts", "HealthCodeContracts",
            "TripCardContracts", "Security", "RPC", "TestSupport", logging,
        ],
        path: "Tests/Domain/MergeGateway/Service"),
    tests(
        "Scenarios",
        [
            "AuditContracts", "AuditRecords", "RiskAreasRecords", "CommonContracts", "IdentityContracts",
            "HealthCodeContracts", "TracingContracts", "TracingRecords", "TracingServer", "Backup",
            "RiskAreasContracts",
            "TripCardContracts", "GatewayContracts", "Assembly", "Migration", "Kit", "KitRecords", "IdentityRecords",
            "HealthCodeRecords", "TripCardRecords", "Storage", "StorageContracts", "StorageClient", "Coordination",
            "Security", "RPC", "Wire", "Formats", "ImportFiles", "Values", "TestPrograms", "shuangma", "TestSupport",
            "HealthCodeFeed", "HealthCodeClient", "HealthCodeServer", "IdentityServer", crypto,
            logging,
        ],
        path: "Tests/Scenarios", exclude: fortnight),
    tests(
        "Cases",
        [
            "Values", "Reference", "Derivation", "ImportFiles", "RiskAreasCore", "RiskAreasFeed", "RiskAreasContracts",
            "TripCardCore", "HealthCodeCore",
        ],
        path: "Tests/Cases", exclude: ["Files"]),
    tests("Web", ["Web", "RPC"], path: "Tests/Web"),
    tests(
        "ImportFiles",
        [
            "CommonContracts", "HealthCodeContracts", "IdentityContracts", "TripCardContracts", "ImportFiles",
            "Population", "Randomness", "Values", "RPC",
        ],
        path: "Tests/Tools/ImportFiles"),
    tests(
        "Population", ["Population", "ImportFiles", "Randomness", "Values", "Reference"],
        path: "Tests/Tools/Population"),
    tests(
        "AuditTrail",
        [
            "AuditTrail", "AuditContracts", "AuditCore", "CommonContracts", "Merkle", "Chains", "RPC", "Security",
            "TestSupport",
        ],
        path: "Tests/Tools/AuditTrail"),
    tests("Certificates", ["Certificates", "Security", "RPC", "TestSupport"], path: "Tests/Tools/Certificates"),
    tests("Derivation", ["Derivation", "TripCardCore", "Reference", "Values"], path: "Tests/Tools/Derivation"),
    tests(
        "Load", ["GatewayContracts", "IdentityContracts", "Load", "Randomness", "StorageContracts", "RPC"],
        path: "Tests/Tools/Load"),
    tests("Command", ["shuangma", "TestPrograms", crypto], path: "Tests/Command", exclude: ["page.py"]),
    tests(
        "Cluster", ["shuangma", "TestPrograms"], path: "Tests/Cluster",
        exclude: ["Journeys/journey.py", "Journeys/journey.sh"]),
    tests("Architecture", [], path: "Tests/Architecture"),
]

let package = Package(
    name: "shuangma",
    products: [
        .library(name: "RPC", targets: ["RPC", "Wire"]),
        .library(name: "Formats", targets: ["Formats"]),
        .library(name: "ImportFiles", targets: ["ImportFiles"]),
        .library(name: "HealthCodeClient", targets: ["HealthCodeClient", "Security", "Values"]),
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
    targets: platform + domain + aroundDomain + program + testSupport + allTests,
    swiftLanguageModes: [.v6]
)
