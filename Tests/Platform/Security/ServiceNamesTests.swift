import RPC
import Security
import Testing

@Suite("Services are known by their certificates")
struct ServiceNamesTests {
    static let path = "/shuangma.storage.v1.Storage/Read"
    static let openPath = "/shuangma.identity.v1.Identity/RequestSmsCode"

    static let toolPath = "/shuangma.storage.v1.Storage/GetShardMap"

    static let access = AccessTable([
        path: MethodAccess([.service]), openPath: .anyone, toolPath: MethodAccess([.service, .tool]),
    ])

    private let names = ServiceNames(trustDomain: "shuangma")
    private let keys = ClusterKeys()

    private func peer(_ uris: String...) -> Peer {
        .network(address: "10.0.0.7", certificate: PeerCertificate(uris: uris))
    }

    /// What a handler behind the authorizer sees of a call; throws what the caller gets.
    private func admitted(
        _ path: String, from peer: Peer, _ metadata: Metadata = [:], services: ServiceNames?
    ) async throws -> CallContext {
        let parts = path.split(separator: "/")
        let method = MethodDescriptor(service: String(parts[0]), name: String(parts[1]), kind: .unary)
        let context = CallContext(method: method, metadata: metadata, deadline: nil, peer: peer)
        let seen = SeenCall(context)
        try await Authorizer(TokenVerifier(keys), access: Self.access, services: services, now: { 0 })
            .intercept(seen, context: context) { _, context in seen.note(context) }
        return try #require(seen.contexts.first)
    }

    @Test("SPIFFE ID: one URI of the form spiffe://trust-domain/path, nothing else")
    func parses() throws {
        let own = try #require(ServiceNames.parse(["https://x", "spiffe://shuangma/storage/1"]))
        #expect(own.names.trustDomain == "shuangma" && own.path == "storage/1")
        for uris in [[], ["spiffe://a/b", "spiffe://a/c"], ["spiffe://a"], ["spiffe:///b"], ["spiffe://A/b"]] {
            #expect(ServiceNames.parse(uris) == nil, "\(uris)")
        }
    }

    @Test("A service's certificate makes a call one of that service; another trust domain's makes it nobody's")
    func certificate() async throws {
        let gateway = peer("spiffe://shuangma/gateway/1")
        #expect(try await admitted(Self.path, from: gateway, services: names).principal == .service("gateway/1"))
        for stranger in [peer("spiffe://other/gateway/1"), peer(), .network(address: "10.0.0.7")] {
            let error = await #expect(throws: RPCError.self) {
                try await admitted(Self.path, from: stranger, services: names)
            }
            #expect(error?.code == .unauthenticated)
        }
    }

    @Test("What is no known role is no service: neither etcd's certificate, nor a made-up role, nor a longer path")
    func unknownRoles() async throws {
        for path in ["etcd/1", "client/1", "gateway", "gateway/", "gateway/1/2", "Gateway/1", "services/ö"] {
            let error = await #expect(throws: RPCError.self) {
                try await admitted(Self.path, from: peer("spiffe://shuangma/\(path)"), services: names)
            }
            #expect(error?.code == .unauthenticated, "\(path)")
        }
    }

    @Test("A tool's certificate is no service's: it opens what names tools, and nothing else")
    func tools() async throws {
        let tool = peer("spiffe://shuangma/tool/1")
        let error = await #expect(throws: RPCError.self) {
            try await admitted(Self.path, from: tool, services: names)
        }
        #expect(error?.code == .permissionDenied)
        #expect(try await admitted(Self.toolPath, from: tool, services: names).principal == .service("tool/1"))
        let passedOn = try await admitted(Self.openPath, from: tool, ["x-forwarded-for": "192.0.2.1"], services: names)
        #expect(passedOn.values[PrincipalKey.self] == .service("tool/1"), "only services pass calls on")
    }

    @Test("A certificate counts for nothing where services are not expected, such as on a port for the public")
    func publicPort() async throws {
        await #expect(throws: RPCError.self) {
            try await admitted(Self.path, from: peer("spiffe://shuangma/gateway/1"), services: nil)
        }
    }

    @Test("A call passed on for an outsider has the outsider's rights and address, not the service's")
    func forwarded() async throws {
        let gateway = peer("spiffe://shuangma/gateway/1")
        let passedOn: Metadata = ["x-forwarded-for": "192.0.2.1"]
        await #expect(throws: RPCError.self) { try await admitted(Self.path, from: gateway, passedOn, services: names) }
        let seen = try await admitted(Self.openPath, from: gateway, passedOn, services: names)
        #expect(seen.principal == .anonymous)
        #expect(seen.outsideAddress == "192.0.2.1")
    }

    @Test("An outsider cannot say for whom it calls; a service on its own account has no outside address")
    func addresses() async throws {
        let claims = try await admitted(
            Self.openPath, from: .network(address: "10.0.0.7"), ["x-forwarded-for": "192.0.2.1"], services: names)
        #expect(claims.outsideAddress == "10.0.0.7")
        let own = try await admitted(Self.openPath, from: peer("spiffe://shuangma/gateway/1"), services: names)
        #expect(own.outsideAddress == nil)
    }

    @Test("Storage nodes are no services to the access table: they may not read or write the store for others")
    func storageNodes() async throws {
        let error = await #expect(throws: RPCError.self) {
            try await admitted(Self.path, from: peer("spiffe://shuangma/storage/2"), services: names)
        }
        #expect(error?.code == .permissionDenied)
    }
}
