import IdentityContracts
import RPC
import Testing

@testable import IdentityServer

@Suite("Enrolment of staff")
struct StaffEnrolmentTests {
    private func created(_ system: IdentitySystem, _ name: String = "li.na") async throws -> String {
        let made = try await system.staff.createAccount(
            .init(name: name, person: "李娜", scope: system.scope(.verifier)), options: system.asRoot())
        try await system.approve(made.approvalId)
        return made.code
    }

    private func begin(
        _ system: IdentitySystem, _ code: String, _ password: String = "quiet river lantern"
    ) async throws -> IdentityV1.BeginEnrolmentResponse {
        try await system.staff.beginEnrolment(.init(name: "li.na", enrolmentCode: code, password: password))
    }

    @Test("An enrolment code counts once: whoever brings it again gets no second factor")
    func once() async throws {
        try await withIdentity { system in
            let code = try await created(system)
            _ = try await begin(system, code.lowercased())
            #expect(await refusal { _ = try await begin(system, code) }?.why == "ENROLMENT_FAILED")
        }
    }

    @Test("An enrolment code lapses after 24 hours, and one that is wrong or of another account is worthless")
    func lapses() async throws {
        try await withIdentity { system in
            let code = try await created(system)
            let other = try await created(system, "wang.wei")
            #expect(await refusal { _ = try await begin(system, other) }?.why == "ENROLMENT_FAILED")
            system.clock.advance(86_400)
            #expect(await refusal { _ = try await begin(system, code) }?.why == "ENROLMENT_FAILED")
        }
    }

    @Test(
        "A password that is short, common or the account's name is refused, and leaves the code as it was",
        arguments: [
            "elevenchars", "passwordpassword", "Password1234!!", "qwertyuiopasdf", "aaaaaaaaaaaaaa",
            "12345678901234", "li.na likes tea", String(repeating: "long ", count: 60),
        ])
    func passwords(_ password: String) async throws {
        try await withIdentity { system in
            let code = try await created(system)
            let error = await refusal { _ = try await begin(system, code, password) }
            #expect(error?.code == .invalidArgument && error?.badField == "password")
            #expect(error?.message.contains(password) == false)
            _ = try await begin(system, code)
        }
    }

    @Test("Without a right code of the second factor there is no account, and five wrong ones end the enrolment")
    func confirmation() async throws {
        try await withIdentity { system in
            let begun = try await begin(system, try await created(system))
            let factor = try #require(TimeCode(uri: begun.otpauthUri))
            let right = factor.code(of: system.clock.now / 30)
            let confirm = { (code: String) in
                _ = try await system.staff.confirmEnrolment(
                    .init(name: "li.na", confirmation: begun.confirmation, code: code))
            }
            let member = Member(factor: factor)
            #expect(await refusal { _ = try await system.logInStaff(member) }?.why == "LOGIN_FAILED")
            for _ in 0..<5 { #expect(await refusal { try await confirm(wrong(right)) }?.why == "ENROLMENT_FAILED") }
            #expect(await refusal { try await confirm(right) }?.why == "ENROLMENT_FAILED")
        }
    }

    @Test("A reset takes password, second factor and recovery codes away until the person enrols anew")
    func reset() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            let token = try await system.logInStaff(member).token
            try await system.following { revoked in
                let code = try await system.staff.resetAccount(.init(name: member.name), options: system.asRoot())
                #expect(try await !system.isRefused(token, revoked))
                try await system.approve(code.approvalId)
                #expect(try await system.isRefused(token, revoked))
                system.clock.advance(30)
                #expect(await refusal { _ = try await system.logInStaff(member) }?.why == "LOGIN_FAILED")
                let again = try await system.enrol(Member(password: "other morning harbour"), code.code)
                _ = try await system.logInStaff(again)
            }
        }
    }

    @Test("Neither passwords nor codes nor secrets can be read from the store")
    func hidden() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            let record = try await system.staffRecord(member.name)
            let bytes = try record.serialized()
            let secrets = [Array(member.password.utf8), member.factor.secret, Array(member.recoveryCodes[0].utf8)]
            for secret in secrets { #expect(bytes.firstRange(of: secret) == nil) }
        }
    }
}
