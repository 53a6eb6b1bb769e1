import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Wire

/// The open sessions of a person, for a write that ends those of numbers which the person leaves.
struct OpenSessions {
    private let sessions: [Versioned<KitV1.StoredSession>]
    private let opening: Versioned<KitV1.StoredUse>?

    /// Reads them. The person's record is read before, and the write demands it as it was.
    init(of person: PartitionKey, in store: Store, options: CallOptions) async throws {
        (sessions, opening) = try await store.read(
            person, .all(KitRecordSets.sessions), .record(IdentityRecordSets.sessionOpenings), options: options)
    }

    /// Ends the sessions that were opened with numbers, and demands that none was opened since they were read.
    func end(openedWith numbers: [String], in change: inout ChangeSet) {
        change.demand(opening, in: IdentityRecordSets.sessionOpenings)
        for session in sessions where numbers.contains(session.value.phone) {
            change.delete(KitRecordSets.sessions, key: session.key)
        }
    }
}
