import IdentityContracts
import RPC
import Security
import Testing

@testable import IdentityServer

@Suite("Log-ins of feeds")
struct FeedLoginTests {
    private func failure(_ system: IdentitySystem, _ assertion: String) async -> String? {
        await refusal { _ = try await system.staff.loginFeed(.init(assertion: assertion)) }?.why
    }

    @Test("A signed assertion gives a token for an hour, by a key as JWK or PEM")
    func token() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            let pem = "-----BEGIN PUBLIC KEY-----\n\(machine.pemBody)\n-----END PUBLIC KEY-----\n"
            let made = try await system.staff.createFeed(
                .init(name: "lab-1", scope: system.scope(.laboratory), publicKeys: [pem]), options: system.asRoot())
            try await system.approve(made.approvalId)
            let answer = try await system.staff.loginFeed(
                .init(assertion: machine.assertion(now: system.clock.now), device: "rack 7"))
            #expect(answer.expiresAt?.seconds == system.clock.now + 3_600)
            let principal = TokenVerifier(system.keys).principal(of: answer.token, now: system.clock.now)
            guard case .staff(let staff)? = principal else { return #expect(Bool(false), "no staff") }
            #expect(staff.name == "lab-1" && staff.roles == [.laboratory])
        }
    }

    @Test("An assertion counts once, also when it comes twice at the same moment")
    func replay() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            try await system.createFeed(machine)
            let assertion = try machine.assertion(now: system.clock.now)
            _ = try await system.staff.loginFeed(.init(assertion: assertion))
            #expect(await failure(system, assertion) == "LOGIN_FAILED")
            let another = try machine.assertion(now: system.clock.now)
            system.beforeWrite.run { _ = try await system.staff.loginFeed(.init(assertion: another)) }
            #expect(await failure(system, another) == "LOGIN_FAILED")
        }
    }

    @Test("An assertion for another cluster, lapsed, from the future or for longer than 5 minutes is worthless")
    func claims() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            try await system.createFeed(machine)
            let now = system.clock.now
            let assertions = [
                try machine.assertion(now: now, audience: "another"), try machine.assertion(now: now, lifetime: 301),
                try machine.assertion(now: now, issuedAt: now - 61),
                try machine.assertion(now: now, issuedAt: now + 31),
                try machine.assertion(now: now, lifetime: 0), try machine.assertion(now: now, lifetime: -10),
                try machine.assertion(now: now, id: "short"), try machine.assertion(now: now, algorithm: "none"),
                try machine.assertion(now: now, algorithm: "HS256"), "", "a.b.c",
            ]
            for assertion in assertions { #expect(await failure(system, assertion) == "LOGIN_FAILED") }
        }
    }

    @Test("An assertion that another key signed, or that names another feed or a person, is worthless")
    func keys() async throws {
        try await withIdentity { system in
            let (machine, other) = (
                Machine(name: "lab-1", cluster: system.keys.issuer), Machine(name: "lab-2", cluster: system.keys.issuer)
            )
            try await system.createFeed(machine)
            try await system.createFeed(other)
            _ = try await system.enrolled("li.na")
            let now = system.clock.now
            for feed in ["lab-2", "li.na", "lab-3", "../lab-1"] {
                #expect(await failure(system, try! machine.assertion(now: now, feed: feed)) == "LOGIN_FAILED")
            }
            let changed = try machine.assertion(now: now).replacing(".", with: ".e", maxReplacements: 1)
            #expect(await failure(system, changed) == "LOGIN_FAILED")
        }
    }

    @Test("A feed's new key counts once a second operator approves it; the old one no more as soon as it is taken away")
    func rotation() async throws {
        try await withIdentity { system in
            let (old, new) = (
                Machine(name: "lab-1", cluster: system.keys.issuer), Machine(name: "lab-1", cluster: system.keys.issuer)
            )
            try await system.createFeed(old)
            let proposed = try await system.staff.setFeedKeys(
                .init(name: "lab-1", publicKeys: [old.jwk, new.jwk]), options: system.asRoot())
            #expect(await failure(system, try! new.assertion(now: system.clock.now)) == "LOGIN_FAILED")
            try await system.approve(proposed.approvalId)
            for machine in [old, new] {
                _ = try await system.staff.loginFeed(.init(assertion: machine.assertion(now: system.clock.now)))
            }
            _ = try await system.staff.setFeedKeys(
                .init(name: "lab-1", publicKeys: [new.jwk]), options: system.asRoot())
            #expect(await failure(system, try! old.assertion(now: system.clock.now)) == "LOGIN_FAILED")
            _ = try await system.staff.loginFeed(.init(assertion: new.assertion(now: system.clock.now)))
        }
    }

    @Test("An assertion for another cluster is worthless, also where both were set up without a name and know the key")
    func otherCluster() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            try await system.createFeed(machine)
            let elsewhere = try machine.assertion(now: system.clock.now, audience: ClusterKeys().issuer)
            #expect(await failure(system, elsewhere) == "LOGIN_FAILED")
            #expect(await failure(system, try! machine.assertion(now: system.clock.now)) == nil)
        }
    }

    private func tryFrom(_ address: String, _ system: IdentitySystem, _ assertion: String) async -> RPCError? {
        await refusal {
            _ = try await system.staffInside.loginFeed(
                .init(assertion: assertion), options: .init(metadata: ["x-forwarded-for": address]))
        }
    }

    @Test("One address tries log-ins of feeds 600 times an hour, whatever it shows; others go on")
    func addressLimit() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            try await system.createFeed(machine)
            for _ in 0..<600 { #expect(await tryFrom("2001:db8::1", system, "a.b.c")?.why == "LOGIN_FAILED") }
            let assertion = try machine.assertion(now: system.clock.now)
            let refused = await tryFrom("2001:db8::2", system, assertion)
            #expect(refused?.why == "LOGIN_TOO_OFTEN" && refused?.retrySeconds == 3_600)
            #expect(await tryFrom("2001:db8:0:1::1", system, assertion) == nil)
        }
    }

    @Test("A feed logs in 120 times an hour; what its key has not signed does not count for it")
    func feedLimit() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            let stranger = Machine(name: "lab-1", cluster: system.keys.issuer)
            try await system.createFeed(machine)
            let now = system.clock.now
            for _ in 0..<130 { #expect(await failure(system, try! stranger.assertion(now: now)) == "LOGIN_FAILED") }
            for time in 0..<120 {
                #expect(
                    await failure(system, try! machine.assertion(now: now)) == (time < 100 ? nil : "TOO_MANY_TOKENS"))
            }
            #expect(await failure(system, try! machine.assertion(now: now)) == "LOGIN_TOO_OFTEN")
            system.clock.advance(3_600)
            #expect(await failure(system, try! machine.assertion(now: system.clock.now)) == nil)
        }
    }

    @Test("A disabled feed gets no token until it is enabled again")
    func disabled() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            try await system.createFeed(machine)
            _ = try await system.staff.disableAccount(.init(name: "lab-1"), options: system.asRoot())
            #expect(await failure(system, try! machine.assertion(now: system.clock.now)) == "LOGIN_FAILED")
            _ = try await system.staff.enableAccount(.init(name: "lab-1"), options: system.asRoot())
            _ = try await system.staff.loginFeed(.init(assertion: machine.assertion(now: system.clock.now)))
        }
    }

    @Test(
        "What is no Ed25519 public key is refused",
        arguments: [
            "", "{}", #"{"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
            #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKx"}"#,
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        ])
    func badKeys(_ key: String) async throws {
        try await withIdentity { system in
            let error = await refusal {
                _ = try await system.staff.createFeed(
                    .init(name: "lab-1", scope: system.scope(.laboratory), publicKeys: [key]), options: system.asRoot())
            }
            #expect(error?.badField == "public_keys")
        }
    }
}
