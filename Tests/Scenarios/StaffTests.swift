import Assembly
import IdentityContracts
import Kit
import KitRecords
import Logging
import RPC
import Security
import StorageClient
import StorageContracts
import Testing

@Suite("Staff and feeds at the port")
struct StaffTests {
    @Test("A feed that is disabled is refused by every service within a second, and its evidence with it")
    func disabledFeed() async throws {
        let system = try await TestSystem()
        let feed = try await system.newFeed("register-1", .populationRegister)
        let token = system.bearer(try await feed.logIn())
        let rows = { (token: CallOptions) in
            _ = try await system.register.importPeople(options: token) { try await $0.send(.init(rows: [])) }
        }
        try await rows(token)
        _ = try await system.staff.disableAccount(.init(name: "register-1"), options: system.asOperator())
        let start = ContinuousClock.now
        try await system.eventually("the token is refused") {
            await refusal { try await rows(token) }?.reason == "TOKEN_REVOKED"
        }
        #expect(start.duration(to: .now) < .seconds(1))
        await system.close()
    }

    @Test("A revoked token of an operator copies nothing from a storage node within a second")
    func storageNode() async throws {
        let system = try await TestSystem()
        let store = system.store.acting(as: .storage, by: ServiceContracts.recordRights)
        let revoked = ServiceAssembly.revocations(of: store, logger: Logger(label: "test"))
        let authorizer = Authorizer(
            TokenVerifier(system.keys), access: ServiceContracts.access, revocations: revoked,
            now: { system.clock.now })
        let node = StorageV1.MaintenanceClient(
            InProcessChannel(services: system.storageServices, interceptors: [authorizer]))
        let staff = Principal.Staff(
            name: "operator-1", roles: [.clusterOperator], organisation: "Bureau",
            token: Surroundings.system.random(16))
        let token = try TokenSigner(system.keys).token(
            TokenClaims(staff: staff, issuedAt: system.clock.now, lifetime: 3_600))
        let copy = {
            let request = StorageV1.BackUpShardRequest()
            for try await _ in node.backUpShard(request, options: system.bearer(token)) { break }
        }
        #expect(await refusal { try await copy() }?.reason == "REVOKED_TOKENS_NOT_KNOWN")
        let following = Task { await revoked.run() }
        try await system.eventually("what was revoked is known") { revoked.isKnown }
        #expect(await refusal { try await copy() } == nil)

        try await system.store.write(RevokedTokens.partition) { change in
            try change.put(
                KitV1.StoredRevokedToken(expiresAt: system.clock.now + 3_600), in: KitRecordSets.revokedTokens,
                key: staff.token)
        }
        let start = ContinuousClock.now
        try await system.eventually("the token is refused") {
            await refusal { try await copy() }?.reason == "TOKEN_REVOKED"
        }
        #expect(start.duration(to: .now) < .seconds(1))
        following.cancel()
        await following.value
        await system.close()
    }

    @Test("A feed has its own role and no other one")
    func otherRole() async throws {
        let system = try await TestSystem()
        let feed = try await system.newFeed("laboratory-1", .laboratory)
        let token = system.bearer(try await feed.logIn())
        _ = try await system.evidence.importTests(options: token) { try await $0.send(.init(rows: [])) }
        let error = await refusal {
            _ = try await system.evidence.importExposures(options: token) { try await $0.send(.init(rows: [])) }
        }
        #expect(error?.reason == "ROLE_NOT_ALLOWED")
        await system.close()
    }

    @Test("An open method takes a revoked token for none, so that its owner can log in again")
    func openMethod() async throws {
        let system = try await TestSystem()
        let feed = try await system.newFeed("laboratory-1", .laboratory)
        let token = system.bearer(try await feed.logIn())
        _ = try await system.staff.logout(.init(), options: token)
        try await system.eventually("the token is refused") {
            await refusal { _ = try await system.staff.listTokens(.init(), options: token) }?.reason == "TOKEN_REVOKED"
        }
        _ = try await system.staff.loginFeed(.init(assertion: feed.assertion()), options: token)
        await system.close()
    }
}

extension TestSystem {
    var staff: IdentityV1.StaffClient { .init(anyone) }
    var approvals: IdentityV1.ApprovalsClient { .init(anyone) }

    /// Options of a person with an account of their own name.
    func asPerson(_ name: String, _ roles: StaffRole..., divisions: [String] = []) throws -> CallOptions {
        let staff = Principal.Staff(
            name: name, roles: Set(roles), organisation: "\(name)'s bureau", divisions: divisions,
            token: Surroundings.system.random(16))
        return bearer(
            try TokenSigner(keys).token(TokenClaims(staff: staff, issuedAt: clock.now, lifetime: 3_600)))
    }

    /// Approves a proposal as it is now.
    @discardableResult
    func approve(_ proposal: [UInt8], by person: CallOptions) async throws -> IdentityV1.Approval {
        let seen = try await approvals.getApproval(.init(id: proposal), options: person)
        return try await approvals.approve(.init(id: proposal, revision: seen.revision), options: person)
    }

    /// A feed with a key pair of its own.
    func newFeed(_ name: String, _ role: IdentityV1.StaffRole) async throws -> TestFeed {
        let feed = TestFeed(name: name, system: self)
        let proposed = try await staff.createFeed(
            .init(name: name, scope: .init(roles: [role], organisation: "Made-up"), publicKeys: [feed.publicKey]),
            options: asOperator())
        try await approve(proposed.approvalId, by: asPerson("second", .clusterOperator))
        return feed
    }
}
