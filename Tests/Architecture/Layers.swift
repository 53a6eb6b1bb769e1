/// The house: each target, its layer, and where its sources are.
///
/// A target may import targets of lower layers. Within a layer, and from one domain to another, it may import only what
/// ``allows(_:toImport:)`` names.
enum Layers {
    /// What a target of a domain is for.
    enum Part: String, CaseIterable {
        case contracts, core, records, client, feed, service
    }

    /// A target of this package.
    struct Module: Sendable {
        let name: String
        let layer: Int
        let path: String
        /// Set for the targets of a domain.
        var domain: String?
        var part: Part?
    }

    static let domains = ["Identity", "HealthCode", "Tracing", "RiskAreas", "TripCard", "Audit", "Gateway"]

    static let modules: [Module] = platform + shared + domains.flatMap(targets) + above

    private static let platform: [Module] =
        [
            "CNghttp2", "CZlib", "CProtobufC", "CRocksDB", "CISAL", "CWellKnownTypes", "CRPCContracts",
            "CCoordinationContracts", "CStorageContracts",
        ].map { Module(name: $0, layer: 0, path: "Platform/C/\($0)") }
        + [
            ("Formats", 0), ("Merkle", 1), ("Wire", 1), ("RPC", 2), ("Security", 3), ("StorageContracts", 4),
            ("Coordination", 3),
            ("Replication", 3), ("History", 3), ("Chains", 3), ("Simulation", 4), ("StorageRights", 5), ("Storage", 6),
            ("StorageClient", 6),
        ].map { Module(name: $0, layer: $1, path: "Platform/\($0)") }

    /// What all domains stand on.
    private static let shared = [
        Module(name: "Values", layer: 6, path: "Domain/Values"),
        Module(name: "Reference", layer: 7, path: "Domain/Reference"),
        Module(name: "CCommonContracts", layer: 0, path: "Domain/Kit/C/CCommonContracts"),
        Module(name: "CKitRecords", layer: 0, path: "Domain/Kit/C/CKitRecords"),
        Module(name: "CommonContracts", layer: 6, path: "Domain/Kit/Contracts"),
        Module(name: "KitRecords", layer: 7, path: "Domain/Kit/Records"),
        Module(name: "Kit", layer: 9, path: "Domain/Kit"),
    ]

    private static func targets(of domain: String) -> [Module] {
        let folder = "Domain/\(domain == "Gateway" ? "MergeGateway" : domain)"
        func module(_ suffix: String, _ layer: Int, _ place: String, _ part: Part?) -> Module {
            Module(name: "\(domain)\(suffix)", layer: layer, path: "\(folder)/\(place)", domain: domain, part: part)
        }
        let generated = ["Contracts", "Records"].map { kind in
            Module(name: "C\(domain)\(kind)", layer: 0, path: "\(folder)/C/C\(domain)\(kind)")
        }
        return generated + [
            module("Contracts", 7, "Contracts", .contracts), module("Core", 7, "Core", .core),
            module("Records", 8, "Records", .records), module("Client", 8, "Client", .client),
            module("Feed", 10, "Feed", .feed), module("Server", 11, "Service", .service),
        ]
    }

    private static let above = [
        Module(name: "Web", layer: 11, path: "Web"),
        Module(name: "Randomness", layer: 11, path: "Tools/Randomness"),
        Module(name: "ImportFiles", layer: 12, path: "Tools/ImportFiles"),
        Module(name: "Population", layer: 13, path: "Tools/Population"),
        Module(name: "Backup", layer: 11, path: "Tools/Backup"),
        Module(name: "AuditTrail", layer: 14, path: "Tools/AuditTrail"),
        Module(name: "Certificates", layer: 11, path: "Tools/Certificates"),
        Module(name: "Migration", layer: 14, path: "Tools/Migration"),
        Module(name: "Load", layer: 13, path: "Tools/Load"),
        Module(name: "Derivation", layer: 14, path: "Tools/Derivation"),
        Module(name: "Assembly", layer: 14, path: "shuangma/Assembly"),
        Module(name: "shuangma", layer: 15, path: "shuangma/CommandLine"),
    ]

    static func module(_ name: String) -> Module? { modules.first { $0.name == name } }

    /// Whether the house has a way from one target to another.
    static func allows(_ importer: Module, toImport imported: Module) -> Bool {
        if imported.layer >= importer.layer { return allowedWithinLayer(importer.name, imported.name) }
        if imported.name.hasSuffix("Records") { return seesRecords(importer, imported) }
        guard let domain = imported.domain, let part = imported.part, domain != importer.domain else { return true }
        // Other domains are seen by their service contracts, and the areas of risk by their index as well.
        let isShared = part == .contracts || (domain == "RiskAreas" && [.core, .client].contains(part))
        if importer.domain != nil { return isShared && importer.part != .core && importer.part != .records }
        return isShared || importer.layer > 13 || importer.name == "Kit" && part == .contracts
    }

    /// Records are their own service's; those of the kit are for the services that open doors with
    /// them, carry out what approvals decide, or grade areas by the rules in force.
    private static func seesRecords(_ importer: Module, _ imported: Module) -> Bool {
        if imported.name.hasPrefix("C") { return "C\(importer.name)" == imported.name }
        if imported.name == "KitRecords" {
            return importer.name == "Kit" || importer.part == .records
                || ["IdentityServer", "HealthCodeServer", "TripCardServer", "RiskAreasServer"].contains(importer.name)
        }
        return importer.domain == imported.domain && importer.part == .service
    }

    /// The gateway's contract shows parts of others, and that of venues the colours.
    private static func allowedWithinLayer(_ importer: String, _ imported: String) -> Bool {
        switch importer {
        case "GatewayContracts": ["IdentityContracts", "HealthCodeContracts", "TripCardContracts"].contains(imported)
        case "TracingContracts": imported == "HealthCodeContracts"
        default: false
        }
    }
}
