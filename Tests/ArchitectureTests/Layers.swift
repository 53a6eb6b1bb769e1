/// The layers of the design: each target, its layer, and where its sources are. A target may import
/// targets of lower layers only; the pairs of `sameLayer` are the exceptions the design makes.
enum Layers {
    /// A target of this package.
    struct Module: Sendable {
        let name: String
        let layer: Int
        let path: String
    }

    static let modules: [Module] =
        cLibraries
        + [
            Module(name: "Wire", layer: 1, path: "Wire"),
            Module(name: "RPC", layer: 2, path: "RPC"),
            Module(name: "Contracts", layer: 2, path: "Contracts"),
            Module(name: "Coordination", layer: 3, path: "Coordination"),
            Module(name: "Replication", layer: 3, path: "Replication"),
            Module(name: "History", layer: 3, path: "History"),
            Module(name: "Simulation", layer: 3, path: "Simulation"),
            Module(name: "Security", layer: 3, path: "Security"),
            Module(name: "Storage", layer: 4, path: "Storage"),
            Module(name: "StorageClient", layer: 4, path: "StorageClient"),
        ]
        + domains.flatMap { domain in
            [
                Module(name: "\(domain)Core", layer: 5, path: "\(domain)/Core"),
                Module(name: "\(domain)Service", layer: 5, path: "\(domain)/Service"),
            ]
        }
        + [
            Module(name: "Operations", layer: 6, path: "Operations"),
            Module(name: "shuangma", layer: 7, path: "shuangma"),
        ]

    static let domains = ["Identity", "HealthCode", "TripCard", "MergeGateway"]

    /// Imports within one layer that the design allows: a contract is written over the runtime, a
    /// domain's service stands on its own core, and the simulation runs the replication.
    static func allowedWithinLayer(_ importer: String, _ imported: String) -> Bool {
        (importer == "Contracts" && imported == "RPC")
            || (importer == "Simulation" && ["Replication", "History"].contains(imported))
            || domains.contains { importer == "\($0)Service" && imported == "\($0)Core" }
    }

    private static let cLibraries = [
        "CNghttp2", "CZlib", "CProtobufC", "CRocksDB", "CISAL", "CWellKnownTypes", "CRPCContracts", "CContracts",
        "CCoordinationContracts",
    ].map { Module(name: $0, layer: 0, path: $0) }
}
