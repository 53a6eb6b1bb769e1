import Coordination
import RPC
import StorageContracts
import Testing
import Wire

@testable import StorageClient

/// Two messages for values: the compiler tells their sets apart.
private typealias Note = StorageV1.ConsistencyToken
private typealias Tag = StorageV1.RecordKey

private let notes = RecordSet<Note>(9, name: "notes", in: .test, clear: "made up")
private let tags = RecordSet<Tag>(10, name: "tags", in: .test, clear: "made up")

private let partition = Array(repeating: 1 as UInt8, count: 16)

private func key() throws -> PartitionKey { try PartitionKey(partition) }

/// A store with notes 10 and 20 under keys 1 and 300, and a tag under the empty key.
private func withNotes(_ body: (Store, TestStore, WriteReceipt) async throws -> Void) async throws {
    try await withStore { store in
        let client = try await store.client()
        let expires = GoogleProtobuf.Timestamp(seconds: store.clock.seconds + 60, nanos: 5)
        let receipt = try await client.write(key()) { change in
            try change.put(Note(shard: 1, index: 10), in: notes, key: SortKey.big(1 as UInt16))
            try change.put(Note(shard: 2, index: 20), in: notes, key: SortKey.big(300 as UInt16), expires: expires)
            try change.put(Tag(collection: 7), in: tags)
        }
        try await body(client, store, receipt)
    }
}

@Suite("Typed reads")
struct TypedReadTests {
    @Test("One selection gives its value: a record with key, version and expiry, all records, or a page of them")
    func one() async throws {
        try await withNotes { client, store, receipt in
            let note = try await client.read(key(), .record(notes, key: [1, 44]))
            #expect(note?.value == Note(shard: 2, index: 20) && note?.key == [1, 44])
            #expect(note?.version == receipt.version && note?.expiresAt?.seconds == store.clock.seconds + 60)
            #expect(note?.expiresAt?.nanos == 5)
            let all = try await client.read(key(), .all(notes), freshness: .atLeast(receipt.token))
            #expect(all.map(\.value.index) == [10, 20])
            let page = try await client.read(key(), .range(notes, descending: true, limit: 1))
            #expect(page.records.map(\.value.index) == [20] && page.isTruncated)
            let whole = try await client.read(key(), .range(notes, until: [1]))
            #expect(whole.records.map(\.value.index) == [10] && !whole.isTruncated)
        }
    }

    @Test("What is absent reads as nil, as no records, as an empty page")
    func absent() async throws {
        try await withStore { store in
            let (note, all, page) = try await store.client().read(key(), .record(notes), .all(notes), .range(tags))
            #expect(note == nil && all.isEmpty && page.records.isEmpty && !page.isTruncated)
        }
    }

    @Test("Two to four selections give a tuple of their values, each of its own type")
    func tuples() async throws {
        try await withNotes { client, _, _ in
            let (tag, all) = try await client.read(key(), .record(tags), .all(notes))
            #expect(tag?.value == Tag(collection: 7) && all.count == 2)
            let (first, number, second) = try await client.read(
                key(), .record(notes, key: SortKey.big(1 as UInt16)), .constant(5), .record(tags))
            #expect(first?.value.index == 10 && number == 5 && second?.value.collection == 7)
            let (page, none, count, last) = try await client.read(
                key(), .range(notes, limit: 1), .record(tags, key: SortKey.big(9 as UInt16)),
                Selection.all(notes).map(\.count), .record(tags))
            #expect(page.records.map(\.value.index) == [10] && page.isTruncated)
            #expect(none == nil && count == 2 && last?.value.collection == 7)
        }
    }

    @Test("A snapshot's token makes a later read see at least as much")
    func token() async throws {
        try await withNotes { client, _, receipt in
            let snapshot = try await client.snapshot(of: key(), .record(tags), .all(notes))
            #expect(snapshot.values.0?.value.collection == 7 && snapshot.values.1.count == 2)
            #expect(snapshot.token.index >= receipt.token.index && snapshot.token.shard == receipt.token.shard)
            #expect(try await client.read(key(), .all(notes), freshness: .atLeast(snapshot.token)).count == 2)
        }
    }

    @Test("A selection that is needed in some cases only leaves the others in their places")
    func conditional() async throws {
        try await withNotes { client, _, _ in
            for wanted in [[1, 44], nil] as [[UInt8]?] {
                let (note, tag) = try await client.read(
                    key(), wanted.map { .record(notes, key: $0) } ?? .constant(nil), .record(tags))
                #expect((note == nil) == (wanted == nil) && tag?.value.collection == 7)
            }
            let error = await #expect(throws: RPCError.self) { try await client.read(key(), .constant(1)) }
            #expect(error?.code == .invalidArgument, "a read asks the store something")
        }
    }

    @Test("An error of a transformation is the read's")
    func transformation() async throws {
        struct SessionOver: Error {}
        try await withNotes { client, _, _ in
            let open = Selection.record(tags, key: [1]).map { tag in
                guard tag != nil else { throw SessionOver() }
            }
            await #expect(throws: SessionOver.self) { try await client.read(key(), open, .all(notes)) }
        }
    }

    @Test("All records of a set are all, or RESOURCE_EXHAUSTED that names the set; a page tells that it was cut off")
    func truncated() async throws {
        let value = try Note(index: 1).serialized()
        let channel = InProcessChannel(
            services: [Flaky(result: .init(records: [.init(collection: 9, value: value)], truncated: true))])
        let client = try await Store(coordination: LocalCoordination(node: TestStore.name)) { _ in channel }
        let error = await #expect(throws: RPCError.self) { try await client.read(key(), .record(notes), .all(notes)) }
        #expect(error?.code == .resourceExhausted && error?.reason == "RECORD_SET_TOO_LARGE")
        #expect(error?.message.contains("record set 9 'notes'") == true)
        let page = try await client.read(key(), .range(notes))
        #expect(page.records.map(\.value.index) == [1] && page.isTruncated)
    }

    @Test("10,000 records are read whole; one more, or more bytes than one answer takes, are refused")
    func limit() async throws {
        try await withStore { store in
            let client = try await store.client()
            let numbers = Array(0..<10_000 as Range<UInt16>)
            for start in stride(from: 0, to: numbers.count, by: 250) {
                try await client.write(key()) { change in
                    for number in numbers[start..<start + 250] {
                        try change.put(Note(index: UInt64(number)), in: notes, key: SortKey.big(number))
                    }
                }
            }
            #expect(try await client.read(key(), .all(notes)).map(\.value.index) == numbers.map { UInt64($0) })
            try await client.write(key()) { try $0.put(Note(), in: notes, key: SortKey.big(10_000 as UInt16)) }
            let many = await #expect(throws: RPCError.self) { try await client.read(key(), .all(notes)) }
            #expect(many?.code == .resourceExhausted)
            #expect(try await client.read(key(), .range(notes, limit: 10_000)).isTruncated)
            let large = Tag(sortKey: [UInt8](repeating: 1, count: 1_000_000))
            for number in 0..<8 as Range<UInt16> {
                try await client.write(key()) { try $0.put(large, in: tags, key: SortKey.big(number)) }
            }
            let heavy = await #expect(throws: RPCError.self) { try await client.read(key(), .all(tags)) }
            #expect(heavy?.code == .resourceExhausted)
        }
    }

    @Test("Bytes that are no message of the set are DATA_LOSS that names it, not a crash or an empty answer")
    func undecodable() async throws {
        try await withStore { store in
            _ = try await store.write(.init(partition: partition, mutations: [.put(9, [], [0xFF, 0xFF])]))
            let client = try await store.client()
            func expectLoss(_ read: () async throws -> Void) async {
                let error = await #expect(throws: RPCError.self) { try await read() }
                #expect(error?.code == .dataLoss && error?.message.contains("record set 9 'notes'") == true)
            }
            await expectLoss { _ = try await client.read(key(), .record(notes)) }
            await expectLoss { _ = try await client.read(key(), .record(tags), .all(notes)) }
            await expectLoss { _ = try await client.read(key(), .range(notes)) }
            for try await page in client.scan(of: [notes.number]) {
                for record in page.records {
                    #expect(throws: RPCError.self) { try record.decoded(in: notes) }
                    #expect(try record.decoded(in: tags) == nil)
                }
            }
        }
    }
}

@Suite("Record sets")
struct RecordSetTests {
    @Test("Two sets with one number or one name are a conflict; a declaration that is repeated is none")
    func conflicts() {
        let again = RecordSet<Note>(9, name: "notes", in: .test, clear: "made up")
        #expect(AnyRecordSet.conflicts(in: [AnyRecordSet(notes), AnyRecordSet(tags), AnyRecordSet(again)]).isEmpty)
        let sameNumber = RecordSet<Tag>(9, name: "labels", in: .test, clear: "made up")
        let sameName = RecordSet<Note>(11, name: "notes", in: .test, clear: "made up")
        let otherMessage = RecordSet<Tag>(9, name: "notes", in: .test, clear: "made up")
        let otherKind = RecordSet<Note>(9, name: "notes", in: PartitionKind("other"), clear: "made up")
        for other in [
            AnyRecordSet(sameNumber), AnyRecordSet(sameName), AnyRecordSet(otherMessage), AnyRecordSet(otherKind),
        ] {
            let found = AnyRecordSet.conflicts(in: [AnyRecordSet(tags), other, AnyRecordSet(notes)])
            #expect(found.count == 1 && Set([found[0].first, found[0].second]) == [AnyRecordSet(notes), other])
        }
    }

    @Test("A set without its message type tells number, name, kind and the message's name")
    func erased() {
        let set = AnyRecordSet(tags)
        #expect(set.number.value == 10 && set.name == "tags" && set.kind == .test)
        #expect(set.message == "shuangma.storage.v1.RecordKey")
    }

    @Test("The number 0, and numbers beyond 65,535, name no set")
    func numbers() {
        #expect(RecordSetNumber(stored: 0) == nil && RecordSetNumber(stored: 65_536) == nil)
        #expect(RecordSetNumber(stored: 65_535)?.value == 65_535)
    }
}
