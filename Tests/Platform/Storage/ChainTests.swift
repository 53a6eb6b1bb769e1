import Chains
import Coordination
import RPC
import StorageContracts
import Testing
import Wire

@testable import Storage
@testable import StorageClient

private typealias Note = StorageV1.ConsistencyToken

private let notes = ChainSet<Note>(60, name: "notes", in: .test)
private let others = ChainSet<Note>(61, name: "others", in: .test)
private let places = RecordSet<Note>(9, name: "places", in: .test, clear: "made up")

private func key(_ number: UInt8 = 1) throws -> PartitionKey { try PartitionKey(partition(number)) }

private func entries(
    of chain: ChainSet<Note> = notes, _ store: Store, _ number: UInt8 = 1
) async throws -> [ChainEntry<Note>] {
    try await wholeChain(chain, of: key(number), store)
}

@Suite("Chains")
struct ChainTests {
    @Test("Appended entries are numbered from 1 and linked, each to the one before, the first to 32 zero bytes")
    func links() async throws {
        try await withStore { store in
            let client = try await store.client()
            #expect(try await client.read(key(), .head(notes)) == nil)
            #expect(try await entries(client).isEmpty)
            for number in 1...3 as ClosedRange<UInt64> {
                try await client.write(key()) { try $0.append(Note(index: number * 10), to: notes) }
            }
            let found = try await entries(client)
            #expect(found.map(\.sequence) == [1, 2, 3] && found.map(\.value.index) == [10, 20, 30])
            #expect(found[0].previous == ChainLink.beginning)
            let bytes = try Note(index: 30).serialized()
            let expected = ChainLink.of(
                partition: try key(), set: notes.number, sequence: 3, previous: found[1].link, value: bytes)
            #expect(found[2].link == expected && found[2].bytes == bytes)
        }
    }

    @Test("Chains of other sets and partitions are others; one write appends to several, beside puts, several times")
    func severalInOneWrite() async throws {
        try await withStore { store in
            let client = try await store.client()
            try await client.write(key(2)) { try $0.append(Note(index: 1), to: notes) }
            let receipt = try await client.write(key()) { change in
                try change.append(Note(index: 1), to: notes)
                try change.put(Note(index: 5), in: places)
                try change.append(Note(index: 2), to: others)
                try change.append(Note(index: 3), to: notes)
            }
            #expect(try await entries(client).map(\.value.index) == [1, 3])
            #expect(try await entries(of: others, client).map(\.value.index) == [2])
            #expect(try await entries(client, 2).map(\.value.index) == [1])
            #expect(try await client.read(key(), .record(places))?.version == receipt.version)
            let links = try await [entries(client)[0].link, entries(client, 2)[0].link]
            #expect(links[0] != links[1])
        }
    }

    @Test("A write that is repeated under its key, in another call or the same batch, is appended once")
    func repeated() async throws {
        try await withStore { store in
            let client = try await store.client()
            let write = try PartitionWrite(key(), idempotency: [1]) { try $0.append(Note(index: 1), to: notes) }
            let other = try PartitionWrite(key(), idempotency: [2]) { try $0.append(Note(index: 2), to: notes) }
            let outcomes = try await client.writeBatch([write, other, write, other])
            for case .written(let receipt) in outcomes.suffix(2) { #expect(receipt.replayed) }
            _ = try await client.writeBatch([write])
            #expect(try await entries(client).map(\.value.index) == [1, 2])
        }
    }

    @Test("A write that is refused appends nothing, and leaves no gap")
    func refused() async throws {
        try await withStore { store in
            let client = try await store.client()
            try await client.write(key()) { try $0.append(Note(index: 1), to: notes) }
            await #expect(throws: PreconditionFailed(index: 0)) {
                try await client.write(key()) { change in
                    change.requirePresent(places)
                    try change.append(Note(index: 2), to: notes)
                }
            }
            try await client.write(key()) { try $0.append(Note(index: 3), to: notes) }
            #expect(try await entries(client).map(\.value.index) == [1, 3])
        }
    }

    @Test("Many who append at the same time never conflict: every entry is there once")
    func concurrent() async throws {
        try await withStore { store in
            let client = try await store.client()
            try await withThrowingTaskGroup { group in
                for writer in 0..<16 as Range<UInt32> {
                    group.addTask {
                        for number in 0..<20 as Range<UInt64> {
                            try await client.write(key()) {
                                try $0.append(Note(shard: writer, index: number), to: notes)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let found = try await entries(client)
            #expect(found.count == 320)
            for writer in 0..<16 as Range<UInt32> {
                #expect(found.map(\.value).filter { $0.shard == writer }.map(\.index) == Array(0..<20))
            }
        }
    }

    @Test("After a restart a chain goes on where it was")
    func reopened() async throws {
        let store = try await TestStore.open(temporaryFolder())
        try await store.client().write(key()) { try $0.append(Note(index: 1), to: notes) }
        let again = try await store.reopened()
        let client = try await again.client()
        try await client.write(key()) { try $0.append(Note(index: 2), to: notes) }
        #expect(try await entries(client).map(\.value.index) == [1, 2])
        await again.node.close()
    }

    @Test("Entries expire and the head does not: numbers and links go on")
    func expiry() async throws {
        try await withStore { store in
            let client = try await store.client()
            let end = GoogleProtobuf.Timestamp(seconds: store.clock.seconds + 60)
            try await client.write(key()) { change in
                try change.append(Note(index: 1), to: notes, expires: end)
                try change.append(Note(index: 2), to: notes, expires: end)
            }
            let before = try await entries(client)
            #expect(before.map(\.expiresAt) == [end, end])
            store.clock.advance(seconds: 60)
            #expect(try await entries(client).isEmpty)
            #expect(try await client.read(key(), .head(notes))?.sequence == 2)
            try await client.write(key()) { try $0.append(Note(index: 3), to: notes) }
            let after = try await entries(client)
            #expect(after.map(\.sequence) == [3] && after[0].previous == before[1].link)
        }
    }

    @Test("Entries are read from either end, from one number to before another, page by page, without the head")
    func pages() async throws {
        try await withStore { store in
            let client = try await store.client()
            try await client.write(key()) { change in
                for number in 1...250 as ClosedRange<UInt64> { try change.append(Note(index: number), to: notes) }
            }
            try await client.write(key()) { change in
                for number in 251...300 as ClosedRange<UInt64> { try change.append(Note(index: number), to: notes) }
            }
            func numbers(_ selection: Selection<ChainPage<Note>>) async throws -> [UInt64] {
                try await client.read(key(), selection).entries.map(\.value.index)
            }
            #expect(try await numbers(.entries(notes, from: 0, limit: 2)) == [1, 2])
            #expect(try await numbers(.entries(notes, from: 255, until: 258)) == [255, 256, 257])
            #expect(try await numbers(.entries(notes, descending: true, limit: 3)) == [300, 299, 298])
            #expect(try await numbers(.entries(notes, until: 3, descending: true)) == [2, 1])
            #expect(try await numbers(.entries(notes, until: 1)) == [])
            #expect(try await numbers(.entries(notes, from: 301)) == [])
            #expect(try await client.read(key(), .entries(notes, limit: 10)).isTruncated)
        }
    }

    @Test("A follower is told what was appended, and a scan finds the head and the entries")
    func streams() async throws {
        try await withStore { store in
            let client = try await store.client()
            let end = GoogleProtobuf.Timestamp(seconds: store.clock.seconds + 60)
            var start: ChangePosition?
            for try await page in client.scan() { start = page.position.changes }
            try await client.write(key()) { change in
                try change.append(Note(index: 1), to: notes, expires: end)
                try change.append(Note(index: 2), to: notes)
            }
            var told: [ChangedPartition.Change] = []
            for try await batch in client.changes(from: try #require(start), of: [notes.number]) where told.isEmpty {
                told = batch.writes.flatMap(\.changes)
                if !told.isEmpty { break }
            }
            let expected: [ChangedPartition.Change] = [
                .append(notes.number, value: try Note(index: 1).serialized(), expiresAt: end),
                .append(notes.number, value: try Note(index: 2).serialized(), expiresAt: nil),
            ]
            #expect(told == expected)
            let messages = try told.map { try $0.message(in: notes)?.index }
            #expect(messages == [1, 2])
            #expect(try told[0].message(in: others) == nil)
            var head: ChainHead?
            var found: [ChainEntry<Note>] = []
            for try await page in client.scan(of: [notes.number]) {
                for record in page.records {
                    if let one = try record.head(of: notes) { head = one }
                    if let entry = try record.entry(of: notes) { found.append(entry) }
                    #expect(try record.entry(of: others) == nil)
                    #expect(try record.head(of: others) == nil)
                }
            }
            let read = try await entries(client)
            #expect(found == read)
            #expect(head?.sequence == 2 && head?.link == found.last?.link)
        }
    }

    @Test("What lies in a chain and is no entry or no head reads as DATA_LOSS")
    func damage() async throws {
        try await withStore { store in
            let client = try await store.client()
            _ = try await store.write(.init(partition: partition(1), mutations: [.put(60, [1], [1])]))
            await #expect(throws: RPCError.self) { try await client.read(key(), .entries(notes)) }
            _ = try await store.write(.init(partition: partition(2), mutations: [.put(60, [], [1])]))
            let error = await #expect(throws: RPCError.self) { try await client.read(key(2), .head(notes)) }
            #expect(error?.code == .dataLoss)
        }
    }
}
