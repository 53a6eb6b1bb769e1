import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values

/// Makes the index of samples know whose the stored tests are (COL-13).
struct SampleIndexing: Sendable {
    let store: Store
    let hash: KeyedHash
    let lifetimes: EvidenceLifetimes
    let isDryRun: Bool

    /// Adds the samples of a person that the index does not know.
    ///
    /// A sample that two persons have stays with both of them, as nothing tells whose it is. The index names one; the next
    /// delivery of the sample decides.
    func renew(_ person: PartitionKey, _ count: inout EvidenceMigration.Count) async throws {
        let tests = try await store.read(person, .all(HealthCodeRecordSets.tests))
            .map(\.value).filter { !$0.moved }.map(TestEvent.init)
        for test in tests {
            let owner = PlacedTest(test, of: OwnerKey(bytes: person.bytes))
            switch try await claim(owner) {
            case .unknown: count.indexed += 1
            case .theirs: break
            case .anothers: count.contested += 1
            }
        }
    }

    private enum Finding {
        case unknown
        case theirs
        case anothers
    }

    private func claim(_ test: PlacedTest<OwnerKey>) async throws -> Finding {
        let sample = try PartitionKey.sample(test.event.identity, hash)
        return try await store.settling {
            let stored = try await store.read(sample, .record(HealthCodeRecordSets.sampleOwner))
            if let stored { return stored.value.personKey == test.person.bytes ? .theirs : .anothers }
            guard !isDryRun else { return .unknown }
            try await store.write(sample) { change in
                change.requireAbsent(HealthCodeRecordSets.sampleOwner)
                try change.put(
                    HealthCodeV1.StoredSampleOwner(test), in: HealthCodeRecordSets.sampleOwner,
                    expires: lifetimes.ownerExpiry(of: test.event).map { .init($0) })
            }
            return .unknown
        }
    }
}
