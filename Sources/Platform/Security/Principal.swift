public import RPC

/// Who makes a call.
public enum Principal: Sendable, Equatable {
    /// Nobody known.
    case anonymous
    /// A person in a session.
    case citizen(Citizen)
    /// A health authority, an importer, an administrator; by name.
    case `operator`(String)
    /// A service of this cluster, by name, such as `trip-card/1`; storage nodes are `storage/…`.
    case service(String)

    /// A person in a session.
    public struct Citizen: Sendable, Equatable {
        /// Keyed hash of the document, 16 bytes.
        public let personKey: [UInt8]
        /// Keyed hash of the phone the session was opened with, 16 bytes.
        public let phoneKey: [UInt8]
        /// The session, 16 bytes.
        public let session: [UInt8]

        public init(personKey: [UInt8], phoneKey: [UInt8], session: [UInt8]) {
            self.personKey = personKey
            self.phoneKey = phoneKey
            self.session = session
        }
    }

    var role: Role {
        switch self {
        case .anonymous: .anonymous
        case .citizen: .citizen
        case .operator: .operator
        case .service(let name): name.hasPrefix("storage/") ? .storageNode : .service
        }
    }
}

/// What a principal is to the method table.
public enum Role: Sendable, CaseIterable {
    case anonymous, citizen, `operator`, service, storageNode
}

/// Where the principal of a call is kept.
public enum PrincipalKey: ContextKey {
    public typealias Value = Principal
}

extension CallContext {
    /// Who makes the call; anonymous where no authorizer stands before the handler.
    public var principal: Principal { values[PrincipalKey.self] ?? .anonymous }
}

extension Principal {
    /// The person a call is about: a citizen's own, which may be left out; for everyone else the one asked for.
    ///
    /// - Parameter asked: Key of the person the request names, nil when it names none.
    /// - Throws: PERMISSION_DENIED when a citizen asks for somebody else, INVALID_ARGUMENT when nobody is named.
    public func personKey(asked: [UInt8]?) throws -> [UInt8] {
        switch self {
        case .citizen(let citizen):
            guard asked == nil || asked == citizen.personKey else {
                throw RPCError(.permissionDenied, "citizens may ask for themselves only").with(reason: "NOT_YOURS")
            }
            return citizen.personKey
        case .operator, .service:
            guard let asked else { throw RPCError.invalidArgument(field: "person", "must be given") }
            guard asked.count == 16 else {
                throw RPCError.invalidArgument(field: "person.person_key", "must be 16 bytes long")
            }
            return asked
        case .anonymous:
            throw RPCError(.unauthenticated, "this method needs a token").with(reason: "TOKEN_MISSING")
        }
    }
}
