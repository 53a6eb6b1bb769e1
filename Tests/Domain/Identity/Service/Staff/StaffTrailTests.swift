import CommonContracts
import IdentityContracts
import Kit
import Security
import StorageClient
import Testing

@testable import IdentityServer

@Suite("What the audit tells of accounts", .serialized)
struct StaffTrailTests {
    private func entries(
        _ chain: ChainSet<CommonV1.AuditEntry>, _ partition: PartitionKey, _ system: IdentitySystem
    ) async throws -> [CommonV1.AuditEntry] {
        try await system.store.read(partition, .entries(chain)).entries.map(\.value)
    }

    private func account(_ name: String, _ system: IdentitySystem) async throws -> [CommonV1.AuditEntry] {
        let partition = try PartitionKey(KeyedHash(system.keys).partition(.account, name))
        return try await entries(AuditChains.ofAccounts, partition, system)
    }

    private func fact(_ name: AuditFact, _ entry: CommonV1.AuditEntry?) -> String? {
        entry?.facts.first { $0.name == name.rawValue }?.text
    }

    @Test("AUD-1: both steps of an enrolment and each log-in are in the chain of all accounts")
    func enrolment() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            _ = try await system.logInStaff(member)
            let entries = try await entries(AuditChains.ofStaff, RevokedTokens.partition, system)
            let own = entries.filter { $0.actor?.name == member.name }
            #expect(
                own.map(\.method)
                    == ["BeginEnrolment", "ConfirmEnrolment", "Login"].map {
                        "shuangma.identity.v1.Staff/\($0)"
                    })
            #expect(own.allSatisfy { $0.actor?.organisation == "Made-up Bureau" && fact(.account, $0) == member.name })
        }
    }

    @Test("AUD-1: log-ins and enrolments that fail are counted in the account's chain, in nobody's name")
    func failures() async throws {
        try await withIdentity { system in
            let member = try await system.enrolled()
            for _ in 0..<2 {
                await #expect(throws: (any Error).self) {
                    try await system.logInStaff(member, password: "another one entirely")
                }
            }
            let code = try await system.staff.createAccount(
                .init(name: "wang.fang", person: "王芳", scope: system.scope(.verifier)), options: system.asRoot())
            try await system.approve(code.approvalId)
            await #expect(throws: (any Error).self) {
                try await system.staff.beginEnrolment(
                    .init(
                        name: "wang.fang", enrolmentCode: String(repeating: "A", count: 26),
                        password: member.password))
            }
            await system.doors.flush()
            let failed = try await account(member.name, system)
            #expect(failed.map(\.kind) == [.refusal] && failed[0].actor == nil)
            #expect(fact(.calls, failed.first) == "2" && fact(.reason, failed.first) == "LOGIN_FAILED")
            let enrolment = try await account("wang.fang", system)
            #expect(enrolment.map(\.method) == ["shuangma.identity.v1.Staff/BeginEnrolment"])
            #expect(fact(.reason, enrolment.first) == "ENROLMENT_FAILED")
        }
    }

    @Test("AUD-1: a feed's log-in with another key is in its chain, and one of no feed in that of the doors")
    func feeds() async throws {
        try await withIdentity { system in
            let (machine, other) = (
                Machine(name: "lab-17", cluster: system.keys.issuer),
                Machine(name: "lab-17", cluster: system.keys.issuer)
            )
            try await system.createFeed(machine)
            for assertion in [try other.assertion(now: system.clock.now), "not an assertion"] {
                await #expect(throws: (any Error).self) {
                    try await system.staff.loginFeed(.init(assertion: assertion))
                }
            }
            await system.doors.flush()
            let own = try await account("lab-17", system)
            #expect(own.map(\.method) == ["shuangma.identity.v1.Staff/LoginFeed"])
            let doors = try await entries(
                AuditChains.ofAccounts, DoorTrail.partition(KeyedHash(system.keys)), system)
            #expect(doors.map { fact(.calls, $0) } == ["1"])
        }
    }

    @Test("AUD-1: an approved change of an account names who proposed and who approved it")
    func approved() async throws {
        try await withIdentity { system in
            _ = try await system.enrolled()
            let entries = try await entries(AuditChains.ofStaff, RevokedTokens.partition, system)
            let made = entries.first { $0.kind == .approval }
            #expect(made?.actor?.name == "second-root" && made?.actor?.organisation == "second-root")
            #expect(fact(.proposer, made) == "root" && fact(.approvers, made) == "second-root")
            #expect(fact(.account, made) == "li.na" && fact(.outcome, made) == "CreateAccount")
        }
    }

    @Test("A person reads entries of their own chain, so that no entry holds the id of a token, but a hash of it")
    func tokens() throws {
        let id = Array(repeating: UInt8(7), count: 16)
        let staff = Principal.Staff(name: "li.na", roles: [.verifier], organisation: "bureau", token: id)
        let entry = CommonV1.AuditEntry(AuditEntry(.lookUp, at: .init(seconds: 1), by: .staff(staff)))
        #expect(entry.actor?.token == AuditActor.name(ofToken: id) && entry.actor?.token.count == 16)
        let bytes = try entry.serialized()
        #expect(!bytes.contains(id))
    }
}
