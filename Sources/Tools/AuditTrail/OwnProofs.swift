public import AuditContracts
import RPC

/// Fetches the proofs of a citizen's newest entries, one after the other.
public enum OwnProofs {
    /// Proofs of the newest entries that a root covers, the newest first.
    ///
    /// They end where the server says that the chain has no earlier entry, or that its time is over. Any other failure
    /// is one of the check: whoever is told less than there is must not take it for the end.
    ///
    /// - Parameters:
    ///   - most: How many at most.
    ///   - proof: Asks for the proof of an entry; 0 means the newest one that a root covers.
    /// - Throws: What `proof` throws, but for NOT_FOUND (NO_ENTRY).
    public static func newest(
        _ most: Int, by proof: (UInt64) async throws -> AuditV1.GetProofResponse
    ) async throws -> [AuditV1.GetProofResponse] {
        var proofs: [AuditV1.GetProofResponse] = []
        var next: UInt64 = 0
        while proofs.count < most {
            do {
                let found = try await proof(next)
                proofs.append(found)
                guard found.sequence > 1 else { break }
                next = found.sequence - 1
            } catch let error as RPCError where isEnd(error) {
                break
            }
        }
        return proofs
    }

    private static func isEnd(_ error: RPCError) -> Bool {
        error.code == .notFound && error.detail(GoogleRPC.ErrorInfo.self)?.reason == "NO_ENTRY"
    }
}
