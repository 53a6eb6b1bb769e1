/// Who may call one method, as `option (shuangma.access)` of its contract says.
public struct MethodAccess: Sendable, Equatable {
    /// What must hold of a citizen's session.
    public enum Session: Sendable {
        /// It is not looked at.
        case notChecked
        /// It must be open in the snapshot that the method reads, or be demanded by the write that it makes.
        case open
    }

    /// Where a call of staff or a feed leaves its entry (AUD-1).
    public enum Audit: String, Sendable, CaseIterable {
        /// The handler appends to the chain of whom or what the call is about.
        case subject
        /// The authorizer appends to the chain of the account that calls, before the handler runs.
        case account
        /// Nowhere: the call shows and changes nothing of a person or of another account.
        case nowhere
        /// In the log of the storage node that is called.
        case node
    }

    /// Everybody may call the method, also without a token or with a dead one.
    public static let anyone = MethodAccess([.anonymous])

    /// Nobody may call the method, and everybody in a demonstration.
    public static let demonstrations = MethodAccess([.demonstration])

    /// The roles that may call the method.
    ///
    /// The anonymous one among them opens it to everybody.
    public let roles: Set<Role>
    /// What must hold of a citizen's session.
    public let session: Session
    /// Where calls of staff and feeds leave their entries; nil where neither may call.
    public let audit: Audit?

    /// Access for some roles; the session is that of citizens.
    public init(_ roles: Set<Role>, session: Session = .notChecked, audit: Audit? = nil) {
        self.roles = roles
        self.session = session
        self.audit = audit
    }

    /// Callers without a token are admitted.
    public var isOpen: Bool { roles.contains(.anonymous) }

    /// Demonstrations alone serve the method, and to everybody.
    public var isForDemonstrations: Bool { roles.contains(.demonstration) }
}

/// Access to every method that a process serves, by path. A method that is not listed is open to nobody.
public struct AccessTable: Sendable {
    private let methods: [String: MethodAccess]

    /// Joins the tables of several contracts.
    ///
    /// - Precondition: No path is listed twice.
    public init(_ tables: [String: MethodAccess]...) {
        methods = tables.reduce(into: [:]) { all, table in
            all.merge(table) { _, _ in preconditionFailure("two contracts list one method") }
        }
    }

    /// Access to a method; nil for one that is not listed.
    public subscript(path: String) -> MethodAccess? { methods[path] }

    /// Every path that is listed.
    public var paths: Set<String> { Set(methods.keys) }

    /// Methods of the runtime, whose contracts are gRPC's: health checks and reflection.
    public static let runtime: [String: MethodAccess] = [
        "/grpc.health.v1.Health/Check": .anyone,
        "/grpc.health.v1.Health/Watch": .anyone,
        "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo": .anyone,
        "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo": .anyone,
    ]
}
