import RPC
import Security
import Synchronization
import TestSupport
import Testing
import Wire

@Suite("Who may call what")
struct AuthorizerTests {
    static let open = MethodDescriptor(service: "s", name: "Open", kind: .unary)
    static let citizens = MethodDescriptor(service: "s", name: "Citizens", kind: .unary)
    static let inside = MethodDescriptor(service: "s", name: "Inside", kind: .unary)
    static let staff = MethodDescriptor(service: "s", name: "Staff", kind: .unary)
    static let unlisted = MethodDescriptor(service: "s", name: "Unlisted", kind: .unary)
    static let shown = MethodDescriptor(service: "s", name: "Shown", kind: .unary)
    static let feed = MethodDescriptor(service: "s", name: "Feed", kind: .unary)
    static let access = AccessTable(
        [shown.path: .demonstrations, feed.path: MethodAccess([.staff(.laboratory)])],
        [open.path: .anyone, citizens.path: MethodAccess([.citizen], session: .open)],
        [staff.path: MethodAccess(Set(StaffRole.allCases.map(Role.staff)))],
        [inside.path: MethodAccess([.service])])

    private let keys = ClusterKeys()

    private func authorizer(isDemonstration: Bool = false) -> Authorizer {
        Authorizer(TokenVerifier(keys), access: Self.access, isDemonstration: isDemonstration, now: { 1000 })
    }

    private func token(lifetime: Int64) throws -> Metadata {
        let citizen = Principal.Citizen(
            personKey: Array(repeating: 1, count: 16), phoneKey: Array(repeating: 2, count: 16),
            session: Array(repeating: 3, count: 16))
        let claims = TokenClaims(citizen: citizen, issuedAt: 990, lifetime: lifetime)
        return ["authorization": "Bearer \(try TokenSigner(keys).token(claims))"]
    }

    /// The principal that a handler sees; throws what the caller gets.
    private func principal(
        calling method: MethodDescriptor, _ metadata: Metadata, through interceptor: any ServerInterceptor
    ) async throws -> Principal {
        let seen = SeenCall(CallContext(method: method, metadata: metadata, deadline: nil, peer: .inProcess))
        try await interceptor.intercept(seen, context: seen.context) { _, context in seen.note(context) }
        return try #require(seen.contexts.last).principal
    }

    private func reason(_ body: () async throws -> Principal) async -> String? {
        do { _ = try await body() } catch {
            return (error as? RPCError)?.detail(GoogleRPC.ErrorInfo.self)?.reason
        }
        return nil
    }

    @Test("A citizen's token opens citizens' methods, no token opens only open ones")
    func roles() async throws {
        let live = try token(lifetime: 100)
        let authorizer = authorizer()
        guard case .citizen = try await principal(calling: Self.citizens, live, through: authorizer) else {
            Issue.record("the token's citizen does not call")
            return
        }
        #expect(try await principal(calling: Self.open, [:], through: authorizer) == .anonymous)
        #expect(
            await reason { try await principal(calling: Self.citizens, [:], through: authorizer) } == "TOKEN_MISSING")
        #expect(
            await reason { try await principal(calling: Self.inside, live, through: authorizer) } == "ROLE_NOT_ALLOWED")
    }

    @Test("Staff's token opens no method of citizens, and a citizen's none of staff")
    func audiences() async throws {
        let all = Principal.Staff(
            name: "x", roles: Set(StaffRole.allCases), organisation: "x", token: Array(repeating: 4, count: 16))
        let claims = TokenClaims(staff: all, issuedAt: 990, lifetime: 100)
        let staff: Metadata = ["authorization": "Bearer \(try TokenSigner(keys).token(claims))"]
        let citizen = try token(lifetime: 100)
        let authorizer = authorizer()
        #expect(try await principal(calling: Self.staff, staff, through: authorizer) == .staff(all))
        #expect(
            await reason { try await principal(calling: Self.citizens, staff, through: authorizer) }
                == "ROLE_NOT_ALLOWED")
        #expect(
            await reason { try await principal(calling: Self.staff, citizen, through: authorizer) }
                == "ROLE_NOT_ALLOWED")
    }

    @Test("RFC 9110 §11.1: the scheme of a token is good in upper and lower case, and with spaces around the token")
    func scheme() async throws {
        let text = try #require(try token(lifetime: 100)["authorization"]).dropFirst("Bearer ".count)
        for field in ["bearer \(text)", "BEARER \(text)", "Bearer \(text) ", "Bearer  \(text)"] {
            let caller = try await principal(calling: Self.citizens, ["authorization": field], through: authorizer())
            guard case .citizen = caller else { return #expect(Bool(false), "no citizen") }
        }
        for field in ["\(text)", "Bearer\(text)", "Bearer \(text) x", "Bearer", "Bearer ", ""] {
            #expect(
                await reason {
                    try await principal(calling: Self.citizens, ["authorization": field], through: authorizer())
                } == "TOKEN_INVALID")
        }
    }

    @Test("An open method takes the bearer of a dead token for nobody known; another one refuses the token")
    func deadTokens() async throws {
        let authorizer = authorizer()
        for dead in [try token(lifetime: 10), ["authorization": "Bearer x"], ["authorization": "Basic eA=="]] {
            #expect(try await principal(calling: Self.open, dead, through: authorizer) == .anonymous)
            #expect(
                await reason { try await principal(calling: Self.citizens, dead, through: authorizer) }
                    == "TOKEN_INVALID")
        }
    }

    @Test(
        "A revoked token of staff is refused, one that cannot be judged is UNAVAILABLE, and citizens are not concerned")
    func revoked() async throws {
        for reason in ["TOKEN_REVOKED", "REVOKED_TOKENS_NOT_KNOWN"] {
            let authorizer = Authorizer(
                TokenVerifier(keys), access: Self.access, revocations: Refusing(reason: reason), now: { 1000 })
            let staff = try staffToken(lifetime: 100)
            #expect(
                await self.reason { try await principal(calling: Self.staff, staff, through: authorizer) } == reason)
            #expect(try await principal(calling: Self.open, staff, through: authorizer) == .anonymous)
            let citizen = try await principal(
                calling: Self.citizens, try token(lifetime: 100), through: authorizer)
            guard case .citizen = citizen else { return #expect(Bool(false), "no citizen") }
        }
    }

    @Test(
        "AUD-1: an expired or revoked token of staff is noted with its account, a forged one and no token with nobody's"
    )
    func notedTokens() async throws {
        let noted = NotedRefusals()
        func authorizer(_ verifier: TokenVerifier, _ reason: String? = nil) -> Authorizer {
            let revocations = reason.map { Refusing(code: .unauthenticated, reason: $0) }
            return Authorizer(verifier, access: Self.access, revocations: revocations, log: noted, now: { 1000 })
        }
        func call(_ metadata: Metadata, _ authorizer: Authorizer) async {
            _ = await reason { try await principal(calling: Self.staff, metadata, through: authorizer) }
        }
        let (live, expired) = (try staffToken(lifetime: 100), try staffToken(lifetime: 10))
        await call(expired, authorizer(TokenVerifier(keys)))
        await call(live, authorizer(TokenVerifier(keys), "TOKEN_REVOKED"))
        #expect(noted.all == ["a s/Staff TOKEN_INVALID", "a s/Staff TOKEN_REVOKED"])
        // A name that nobody has signed is no name.
        await call(live, authorizer(TokenVerifier(ClusterKeys())))
        await call(expired, authorizer(TokenVerifier(ClusterKeys())))
        await call(try token(lifetime: 10), authorizer(TokenVerifier(keys)))
        await call([:], authorizer(TokenVerifier(keys)))
        _ = try await principal(calling: Self.open, expired, through: authorizer(TokenVerifier(keys)))
        let isUnknown = Authorizer(
            TokenVerifier(keys), access: Self.access, revocations: Refusing(reason: "REVOKED_TOKENS_NOT_KNOWN"),
            log: noted, now: { 1000 })
        await call(live, isUnknown)
        #expect(noted.all.count == 2)
    }

    @Test("A token of staff for more than 12 hours is nobody's, whoever has signed it")
    func longLife() async throws {
        let authorizer = authorizer()
        let (longest, longer) = (try staffToken(lifetime: 43_200), try staffToken(lifetime: 43_201))
        _ = try await principal(calling: Self.staff, longest, through: authorizer)
        #expect(
            await reason { try await principal(calling: Self.staff, longer, through: authorizer) } == "TOKEN_INVALID")
    }

    private func staffToken(lifetime: Int64) throws -> Metadata {
        let staff = Principal.Staff(name: "a", roles: [.verifier], organisation: "b", token: [1])
        let claims = TokenClaims(staff: staff, issuedAt: 990, lifetime: lifetime)
        return ["authorization": "Bearer \(try TokenSigner(keys).token(claims))"]
    }

    @Test("What no table lists nobody may call")
    func unlisted() async throws {
        let live = try token(lifetime: 100)
        #expect(
            await reason { try await principal(calling: Self.unlisted, [:], through: authorizer()) } == "TOKEN_MISSING")
        #expect(
            await reason { try await principal(calling: Self.unlisted, live, through: authorizer()) }
                == "ROLE_NOT_ALLOWED")
        #expect(
            await reason {
                try await principal(calling: Self.unlisted, [:], through: authorizer(isDemonstration: true))
            }
                == "TOKEN_MISSING")
    }

    @Test("What is for demonstrations nobody may call elsewhere, whatever their role")
    func demonstrations() async throws {
        let shown = authorizer(isDemonstration: true)
        #expect(try await principal(calling: Self.shown, [:], through: shown) == .anonymous)
        let all = try TokenSigner(keys).token(
            TokenClaims(
                staff: .init(name: "all", roles: Set(StaffRole.allCases), organisation: "all", token: [1]),
                issuedAt: 990, lifetime: 100))
        for caller in [[:], try token(lifetime: 100), ["authorization": "Bearer \(all)"]] as [Metadata] {
            let refused = await reason { try await principal(calling: Self.shown, caller, through: authorizer()) }
            #expect(refused == (caller["authorization"] == nil ? "TOKEN_MISSING" : "ROLE_NOT_ALLOWED"))
        }
        let service = ServiceIdentity("gateway", access: Self.access, outsiders: authorizer())
        #expect(
            await reason { try await principal(calling: Self.shown, [:], through: service) } == "ROLE_NOT_ALLOWED")
    }

    @Test("COL-6: a token that may name any source is believed in a demonstration only")
    func anySource() async throws {
        let any = try TokenSigner(keys).token(
            TokenClaims(staff: .everything("owner"), issuedAt: 990, lifetime: 100))
        let caller: Metadata = ["authorization": "Bearer \(any)"]
        #expect(
            try await principal(calling: Self.feed, caller, through: authorizer(isDemonstration: true)).staff?
                .deliversForAll == true)
        #expect(
            await reason { try await principal(calling: Self.feed, caller, through: authorizer()) } == "TOKEN_INVALID")
    }

    @Test("In one process a service calls in its own name, and passes calls on in that of an outsider")
    func inProcess() async throws {
        let identity = ServiceIdentity("gateway", access: Self.access, outsiders: authorizer())
        #expect(try await principal(calling: Self.inside, [:], through: identity) == .service("gateway"))
        #expect(
            await reason { try await principal(calling: Self.citizens, [:], through: identity) } == "ROLE_NOT_ALLOWED")
        var passedOn = try token(lifetime: 100)
        passedOn.add("x-forwarded-for", "192.0.2.1")
        guard case .citizen = try await principal(calling: Self.citizens, passedOn, through: identity) else {
            Issue.record("the call is not the outsider's")
            return
        }
        #expect(
            await reason { try await principal(calling: Self.inside, passedOn, through: identity) }
                == "ROLE_NOT_ALLOWED")
        let anonymous: Metadata = ["x-forwarded-for": "unknown"]
        #expect(
            await reason { try await principal(calling: Self.inside, anonymous, through: identity) } == "TOKEN_MISSING")
    }
}

/// Refuses every token of staff.
private struct Refusing: TokenRevocations {
    var code = StatusCode.unavailable
    let reason: String

    func check(_ staff: Principal.Staff) throws(RPCError) {
        throw RPCError(code, "refused").with(reason: reason)
    }
}

/// Keeps what is noted: account, method and reason.
private final class NotedRefusals: StaffCallLog {
    private let noted = Mutex<[String]>([])

    var all: [String] { noted.withLock { $0 } }

    func note(callOf staff: Principal.Staff, _ context: CallContext) async throws {}
    func note(refusalOf staff: Principal.Staff, _ refusal: StaffCallRefusal) async {
        noted.withLock { $0.append("\(staff.name) \(refusal.method) \(refusal.reason)") }
    }
}

extension Principal {
    fileprivate var staff: Staff? {
        if case .staff(let staff) = self { staff } else { nil }
    }
}
