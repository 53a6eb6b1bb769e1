import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Testing

@testable import IdentityServer

@Suite(.serialized) struct OperatorCheckTests {
    private let keys = ClusterKeys()

    private func token(
        _ role: StaffRole = .clusterOperator, organisation: String = "Bureau", divisions: [String] = [],
        lifetime: Int64 = 100, signedBy keys: ClusterKeys? = nil
    ) throws -> String {
        let staff = Principal.Staff(
            name: "li.na", roles: [role], organisation: organisation, divisions: divisions,
            token: Array(repeating: 9, count: 16))
        return try TokenSigner(keys ?? self.keys).token(TokenClaims(staff: staff, issuedAt: 990, lifetime: lifetime))
    }

    private func refusal(of token: String, _ check: OperatorCheck) async -> String? {
        do {
            _ = try await check.clusterOperator(token)
            return nil
        } catch {
            return (error as? RPCError)?.detail(GoogleRPC.ErrorInfo.self)?.reason
        }
    }

    @Test("A command on the store knows its operator by a token that is verified, and by nothing else")
    func verified() async throws {
        try await withIdentity { system in
            let check = OperatorCheck(keys, in: system.store, now: { 1_000 })
            #expect(try await check.clusterOperator(token()).name == "li.na")
            for wrong in ["", "li.na", try token(lifetime: 10), try token(signedBy: ClusterKeys())] {
                #expect(await refusal(of: wrong, check) == "TOKEN_INVALID")
            }
            #expect(await refusal(of: try token(.auditor), check) == "ROLE_NOT_ALLOWED")
            #expect(await refusal(of: try token(divisions: ["32"]), check) == "OUT_OF_SCOPE")
            let any = try token(organisation: Principal.Staff.anySource)
            #expect(await refusal(of: any, check) == "TOKEN_INVALID")
            let shown = OperatorCheck(keys, in: system.store, isDemonstration: true, now: { 1_000 })
            #expect(await refusal(of: any, shown) == nil)
        }
    }

    @Test("A revoked token opens no command on the store")
    func revoked() async throws {
        try await withIdentity { system in
            let check = OperatorCheck(keys, in: system.store, now: { 1_000 })
            try await system.store.write(RevokedTokens.partition) { change in
                try change.put(
                    .init(expiresAt: 9_000_000_000), in: KitRecordSets.revokedTokens,
                    key: Array(repeating: 9, count: 16))
            }
            #expect(await refusal(of: try token(), check) == "TOKEN_REVOKED")
        }
    }

    @Test("Once two operators have enrolled, a command on the store takes the token of a log-in alone")
    func enrolled() async throws {
        try await withIdentity { system in
            let check = OperatorCheck(keys, in: system.store, now: { 1_000 })
            let own = OperatorCheck(system.keys, in: system.store, now: { system.clock.now })
            #expect(await refusal(of: try token(), check) == nil)
            var logIns: [String] = []
            for name in ["wang.fang", "zhang.wei"] {
                let member = try await system.enrolled(name, system.scope(.clusterOperator))
                logIns.append(try await system.logInStaff(member).token)
            }
            #expect(await refusal(of: try token(), check) == "ACCOUNT_NEEDED")
            #expect(try await own.clusterOperator(logIns[0]).name == "wang.fang")
        }
    }
}
