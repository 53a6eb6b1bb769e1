public import Security

/// A part of the system that can be a process of its own. A role hosts several gRPC services.
public enum ServiceRole: String, CaseIterable, Sendable {
    /// Documents, phones, SMS codes, sessions and consents.
    case identity
    /// Evidence in, colours out.
    case healthCode = "health-code"
    /// Stays and areas of risk in, cities out.
    case tripCard = "trip-card"
    /// Both codes on one page, the pages, and everybody's way to the other roles.
    case gateway

    /// What a process of this role alone is called.
    public var process: ProcessRole {
        switch self {
        case .identity: .identity
        case .healthCode: .healthCode
        case .tripCard: .tripCard
        case .gateway: .gateway
        }
    }
}
