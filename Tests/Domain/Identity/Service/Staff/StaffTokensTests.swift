import IdentityContracts
import Kit
import RPC
import Security
import Synchronization
import Testing

@testable import IdentityServer

@Suite("Tokens of staff and feeds")
struct StaffTokensTests {
    @Test("A log-out ends the token, and only that one")
    func logout() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            let token = try await system.logInStaff(member).token
            system.clock.advance(30)
            let other = try await system.logInStaff(member).token
            try await system.following { revoked in
                _ = try await system.staff.logout(.init(), options: system.bearer(token))
                #expect(try await system.isRefused(token, revoked))
                #expect(system.refuses(other, revoked) == nil)
            }
        }
    }

    @Test("Disabling an account, or changing its roles, ends its tokens at once", arguments: [false, true])
    func changed(disables: Bool) async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            let token = try await system.logInStaff(member).token
            try await system.following { revoked in
                #expect(system.refuses(token, revoked) == nil)
                if disables {
                    _ = try await system.staff.disableAccount(.init(name: member.name), options: system.asRoot())
                } else {
                    let proposed = try await system.staff.changeAccount(
                        .init(name: member.name, scope: system.scope(.support)), options: system.asRoot())
                    try await system.approve(proposed.approvalId)
                }
                #expect(try await system.isRefused(token, revoked))
                let listed = try await system.staff.listTokens(.init(account: "*"), options: system.asRoot()).tokens
                #expect(listed.count == 1 && listed[0].revokedAt != nil)
            }
        }
    }

    @Test("Another password needs the present one and a code, and ends the account's other tokens")
    func password() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            let token = try await system.logInStaff(member).token
            system.clock.advance(30)
            let other = try await system.logInStaff(member).token
            system.clock.advance(30)
            try await system.following { revoked in
                let change = { (old: String, new: String) in
                    _ = try await system.staff.changePassword(
                        .init(password: old, code: system.code(member), newPassword: new),
                        options: system.bearer(token))
                }
                let wrong = await refusal { try await change("wrong password", "another calm harbour") }
                #expect(wrong?.why == "LOGIN_FAILED")
                let common = await refusal { try await change(member.password, "passwordpassword") }
                #expect(common?.badField == "new_password")
                try await change(member.password, "another calm harbour")
                #expect(try await system.isRefused(other, revoked))
                #expect(system.refuses(token, revoked) == nil)
            }
            system.clock.advance(30)
            #expect(await refusal { _ = try await system.logInStaff(member) }?.why == "LOGIN_FAILED")
            _ = try await system.logInStaff(member, password: "another calm harbour")
        }
    }

    @Test("A log-in that meets a change of its account gives no token by the old roles")
    func loginMeetsChange() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            try await system.createFeed(machine)
            system.beforeWrite.run {
                _ = try await system.staff.disableAccount(.init(name: "lab-1"), options: system.asRoot())
            }
            let error = await refusal {
                _ = try await system.staff.loginFeed(.init(assertion: machine.assertion(now: system.clock.now)))
            }
            #expect(error?.why == "LOGIN_FAILED")
        }
    }

    @Test("Staff end their own tokens, and cluster operators anybody's")
    func revoke() async throws {
        try await withIdentity { system in
            let (one, two) = (try await system.enrolled("person-1"), try await system.enrolled("person-2"))
            let (first, second) = (try await system.logInStaff(one).token, try await system.logInStaff(two).token)
            let id = try await system.staff.listTokens(.init(), options: system.bearer(second)).tokens[0].tokenId
            for call in [
                { _ = try await system.staff.listTokens(.init(account: "person-2"), options: system.bearer(first)) },
                { _ = try await system.staff.listTokens(.init(account: "*"), options: system.bearer(first)) },
                {
                    _ = try await system.staff.revokeToken(
                        .init(account: "person-2", tokenId: id), options: system.bearer(first))
                },
            ] as [() async throws -> Void] { #expect(await refusal(call)?.why == "NOT_YOURS") }
            try await system.following { revoked in
                _ = try await system.staff.revokeToken(
                    .init(account: "person-2", tokenId: id), options: system.asRoot())
                #expect(try await system.isRefused(second, revoked))
                #expect(system.refuses(first, revoked) == nil)
            }
        }
    }

    @Test("A log-out ends a token that no list has, such as one that the signing key has made")
    func logoutUnlisted() async throws {
        try await withIdentity { system in
            let staff = Principal.Staff(
                name: "root", roles: [.clusterOperator], organisation: "x", token: Surroundings.system.random(16))
            let token = try TokenSigner(system.keys).token(
                TokenClaims(staff: staff, issuedAt: system.clock.now, lifetime: 43_200))
            try await system.following { revoked in
                #expect(system.refuses(token, revoked) == nil)
                _ = try await system.staff.logout(.init(), options: system.bearer(token))
                #expect(try await system.isRefused(token, revoked))
                // In the last second of its life it is still known; log-outs let the lapsed ones be forgotten.
                system.clock.advance(43_199)
                _ = try await system.staff.logout(.init(), options: system.asRoot())
                #expect(try await system.isRefused(token, revoked))
            }
        }
    }

    @Test("An operator of some divisions ends and sees tokens of accounts within them, and no others")
    func divisions() async throws {
        try await withIdentity { system in
            var ids: [String: [UInt8]] = [:]
            for (name, divisions) in [("everywhere", []), ("inside", ["3301"]), ("outside", ["44"])] {
                let member = try await system.enrolled(name, system.scope(.verifier, divisions: divisions))
                let token = system.bearer(try await system.logInStaff(member).token)
                ids[name] = try await system.staff.listTokens(.init(), options: token).tokens[0].tokenId
            }
            let local = try system.token(of: "local", roles: [.clusterOperator], divisions: ["33"])
            for name in ["everywhere", "outside", "nobody"] {
                let calls: [() async throws -> Void] = [
                    {
                        _ = try await system.staff.revokeToken(
                            .init(account: name, tokenId: ids[name] ?? Array(repeating: 1, count: 16)), options: local)
                    },
                    { _ = try await system.staff.listTokens(.init(account: name), options: local) },
                ]
                for call in calls { #expect(await refusal(call)?.why == "OUTSIDE_SCOPE") }
            }
            let seen = try await system.staff.listTokens(.init(account: "*"), options: local).tokens
            #expect(seen.map(\.account) == ["inside"] && seen[0].revokedAt == nil)
            _ = try await system.staff.revokeToken(
                .init(account: "inside", tokenId: try #require(ids["inside"])), options: local)
            let after = try await system.staff.listTokens(.init(account: "inside"), options: local).tokens
            #expect(after.map { $0.revokedAt != nil } == [true])
        }
    }

    @Test("Before it is known which tokens were revoked, and when that is 60 s old, no token of staff is accepted")
    func unknown() async throws {
        try await withIdentity { system in
            let token = try await system.logInStaff(try await system.enrolled()).token
            let uptime = Mutex<Int64>(1_000)
            let revoked = system.revokedTokens(uptime: { uptime.withLock { $0 } })
            #expect(system.refuses(token, revoked)?.why == "REVOKED_TOKENS_NOT_KNOWN")
            let following = Task { await revoked.run() }
            while !revoked.isKnown { try await Task.sleep(for: .milliseconds(2)) }
            following.cancel()
            await following.value
            #expect(system.refuses(token, revoked) == nil)
            uptime.withLock { $0 += 61 }
            #expect(system.refuses(token, revoked)?.code == .unavailable)
        }
    }

    @Test("When more tokens are revoked than a process can remember, it accepts none until there is room")
    func capacity() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            var tokens: [String] = []
            for _ in 0..<3 {
                tokens.append(try await system.logInStaff(member).token)
                system.clock.advance(30)
            }
            for token in tokens.prefix(2) {
                _ = try await system.staff.logout(.init(), options: system.bearer(token))
            }
            let revoked = system.revokedTokens(capacity: 1)
            let following = Task { await revoked.run() }
            defer { following.cancel() }
            try await Task.sleep(for: .milliseconds(100))
            #expect(system.refuses(tokens[2], revoked) != nil)
        }
    }
}

extension IdentitySystem {
    /// Why a process that follows revocations refuses a token; nil when it accepts it.
    func refuses(_ token: String, _ revoked: RevokedTokens) -> RPCError? {
        guard case .staff(let staff)? = TokenVerifier(keys).principal(of: token, now: clock.now) else {
            return RPCError(.unauthenticated, "no token of staff")
        }
        do {
            try revoked.check(staff)
            return nil
        } catch {
            return error
        }
    }

    /// Whether a process refuses a token as revoked within a second.
    func isRefused(_ token: String, _ revoked: RevokedTokens) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(1)
        while ContinuousClock.now < end {
            if refuses(token, revoked)?.why == "TOKEN_REVOKED" { return true }
            try await Task.sleep(for: .milliseconds(2))
        }
        return false
    }
}
