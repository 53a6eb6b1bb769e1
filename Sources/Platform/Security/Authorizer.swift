public import RPC

/// Finds out who calls and refuses what they may not do, before any handler runs.
public struct Authorizer: ServerInterceptor {
    private let verifier: TokenVerifier
    private let services: ServiceNames?
    private let alsoOpen: Set<String>
    private let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - services: How services of the cluster are known by their certificates; nil where none may call, such as on a
    ///     port for the public.
    ///   - alsoOpen: Paths that everyone may call here although the table says otherwise; a demonstration opens
    ///     its outbox so.
    ///   - now: Seconds since 1970.
    public init(
        _ verifier: TokenVerifier, services: ServiceNames? = nil, alsoOpen: Set<String> = [],
        now: @escaping @Sendable () -> Int64
    ) {
        self.verifier = verifier
        self.services = services
        self.alsoOpen = alsoOpen
        self.now = now
    }

    public func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        let service = services?.service(of: context.peer)
        // A service that passes on what an outsider asked does not lend it its own rights.
        let outsider = service == nil ? nil : context.metadata[ForwardedForKey.header]
        let principal: Principal
        if let service, outsider == nil, context.metadata["authorization"] == nil {
            principal = .service(service)
        } else {
            principal = try self.principal(of: context.metadata)
        }
        try Self.admit(principal, to: context.method.path, alsoOpen: alsoOpen)
        var context = context
        context.values[PrincipalKey.self] = principal
        if let outsider { context.values[ForwardedForKey.self] = outsider }
        try await next(call, context)
    }

    private func principal(of metadata: Metadata) throws -> Principal {
        guard let authorization = metadata["authorization"] else { return .anonymous }
        let prefix = "Bearer "
        guard authorization.hasPrefix(prefix),
            let principal = verifier.principal(of: String(authorization.dropFirst(prefix.count)), now: now())
        else {
            throw RPCError(.unauthenticated, "the token is not valid or has expired; log in again")
                .with(reason: "TOKEN_INVALID")
        }
        return principal
    }

    static func admit(_ principal: Principal, to path: String, alsoOpen: Set<String> = []) throws {
        let roles = MethodTable.roles(for: path)
        guard !roles.contains(principal.role), !alsoOpen.contains(path) else { return }
        if principal == .anonymous {
            throw RPCError(.unauthenticated, "this method needs a token in the authorization metadata")
                .with(reason: "TOKEN_MISSING")
        }
        throw RPCError(.permissionDenied, "this caller may not call this method").with(reason: "ROLE_NOT_ALLOWED")
    }
}

/// Makes every call that comes through it one of a service. It stands only before the in-process channel of that
/// service, which nothing outside the process can reach.
public struct ServiceIdentity: ServerInterceptor {
    private let principal: Principal

    public init(_ service: String) { principal = .service(service) }

    public func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        try Authorizer.admit(principal, to: context.method.path)
        var context = context
        context.values[PrincipalKey.self] = principal
        try await next(call, context)
    }
}
