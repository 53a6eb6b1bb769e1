import Crypto
import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// Takes a sample from a person whose it turned out not to be, and tells them (COL-10, COL-13).
struct SampleWithdrawal: Sendable {
    let store: Store
    let hash: KeyedHash
    let now: @Sendable () -> Instant
    /// Seconds for which notifications are kept.
    let notificationsKept: Int64

    /// Seconds for which a mark stays in the place of the test: far longer than a call that was overtaken may take, and as long
    /// as a recall can name the import that brought the test. After that, the index of samples alone keeps older versions away.
    private static let markKept = ImportLog.kept

    /// The effects of moved samples, in the partitions of the samples.
    var effects: Effects<HealthCodeV1.StoredSampleEffect> {
        Effects(in: store, HealthCodeRecordSets.sampleEffects) { effect, options in
            try await perform(effect, options: options)
        }
    }

    /// Withdraws the result, unless the sample is the person's again.
    private func perform(_ effect: Effect<HealthCodeV1.StoredSampleEffect>, options: CallOptions) async throws {
        let person = try PartitionKey(effect.key)
        let identity = TestEvent.Identity(
            laboratory: SourceName(effect.message.laboratory), sample: SourceName(effect.message.sampleId))
        let (set, key) = (HealthCodeRecordSets.tests, identity.recordKey(in: person, hash))
        try await store.settling {
            // The record before the index: when the sample comes back in between, the record changes and this fails.
            let stored = try await store.read(person, .record(set, key: key), options: options)
            let owner = try await store.read(
                effect.partition, .record(HealthCodeRecordSets.sampleOwner), options: options)
            if owner?.value.personKey == effect.key || stored?.value.moved == true { return }
            // Under another document it is theirs still (COL-16).
            var isTheirs = false
            if let owner {
                isTheirs = try await LinkedDocuments.areOne(
                    person, owner.value.personKey, in: store, options: options)
            }
            let now = now()
            try await store.write(person, options: options) { [isTheirs] change in
                change.require(set, key: key, stored)
                let mark = HealthCodeV1.StoredTest(
                    sampleId: effect.message.sampleId, laboratory: effect.message.laboratory,
                    sampledAt: stored?.value.sampledAt, moved: true)
                try change.put(mark, in: set, key: key, expires: .init(now + Self.markKept))
                if let stored, stored.value.stands, !isTheirs {
                    try notify(of: stored.value, key: key, at: now, in: &change)
                }
            }
        }
    }

    private func notify(
        of test: HealthCodeV1.StoredTest, key: [UInt8], at now: Instant, in change: inout ChangeSet
    ) throws {
        let day = ChinaDay(of: Instant(stored: test.sampledAt))
        try change.notify(
            Notification(
                .sampleTakenBack, at: now, fields: ["laboratory": test.laboratory, "sampled_on": day.description]),
            id: Array(SHA256.hash(data: key).prefix(16)), kept: notificationsKept)
    }
}
