public import RPC

/// Finds out who calls and refuses what they may not do, before any handler runs.
public struct Authorizer: ServerInterceptor {
    private let verifier: TokenVerifier
    private let access: AccessTable
    private let services: ServiceNames?
    private let isDemonstration: Bool
    private let revocations: (any TokenRevocations)?
    private let log: (any StaffCallLog)?
    private let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - access: Who may call what.
    ///   - services: How services of the cluster are known by their certificates; nil where none may call, such as on a
    ///     port for the public.
    ///   - isDemonstration: Whether no real person's data are here. Then everybody may call what is for demonstrations
    ///     only, and tokens are believed that deliver rows of any source.
    ///   - revocations: Which tokens of staff were revoked; nil in a process that cannot know, such as one without a
    ///     store. Then the services behind it, which authorize each call again, refuse revoked tokens.
    ///   - log: Notes what staff and feeds call. nil only where no call of theirs is carried out, such as on the port of
    ///     operators, and in tests.
    ///   - now: Seconds since 1970.
    public init(
        _ verifier: TokenVerifier, access: AccessTable, services: ServiceNames? = nil, isDemonstration: Bool = false,
        revocations: (any TokenRevocations)? = nil, log: (any StaffCallLog)? = nil,
        now: @escaping @Sendable () -> Int64
    ) {
        self.verifier = verifier
        self.access = access
        self.services = services
        self.isDemonstration = isDemonstration
        self.revocations = revocations
        self.log = log
        self.now = now
    }

    public func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        let service = services?.process(of: context.peer)
        // A service that passes on what an outsider asked does not lend it its own rights.
        let outsider = service?.role.access == .service ? context.metadata[ForwardedForKey.header] : nil
        let method = access[context.method.path]
        let isOpen = method.map { $0.isOpen || isDemonstration && $0.isForDemonstrations } ?? false
        let principal: Principal
        if let service, outsider == nil, context.metadata["authorization"] == nil {
            principal = .service(service)
        } else {
            switch caller(of: context.metadata, toleratesDeadToken: isOpen) {
            case .known(let known): principal = known
            case .refused(let error, let staff):
                if let staff, let log, let refusal = StaffCallRefusal(ofToken: error, method: context.method) {
                    await log.note(refusalOf: staff, refusal)
                }
                throw error
            }
        }
        var context = context
        context.values[PrincipalKey.self] = principal
        if let outsider { context.values[ForwardedForKey.self] = outsider }
        guard case .staff(let staff) = principal, let log else {
            if !isOpen { try method.admit(principal) }
            return try await next(call, context)
        }
        try await noting(staff, in: log, context, judge: .authorizer) { if !isOpen { try method.admit(principal) } }
        if method?.audit == .account || method?.audit == .node { try await log.note(callOf: staff, context) }
        try await noting(staff, in: log, context, judge: .handler) { try await next(call, context) }
    }

    /// Notes a refusal that `body` throws.
    private func noting(
        _ staff: Principal.Staff, in log: any StaffCallLog, _ context: CallContext, judge: StaffCallRefusal.Judge,
        _ body: () async throws -> Void
    ) async throws {
        do {
            try await body()
        } catch {
            if let refusal = StaffCallRefusal(error, of: context.method, by: judge) {
                await log.note(refusalOf: staff, refusal)
            }
            throw error
        }
    }

    /// The token of an `authorization`; nil for another scheme. Its name is good in upper and lower case (RFC 9110 §11.1).
    private static func bearer(of authorization: String) -> String? {
        let parts = authorization.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }

    /// Who calls, by the metadata.
    private enum Caller {
        case known(Principal)
        /// The token is good for nothing. A signature of the cluster tells whose it was, where it was one of staff.
        case refused(RPCError, staff: Principal.Staff?)
    }

    /// Who the metadata speak for. An open method takes the bearer of a dead token for nobody known: a client that
    /// still sends an old token can log in again.
    private func caller(of metadata: Metadata, toleratesDeadToken: Bool) -> Caller {
        guard let authorization = metadata["authorization"] else { return .known(.anonymous) }
        switch Self.bearer(of: authorization).map({ verifier.verdict(on: $0, now: now()) }) ?? .worthless {
        case .good(let principal) where isDemonstration || !principal.deliversForAll:
            guard case .staff(let staff) = principal, let revocations else { return .known(principal) }
            do {
                try revocations.check(staff)
                return .known(principal)
            } catch {
                return toleratesDeadToken ? .known(.anonymous) : .refused(error, staff: staff)
            }
        case .good(.staff(let staff)), .expired(.staff(let staff)):
            return toleratesDeadToken ? .known(.anonymous) : .refused(Self.tokenInvalid, staff: staff)
        case .good, .expired, .worthless:
            return toleratesDeadToken ? .known(.anonymous) : .refused(Self.tokenInvalid, staff: nil)
        }
    }

    private static var tokenInvalid: RPCError {
        RPCError(.unauthenticated, "the token is not valid or has expired; log in again")
            .with(reason: StaffCallRefusal.tokenInvalid)
    }
}

extension MethodAccess? {
    /// Lets a principal pass whose role the method names.
    ///
    /// - Throws: UNAUTHENTICATED (TOKEN_MISSING) or PERMISSION_DENIED (ROLE_NOT_ALLOWED).
    fileprivate func admit(_ principal: Principal) throws {
        if let self, self.isOpen || !self.roles.isDisjoint(with: principal.roles) { return }
        if principal == .anonymous {
            throw RPCError(.unauthenticated, "this method needs a token in the authorization metadata")
                .with(reason: "TOKEN_MISSING")
        }
        throw RPCError(.permissionDenied, "this caller may not call this method").with(reason: "ROLE_NOT_ALLOWED")
    }
}

/// Makes every call that comes through it one of a service, unless it is passed on in the name of an outsider. It
/// stands only before in-process channels, which nothing outside the process can reach.
public struct ServiceIdentity: ServerInterceptor {
    private let principal: Principal
    private let access: AccessTable
    private let outsiders: Authorizer?

    /// - Parameters:
    ///   - service: Role of the service that calls.
    ///   - access: Who may call what.
    ///   - outsiders: Judges calls that the service passes on for others; nil where it passes on none.
    public init(_ service: ProcessName, access: AccessTable, outsiders: Authorizer? = nil) {
        principal = .service(service)
        self.access = access
        self.outsiders = outsiders
    }

    public func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        var context = context
        if let outsiders, let outsider = context.metadata[ForwardedForKey.header] {
            context.values[ForwardedForKey.self] = outsider
            return try await outsiders.intercept(call, context: context, next: next)
        }
        try access[context.method.path].admit(principal)
        context.values[PrincipalKey.self] = principal
        try await next(call, context)
    }
}
