import AuditContracts
import AuditTrail
import RPC
import Testing

@Suite struct OwnProofsTests {
    /// Sequences of the proofs that are fetched of a chain of 5 entries, of which those up to `over` are refused.
    private func sequences(
        _ most: Int, over: UInt64 = 0, _ code: StatusCode = .notFound, _ reason: String = "NO_ENTRY"
    ) async throws -> [UInt64] {
        try await OwnProofs.newest(most) { asked in
            let sequence = asked == 0 ? 5 : asked
            guard sequence > over else { throw RPCError(code, "refused").with(reason: reason) }
            return .init(sequence: sequence)
        }.map(\.sequence)
    }

    @Test("Proofs are fetched from the newest entry on, to the first one or as many as are asked for")
    func newestFirst() async throws {
        #expect(try await sequences(20) == [5, 4, 3, 2, 1])
        #expect(try await sequences(2) == [5, 4])
    }

    @Test("RET-1: entries end where the server says so by NO_ENTRY")
    func end() async throws {
        #expect(try await sequences(20, over: 3) == [5, 4])
        #expect(try await sequences(20, over: 5) == [])
    }

    @Test(
        "AUD-1: any failure but NO_ENTRY is a failure of the check, also one that looks alike",
        arguments: [
            (StatusCode.notFound, ""), (.notFound, "METHOD_UNKNOWN"), (.failedPrecondition, "PROOF_NOT_READY"),
            (.unavailable, "NO_ENTRY"),
        ])
    func failures(code: StatusCode, reason: String) async throws {
        await #expect(throws: RPCError.self) { try await sequences(20, over: 3, code, reason) }
    }
}
