import StorageContracts
import Testing
import TripCardContracts
import Wire

@Suite("Encodings that libprotobuf-c would misread")
struct RepairTests {
    @Test("A singular message that comes twice is merged (protobuf encoding, \"Last One Wins\")")
    func merge() throws {
        let first = StorageV1.ReadRequest(partition: [1], atLeast: .init(shard: 3, index: 5), mapEpoch: 1)
        let second = StorageV1.ReadRequest(atLeast: .init(index: 7), mapEpoch: 2)
        let joined = try StorageV1.ReadRequest(serialized: first.serialized() + second.serialized())
        #expect(joined == .init(partition: [1], atLeast: .init(shard: 3, index: 7), mapEpoch: 2))
    }

    @Test("So is the message of a oneof, unless another member of the oneof came between")
    func mergeInOneof() throws {
        func item(_ item: StorageV1.ReadItem.ItemValue) throws -> [UInt8] {
            try StorageV1.ReadItem(item: item).serialized()
        }
        let collection = try item(.range(.init(collection: 3)))
        let limit = try item(.range(.init(limit: 9)))
        let record = try item(.record(.init(collection: 4)))
        #expect(
            try StorageV1.ReadItem(serialized: collection + limit)
                == .init(item: .range(.init(collection: 3, limit: 9))))
        #expect(try StorageV1.ReadItem(serialized: collection + record + limit) == .init(item: .range(.init(limit: 9))))
        #expect(
            try StorageV1.ReadItem(serialized: collection + limit + record)
                == .init(item: .record(.init(collection: 4))))
    }

    @Test("Merging reaches into merged messages, and repeated fields go on")
    func deepMerge() throws {
        let first = GoogleProtobuf.Value(kind: .listValue(.init(values: [.init(kind: .boolValue(true))])))
        let second = GoogleProtobuf.Value(kind: .listValue(.init(values: [.init(kind: .numberValue(2))])))
        let list = GoogleProtobuf.ListValue(values: [.init(kind: .boolValue(true)), .init(kind: .numberValue(2))])
        #expect(
            try GoogleProtobuf.Value(serialized: first.serialized() + second.serialized())
                == .init(kind: .listValue(list)))
    }

    @Test("A field of another wire type than its contract's is an unknown one, and the rest is read")
    func wireTypes() throws {
        // Stay.phone (1, string) as a varint, then as 32 and 64 bits; Stay.operator (2, enum) as bytes.
        let strange: [UInt8] = [0x08, 0x01, 0x0D, 1, 2, 3, 4, 0x09, 1, 2, 3, 4, 5, 6, 7, 8, 0x12, 0x01, 0x41]
        let stay = try TripCardV1.Stay(serialized: strange + SerializationTests.stayBytes)
        #expect(stay == SerializationTests.stay)
    }

    @Test("Groups are skipped with all they hold, and must end as they began (protobuf encoding, \"Groups\")")
    func groups() throws {
        // Group 15 with a varint, a string, and a group 16 inside.
        let group: [UInt8] = [0x7B, 0x08, 0x01, 0x12, 0x01, 0x41, 0x83, 0x01, 0x84, 0x01, 0x7C]
        #expect(try TripCardV1.Stay(serialized: group + SerializationTests.stayBytes) == SerializationTests.stay)
        for broken in [[0x7B], [0x7C], [0x7B, 0x74], [0x7B, 0x12, 0x05, 0x41, 0x7C]] as [[UInt8]] {
            #expect(throws: WireError.malformed) { try TripCardV1.Stay(serialized: broken) }
        }
        let deep = Array(repeating: 0x7B as UInt8, count: 100_000)
        #expect(throws: WireError.limitExceeded(limit: "depth", maximum: 100)) { try TripCardV1.Stay(serialized: deep) }
    }
}
