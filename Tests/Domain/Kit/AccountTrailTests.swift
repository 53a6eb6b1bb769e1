import CommonContracts
import RPC
import Security
import StorageClient
import Synchronization
import Testing

@testable import Kit

@Suite(.serialized) struct AccountTrailTests {
    private let hash = KeyedHash(ClusterKeys())
    private let clock = Clock()

    private final class Clock: Sendable {
        private let seconds = Mutex<Int64>(1_000)
        var now: Int64 { seconds.withLock { $0 } }
        func advance(_ more: Int64) { seconds.withLock { $0 += more } }
    }

    private func trail(_ system: KitSystem) -> AccountTrail {
        let clock = clock
        return AccountTrail(
            in: system.store, hash: hash, kept: 8_000_000_000,
            surroundings: Surroundings(now: { clock.now }, random: { Array(repeating: 0, count: $0) }),
            logger: system.logger)
    }

    private func refuse(_ reason: String, _ trail: AccountTrail, token: UInt8 = 1) async {
        let staff = Principal.Staff(name: "wang", roles: [.verifier], organisation: "gate", token: [token])
        await trail.note(
            refusalOf: staff, StaffCallRefusal(method: "test.Gate/Look", reason: reason, judge: .authorizer))
    }

    /// Reasons and counts in the account's chain, in order.
    private func entries(_ trail: AccountTrail, _ system: KitSystem) async throws -> [String] {
        try await system.store.read(trail.partition(of: "wang"), .entries(AuditChains.ofAccounts)).entries
            .map { $0.value.facts.map(\.text).joined(separator: " ") }
    }

    @Test("AUD-1: however often an old token is shown, it is one entry a minute in the chain of its account")
    func oldTokens() async throws {
        try await withKit { system in
            let trail = trail(system)
            for _ in 0..<50 { await refuse("TOKEN_REVOKED", trail) }
            await refuse("TOKEN_INVALID", trail)
            await refuse("ROLE_NOT_ALLOWED", trail)
            await trail.flush()
            let atOnce = try await entries(trail, system)
            #expect(atOnce == ["1 ROLE_NOT_ALLOWED"])
            clock.advance(59)
            await refuse("TOKEN_REVOKED", trail)
            await trail.flush()
            let within = try await entries(trail, system)
            #expect(within == atOnce)
            clock.advance(1)
            await trail.flush()
            let after = try await entries(trail, system).sorted()
            #expect(after == ["1 ROLE_NOT_ALLOWED", "1 TOKEN_INVALID", "51 TOKEN_REVOKED"])
        }
    }

    @Test("Each old token is told by its own name, and what has waited less than a minute is appended at the end")
    func eachToken() async throws {
        try await withKit { system in
            let trail = trail(system)
            await refuse("TOKEN_INVALID", trail, token: 1)
            await refuse("TOKEN_INVALID", trail, token: 2)
            await trail.flush(atEnd: true)
            let chain = try await system.store.read(trail.partition(of: "wang"), .entries(AuditChains.ofAccounts))
            let names = [[1], [2]].map { AuditActor.name(ofToken: $0) }
            #expect(Set(chain.entries.map { $0.value.actor?.token }) == Set(names))
        }
    }
}
