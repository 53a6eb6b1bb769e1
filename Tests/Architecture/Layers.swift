/// The layers of the house: each target, its layer, and where its sources are. A target may import targets of
/// lower layers only; `allowedWithinLayer` states the exceptions.
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
            ("Formats", 0), ("Wire", 1), ("RPC", 2), ("Contracts", 2), ("Coordination", 3), ("Replication", 3), ("History", 3),
            ("Simulation", 3), ("Security", 3), ("Storage", 4), ("StorageClient", 4),
        ].map { Module(name: $0, layer: $1, path: "Platform/\($0)") }
        + ["Values", "Kit"].map { Module(name: $0, layer: 5, path: "Domain/\($0)") }
        + [Module(name: "Reference", layer: 6, path: "Domain/Reference")]
        + domains.flatMap { domain in
            [
                Module(name: "\(domain)Core", layer: 5, path: "Domain/\(domain)/Core"),
                Module(name: "\(domain)Service", layer: 5, path: "Domain/\(domain)/Service"),
            ]
        }
        + [
            Module(name: "Web", layer: 6, path: "Web"),
            Module(name: "Randomness", layer: 6, path: "Tools/Randomness"),
            Module(name: "ImportFiles", layer: 6, path: "Tools/ImportFiles"),
            Module(name: "Population", layer: 6, path: "Tools/Population"),
            Module(name: "Backup", layer: 6, path: "Tools/Backup"),
            Module(name: "Load", layer: 6, path: "Tools/Load"),
            Module(name: "shuangma", layer: 7, path: "shuangma"),
        ]

    static let domains = ["Identity", "HealthCode", "TripCard", "MergeGateway"]

    /// A contract stands on the runtime, a domain's service on its own core and on the kit that services share, the
    /// simulation on the replication, and made-up people and loads on the tools they write and read files with.
    static func allowedWithinLayer(_ importer: String, _ imported: String) -> Bool {
        (importer == "Contracts" && imported == "RPC")
            || (importer == "Simulation" && ["Replication", "History"].contains(imported))
            || (["Population", "Load"].contains(importer) && ["ImportFiles", "Randomness"].contains(imported))
            || domains.contains { importer == "\($0)Service" && ["\($0)Core", "Kit"].contains(imported) }
    }

    private static let cLibraries = [
        "CNghttp2", "CZlib", "CProtobufC", "CRocksDB", "CISAL", "CWellKnownTypes", "CRPCContracts", "CContracts",
        "CCoordinationContracts",
    ].map { Module(name: $0, layer: 0, path: "Platform/C/\($0)") }
}
