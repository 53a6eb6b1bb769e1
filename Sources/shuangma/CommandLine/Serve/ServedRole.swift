import ArgumentParser
import Assembly
import Security

/// A part of a cluster that one process plays.
enum ServedRole: String, CaseIterable, ExpressibleByArgument {
    case storage
    case identity
    case healthCode = "health-code"
    case tripCard = "trip-card"
    case gateway
    /// The four roles above in one process.
    case services

    /// What the role is called, in certificates and in discovery.
    var name: String { process.rawValue }

    /// What the certificate of the process must be for.
    var process: ProcessRole {
        switch self {
        case .storage: .storage
        case .identity: .identity
        case .healthCode: .healthCode
        case .tripCard: .tripCard
        case .gateway: .gateway
        case .services: .services
        }
    }

    /// The roles of the services that the process plays; none for a storage node.
    var serviceRoles: Set<ServiceRole> {
        switch self {
        case .storage: []
        case .services: Set(ServiceRole.allCases)
        case .identity, .healthCode, .tripCard, .gateway: Set([ServiceRole(rawValue: rawValue)].compactMap(\.self))
        }
    }

    /// The port is the one that citizens, gates and importers know.
    var isPublic: Bool { serviceRoles.contains(.gateway) }
}
