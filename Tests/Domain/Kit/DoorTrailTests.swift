import CommonContracts
import Kit
import RPC
import Security
import StorageClient
import Testing

@Suite("Log-ins that fail", .serialized)
struct DoorTrailTests {
    private let hash = KeyedHash(ClusterKeys())

    private func trail(_ system: KitSystem) -> DoorTrail {
        DoorTrail(
            in: system.store, hash: hash, kept: 86_400, surroundings: .system, logger: system.logger,
            isAccount: { $0 == "known" })
    }

    private let context = CallContext(
        method: MethodDescriptor(service: "test.Staff", name: "Login", kind: .unary), metadata: Metadata(),
        deadline: nil, peer: .inProcess)

    private func fail(_ name: String, _ trail: DoorTrail, code: StatusCode = .unauthenticated) async {
        let body: () async throws -> Void = { throw RPCError(code, "the log-in failed").with(reason: "LOGIN_FAILED") }
        try? await trail.noting(name, context, body)
    }

    /// The entries of the chain of an account; of that of the doors for an empty name.
    private func entries(_ name: String, _ system: KitSystem) async throws -> [CommonV1.AuditEntry] {
        let partition = try PartitionKey(hash.partition(.account, name))
        return try await system.store.read(partition, .entries(AuditChains.ofAccounts)).entries.map(\.value)
    }

    @Test("AUD-1: tries are one entry for each account, and one without a name for all names of no account")
    func counted() async throws {
        try await withKit { system in
            let trail = trail(system)
            for _ in 0..<3 { await fail("known", trail) }
            for name in ["unknown", "13800138000"] { await fail(name, trail) }
            await trail.flush()
            let known = try await entries("known", system)
            #expect(known.map(\.kind) == [.refusal] && known[0].actor == nil && known[0].method == "test.Staff/Login")
            #expect(known[0].facts.map { "\($0.name) \($0.text)" } == ["calls 3", "reason LOGIN_FAILED"])
            let doors = try await entries("", system)
            #expect(
                doors.map(\.facts) == [[.init(name: "calls", text: "2"), .init(name: "reason", text: "LOGIN_FAILED")]])
            #expect(try await entries("unknown", system).isEmpty)
            await trail.flush()
            #expect(try await entries("known", system).count == 1)
        }
    }

    @Test("However many names are tried within a minute, the store gets one entry for all of them")
    func flood() async throws {
        try await withKit { system in
            let trail = trail(system)
            for number in 0..<10_050 { await fail("name-\(number)", trail) }
            await trail.flush()
            let doors = try await entries("", system)
            #expect(doors.map(\.facts[0].text) == ["10050"])
        }
    }

    @Test("What the store does not take counts on, and a field of a wrong form is no try")
    func later() async throws {
        try await withKit { system in
            let trail = trail(system)
            await fail("known", trail)
            await fail("known", trail, code: .invalidArgument)
            system.faults.fail(0, takesPlace: false)
            await trail.flush()
            let refused = try await entries("known", system)
            #expect(refused.isEmpty)
            await fail("known", trail)
            await trail.flush()
            #expect(try await entries("known", system).map(\.facts[0].text) == ["2"])
        }
    }
}
