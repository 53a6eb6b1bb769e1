public import RPC

/// Who makes a call.
public enum Principal: Sendable, Equatable {
    /// Nobody known.
    case anonymous
    /// A person in a session.
    case citizen(Citizen)
    /// A member of staff, or a machine that feeds evidence.
    case staff(Staff)
    /// A process of this cluster, by name, such as `trip-card/1`; storage nodes and tools are among them.
    case service(ProcessName)

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

    /// A member of staff, or a machine that feeds evidence.
    public struct Staff: Sendable, Equatable {
        /// Name of the account or feed, such as `laboratory-17`.
        public let name: String
        /// What it may do, at least one.
        public let roles: Set<StaffRole>
        /// Whom it acts for, such as the laboratory's name; what it delivers counts as theirs.
        public let organisation: String
        /// First 2, 4 or 6 digits of the codes that it is responsible for; empty means everywhere. A province is 2 digits
        /// and a prefecture 4: the zeros that fill their codes up are left out.
        public let divisions: [String]
        /// Names the token, 16 bytes.
        public let token: [UInt8]

        public init(
            name: String, roles: Set<StaffRole>, organisation: String, divisions: [String] = [], token: [UInt8]
        ) {
            self.name = name
            self.roles = roles
            self.organisation = organisation
            self.divisions = divisions.map(Self.scope(of:))
            self.token = token
        }

        /// Organisation of an account whose rows may name any source. Demonstrations alone make and accept it.
        public static let anySource = "*"

        /// Whether what it delivers may be of any source.
        public var deliversForAll: Bool { organisation == Self.anySource }

        /// The organisation as citizens read it. What answers for all of a demonstration has no name of its own.
        public var shownOrganisation: String { deliversForAll ? "demonstration" : organisation }

        /// The digits with which the codes of all divisions within one begin, such as `33` for the province 330000.
        ///
        /// - Parameter division: Code of a division, or its first 2 or 4 digits.
        public static func scope(of division: String) -> String {
            var digits = division[...]
            // Never to nothing, with which everything begins.
            while digits.utf8.count > 2, digits.hasSuffix("00") { digits = digits.dropLast(2) }
            return String(digits)
        }

        /// Whether a division lies within those it is responsible for.
        ///
        /// - Parameter division: Six digits; nil where none is known, which lies within "everywhere" only.
        public func covers(_ division: String?) -> Bool {
            if divisions.isEmpty { return true }
            guard let division else { return false }
            return divisions.contains { division.hasPrefix($0) }
        }
    }

    /// Whether it is an account whose rows may name any source.
    var deliversForAll: Bool {
        if case .staff(let staff) = self { staff.deliversForAll } else { false }
    }

    /// What the principal is to the method table.
    var roles: Set<Role> {
        switch self {
        case .anonymous: [.anonymous]
        case .citizen: [.citizen]
        case .staff(let staff): Set(staff.roles.map(Role.staff))
        case .service(let name): [name.role.access]
        }
    }
}

/// What a principal is to the method table.
public enum Role: Sendable, Hashable {
    case anonymous, citizen, service, storageNode, tool
    /// Nobody; everybody where a demonstration serves the method.
    case demonstration
    case staff(StaffRole)
}

/// What members of staff and feeds may do. Raw values are the words of tokens, settings and commands.
public enum StaffRole: String, Sendable, CaseIterable, Codable {
    /// Delivers results of tests.
    case laboratory
    /// Delivers confirmed cases and their discharge.
    case caseRegistry = "case-registry"
    /// Delivers inbound travellers.
    case border
    /// Delivers areas of risk, and who stayed in or left them.
    case areaRegistry = "area-registry"
    /// Delivers where phones stayed.
    case carrier
    /// Delivers persons and the holders of phone numbers.
    case populationRegister = "population-register"
    /// Decides about evidence, and looks persons up.
    case healthAuthority = "health-authority"
    /// Finds contacts of cases.
    case tracer
    /// Checks codes at a gate.
    case verifier
    /// Reads trails of audit.
    case auditor
    /// Helps citizens with their accounts.
    case support
    /// Runs the cluster.
    case clusterOperator = "cluster-operator"
}

/// Where the principal of a call is kept.
public enum PrincipalKey: ContextKey {
    public typealias Value = Principal
}

extension CallContext {
    /// Refuses staff who are responsible for some divisions only: the call is about everybody's data.
    ///
    /// - Throws: PERMISSION_DENIED (OUT_OF_SCOPE).
    public func demandEverywhere() throws(RPCError) {
        guard case .staff(let staff) = principal, !staff.divisions.isEmpty else { return }
        throw RPCError(.permissionDenied, "only an account that is responsible everywhere may call this method")
            .with(reason: "OUT_OF_SCOPE")
    }

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
        case .staff, .service:
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
