/// What a process of the cluster is. The list is closed: a certificate of the trust domain with any other name, such as
/// that of an etcd member, is nobody's to the services and to the storage nodes.
public enum ProcessRole: String, Sendable, CaseIterable {
    /// Holds shards of the store.
    case storage
    /// Documents, phones, SMS codes, sessions and consents.
    case identity
    /// Evidence and colours.
    case healthCode = "health-code"
    /// Stays and areas of risk.
    case tripCard = "trip-card"
    /// The public port.
    case gateway
    /// The four service roles in one process. It may do what each of them may.
    case services
    /// A program of the cluster's operators. It is no service: people's rights come from their token.
    case tool

    /// What a process of the role is to the method table.
    var access: Role {
        switch self {
        case .storage: .storageNode
        case .identity, .healthCode, .tripCard, .gateway, .services: .service
        case .tool: .tool
        }
    }
}

/// The name of a process in the cluster: its role and which one it is, such as `trip-card/2`.
public struct ProcessName: Sendable, Hashable, CustomStringConvertible {
    /// What it is.
    public let role: ProcessRole
    /// Which of them: lower-case letters, digits, dots, dashes and underscores. Empty for a role that shares a process
    /// with others.
    public let instance: String

    /// The name of a role that shares a process with others.
    public init(_ role: ProcessRole) {
        self.role = role
        instance = ""
    }

    /// - Parameter text: Role, slash and instance, as certificates have it. Nil is returned for everything else, unknown
    ///   roles and longer paths among it.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let role = ProcessRole(rawValue: String(parts[0])), !parts[1].isEmpty,
            parts[1].utf8.count <= 64, parts[1].utf8.allSatisfy(ServiceNames.isNameByte)
        else { return nil }
        self.role = role
        instance = String(parts[1])
    }

    /// The name as certificates, logs and discovery have it.
    public var description: String { instance.isEmpty ? role.rawValue : "\(role.rawValue)/\(instance)" }
}

extension ProcessName: ExpressibleByStringLiteral {
    /// A name that stands in the program. A literal that is none ends the program.
    public init(stringLiteral text: String) {
        if let role = ProcessRole(rawValue: text) {
            self.init(role)
        } else if let name = ProcessName(text) {
            self = name
        } else {
            preconditionFailure("'\(text)' names no process of a cluster")
        }
    }
}
