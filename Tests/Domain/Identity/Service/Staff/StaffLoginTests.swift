import IdentityContracts
import IdentityCore
import RPC
import Security
import StorageClient
import Testing

@testable import IdentityServer

@Suite("Log-ins of staff")
struct StaffLoginTests {
    @Test(
        "Name, password and a code of the second factor give a token for 8 hours that names role, house and divisions")
    func token() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled("li.na", system.scope(.healthAuthority, divisions: ["33"]))
            let answer = try await system.logInStaff(member)
            #expect(answer.expiresAt?.seconds == system.clock.now + 28_800)
            let principal = TokenVerifier(system.keys).principal(of: answer.token, now: system.clock.now)
            guard case .staff(let staff)? = principal else { return #expect(Bool(false), "no staff") }
            #expect(staff.name == "li.na" && staff.roles == [.healthAuthority])
            #expect(staff.organisation == "Made-up Bureau" && staff.divisions == ["33"])
            let listed = try await system.staff.listTokens(.init(), options: system.bearer(answer.token)).tokens
            #expect(listed.map(\.tokenId) == [staff.token] && listed.first?.device == "1234")
        }
    }

    @Test("A wrong password, a wrong code, an unknown name and a disabled account end alike")
    func alike() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            var errors: [RPCError?] = []
            errors.append(await refusal { _ = try await system.logInStaff(member, password: "another password") })
            errors.append(await refusal { _ = try await system.logInStaff(member, code: wrong(system.code(member))) })
            errors.append(await refusal { _ = try await system.logInStaff(Member(name: "nobody"), code: "123456") })
            _ = try await system.staff.disableAccount(.init(name: member.name), options: system.asRoot())
            errors.append(await refusal { _ = try await system.logInStaff(member) })
            for error in errors {
                #expect(error?.code == .unauthenticated && error?.why == "LOGIN_FAILED")
                #expect(error?.message == errors[0]?.message)
            }
        }
    }

    @Test("An unknown name costs the same work as a wrong password: one scrypt, and the same calls of the store")
    func sameWork() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            var work: [(Int, [String: Int])] = []
            for member in [member, Member(name: "nobody")] {
                let before = system.passwordHashes
                _ = system.storeCalls.take()
                _ = await refusal {
                    _ = try await system.logInStaff(member, password: "wrong password", code: "123456")
                }
                work.append((system.passwordHashes - before, system.storeCalls.take()))
            }
            #expect(work[0].0 == 1 && work[1].0 == 1)
            #expect(work[0].1 == work[1].1 && !work[0].1.isEmpty)
        }
    }

    @Test("After five failures each try of a password waits twice as long as the one before, up to 15 minutes")
    func guessing() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            let guess = { _ = try await system.logInStaff(member, password: "wrong password") }
            var waits: [Int64] = []
            for _ in 0..<18 {
                let error = await refusal(guess)
                guard error?.why == "LOGIN_TOO_OFTEN", let wait = error?.retrySeconds else { continue }
                waits.append(wait)
                system.clock.advance(wait)
                #expect(await refusal(guess)?.why == "LOGIN_FAILED")
            }
            #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
            // The wait holds for the right password too, and then lets its owner in.
            #expect(await refusal { _ = try await system.logInStaff(member) }?.why == "LOGIN_TOO_OFTEN")
            system.clock.advance(900)
            _ = try await system.logInStaff(member)
            system.clock.advance(30)
            _ = try await system.logInStaff(member)
        }
    }

    @Test(
        "Guesses from everywhere do not keep the owner out of a known address, and elsewhere for half a minute at most")
    func noLockOut() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            _ = try await system.logInStaff(member, from: "192.0.2.1")
            system.clock.advance(30)
            for number in 0..<60 {
                _ = await refusal {
                    _ = try await system.logInStaff(
                        member, password: "wrong password", from: "198.51.100.\(number)")
                }
            }
            let elsewhere = await refusal {
                _ = try await system.logInStaff(member, from: "203.0.113.9")
            }
            #expect(elsewhere?.why == "LOGIN_TOO_OFTEN" && (elsewhere?.retrySeconds ?? 99) <= 30)
            _ = try await system.logInStaff(member, from: "192.0.2.1")
        }
    }

    @Test("One address that tries many names has to wait")
    func spraying() async throws {
        try await withIdentity { system in
            var last: RPCError?
            for number in 0..<60 {
                let member = Member(name: "person-\(number)")
                last = await refusal {
                    _ = try await system.logInStaff(member, code: "123456", from: "2001:db8::\(number)")
                }
            }
            #expect(last?.why == "LOGIN_TOO_OFTEN")
        }
    }

    @Test("A code of the second factor counts once, also within its 30 seconds")
    func codeOnce() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            let code = system.code(member)
            _ = try await system.logInStaff(member, code: code)
            #expect(await refusal { _ = try await system.logInStaff(member, code: code) }?.why == "LOGIN_FAILED")
            system.clock.advance(30)
            #expect(await refusal { _ = try await system.logInStaff(member, code: code) }?.why == "LOGIN_FAILED")
            _ = try await system.logInStaff(member)
        }
    }

    @Test("A recovery code stands for the second factor once")
    func recovery() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            #expect(Set(member.recoveryCodes).count == 10)
            let typed = member.recoveryCodes[3].lowercased()
            let answer = try await system.logInStaff(member, code: "\(typed.prefix(8))-\(typed.dropFirst(8))")
            #expect(answer.account?.recoveryCodesLeft == 9)
            #expect(await refusal { _ = try await system.logInStaff(member, code: typed) }?.why == "LOGIN_FAILED")
        }
    }

    @Test("An account gets no more than 100 tokens that have not lapsed")
    func tokensMax() async throws {
        try await withIdentity { system in
            let machine = Machine(name: "lab-1", cluster: system.keys.issuer)
            try await system.createFeed(machine)
            for _ in 0..<100 {
                _ = try await system.staff.loginFeed(.init(assertion: machine.assertion(now: system.clock.now)))
            }
            let error = await refusal {
                _ = try await system.staff.loginFeed(.init(assertion: machine.assertion(now: system.clock.now)))
            }
            #expect(error?.why == "TOO_MANY_TOKENS" && error?.retrySeconds == 3_600)
            system.clock.advance(3_600)
            _ = try await system.staff.loginFeed(.init(assertion: machine.assertion(now: system.clock.now)))
        }
    }
}
