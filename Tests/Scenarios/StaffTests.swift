import IdentityContracts
import RPC
import Security
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

    /// A feed with a key pair of its own.
    func newFeed(_ name: String, _ role: IdentityV1.StaffRole) async throws -> TestFeed {
        let feed = TestFeed(name: name, system: self)
        _ = try await staff.createFeed(
            .init(name: name, scope: .init(roles: [role], organisation: "Made-up"), publicKeys: [feed.publicKey]),
            options: asOperator())
        return feed
    }
}
