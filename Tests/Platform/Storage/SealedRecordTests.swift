import RPC
import Security
import StorageClient
import StorageContracts
import Testing
import Wire

private typealias Secret = StorageV1.ConsistencyToken

private let secrets = RecordSet<Secret>(30, name: "secrets", in: .test)
private let others = RecordSet<Secret>(31, name: "others", in: .test)
private let clearSecrets = RecordSet<Secret>(30, name: "secrets", in: .test, clear: "of an old version")

@Suite("Sealed records")
struct SealedRecordTests {
    private let keys = RecordKeys()
    private let person = try! PartitionKey(Array(UInt8(0)..<16))
    private let other = try! PartitionKey(Array(UInt8(16)..<32))

    private func value(_ store: TestStore, _ partition: PartitionKey, key: [UInt8] = [1]) async throws -> [UInt8] {
        try #require(try await store.value(partition.bytes, 30, key))
    }

    private func put(
        _ store: TestStore, _ value: [UInt8], _ partition: PartitionKey, set: UInt32 = 30, key: [UInt8] = [1]
    ) async throws {
        _ = try await store.write(
            .init(
                partition: partition.bytes,
                mutations: [.init(change: .put(.init(collection: set, sortKey: key, value: value)))]))
    }

    @Test("What a client sends of a sealed set is sealed, alone and in batches; of a clear set it is as it was")
    func sealsWhatIsSent() async throws {
        try await withStore { store in
            let client = try await store.client(sealedBy: keys)
            let message = Secret(shard: 7, index: 77)
            try await client.write(person) { try $0.put(message, in: secrets, key: [1]) }
            let batch = try [
                PartitionWrite(other) { try $0.put(message, in: secrets, key: [1]) },
                PartitionWrite.new(message, in: secrets, key: [2], of: other),
            ]
            _ = try await client.writeBatch(batch)
            for (partition, key) in [(person, [1] as [UInt8]), (other, [1]), (other, [2])] {
                let stored = try await value(store, partition, key: key)
                #expect(RecordSeal.isSealed(stored))
                #expect(try await client.read(partition, .record(secrets, key: key))?.value == message)
            }
            try await client.write(person) { try $0.put(message, in: counters, key: [1]) }
            #expect(try await store.value(person.bytes, 8, [1]) == message.serialized())
        }
    }

    @Test("Reads of one, all and a range, scans and changes open sealed records")
    func opensWhatIsDecoded() async throws {
        try await withStore { store in
            let client = try await store.client(sealedBy: keys)
            var changes = client.changes(of: [secrets.number]).makeAsyncIterator()
            while try await changes.next()?.isCurrent == false {}
            for index in UInt64(1)...3 {
                try await client.write(person) { change in
                    try change.put(Secret(shard: 1, index: index), in: secrets, key: [UInt8(index)])
                }
            }
            let (all, page) = try await client.read(
                person, .all(secrets), .range(secrets, descending: true, limit: 2))
            #expect(all.map(\.value.index) == [1, 2, 3] && page.records.map(\.value.index) == [3, 2])
            let second: [UInt8] = [2]
            #expect(try await client.read(person, .record(secrets, key: second))?.value.index == 2)
            var scanned: [UInt64] = []
            for try await page in client.scan(of: [secrets.number]) {
                scanned += try page.records.compactMap { try $0.decoded(in: secrets)?.value.index }
            }
            #expect(scanned == [1, 2, 3])
            var told: [UInt64] = []
            while told.count < 3, let batch = try await changes.next() {
                for write in batch.writes {
                    told += try write.changes.compactMap { try write.message(of: $0, in: secrets)?.index }
                }
            }
            #expect(told == [1, 2, 3])
        }
    }

    @Test(
        "A value that lies in another partition, set or key than it was written to is data loss, and so is an altered one"
    )
    func noticesMovesAndChanges() async throws {
        try await withStore { store in
            let client = try await store.client(sealedBy: keys)
            try await client.write(person) { try $0.put(Secret(shard: 7), in: secrets, key: [1]) }
            let stored = try await value(store, person)
            try await put(store, stored, other)
            try await put(store, stored, person, key: [2])
            try await put(store, stored, person, set: 31)
            try await put(store, stored.dropLast() + [stored.last! ^ 1], person, key: [3])
            for read in [(other, [1] as [UInt8]), (person, [2]), (person, [3])] {
                let error = await #expect(throws: RPCError.self) {
                    try await client.read(read.0, .record(secrets, key: read.1))
                }
                #expect(error?.code == .dataLoss && error?.reasonCode == "RECORD_ALTERED")
            }
            let error = await #expect(throws: RPCError.self) {
                try await client.read(person, .record(others, key: [1]))
            }
            #expect(error?.code == .dataLoss && error?.reasonCode == "RECORD_ALTERED")
        }
    }

    @Test("A clear value in a sealed set is data loss; a migration alone takes it")
    func refusesClear() async throws {
        try await withStore { store in
            let client = try await store.client(sealedBy: keys)
            try await client.write(person) { try $0.put(Secret(shard: 7), in: clearSecrets, key: [1]) }
            let error = await #expect(throws: RPCError.self) { try await client.read(person, .all(secrets)) }
            #expect(error?.code == .dataLoss && error?.reasonCode == "RECORD_NOT_SEALED")
            #expect(try await client.acceptingClearRecords.read(person, .all(secrets)).map(\.value.shard) == [7])
        }
    }

    @Test("A process without keys of records neither writes nor reads a sealed set")
    func needsKeys() async throws {
        try await withStore { store in
            let bare = try await store.client()
            for error in [
                await #expect(throws: RPCError.self) {
                    try await bare.write(person) { try $0.put(Secret(), in: secrets) }
                },
                await #expect(throws: RPCError.self) {
                    try await bare.writeBatch([PartitionWrite(person) { try $0.put(Secret(), in: secrets) }])
                },
            ] {
                #expect(error?.reasonCode == "NO_RECORD_KEYS")
            }
            let client = try await store.client(sealedBy: keys)
            try await client.write(person) { try $0.put(Secret(), in: secrets) }
            let error = await #expect(throws: RPCError.self) { try await bare.read(person, .record(secrets)) }
            #expect(error?.reasonCode == "NO_RECORD_KEYS")
            let stranger = try await store.client(sealedBy: RecordKeys())
            let unknown = await #expect(throws: RPCError.self) { try await stranger.read(person, .record(secrets)) }
            #expect(unknown?.code == .dataLoss && unknown?.reasonCode == "RECORD_KEY_UNKNOWN")
        }
    }
}

extension RPCError {
    fileprivate var reasonCode: String? { detail(GoogleRPC.ErrorInfo.self)?.reason }
}
