import HealthCodeContracts
import StorageContracts
import Testing
import TripCardContracts
import Wire

@Suite("Messages to bytes and back")
struct SerializationTests {
    static let stay = TripCardV1.Stay(
        phone: "13800138000", operator: .mobile, division: "110105", from: .init(seconds: 1_669_824_000, nanos: 5),
        until: .init(seconds: 1_669_900_000))

    /// Made by Google's Python library from the same values.
    static let stayBytes: [UInt8] =
        [0x0A, 0x0B] + Array("13800138000".utf8) + [0x10, 0x02, 0x1A, 0x06] + Array("110105".utf8)
        + [0x2A, 0x08, 0x08, 0x80, 0xFC, 0x9D, 0x9C, 0x06, 0x10, 0x05]
        + [0x32, 0x06, 0x08, 0xE0, 0xCD, 0xA2, 0x9C, 0x06]

    @Test("A message is encoded as Google's library encodes it")
    func golden() throws {
        #expect(try Self.stay.serialized() == Self.stayBytes)
        #expect(try TripCardV1.Stay(serialized: Self.stayBytes) == Self.stay)
    }

    @Test("Every kind of field survives the way there and back")
    func roundTrip() throws {
        let status = HealthCodeV1.HealthStatus(
            colour: .red,
            reasons: [
                .init(cause: .closeContact, colour: .red, negativeTestsNeeded: 1, textZh: "密接", textEn: "contact")
            ],
            computedAt: .init(seconds: -1, nanos: 999_999_999), latestTest: .init(outcome: .positive))
        #expect(try HealthCodeV1.HealthStatus(serialized: status.serialized()) == status)
        let read = StorageV1.ReadRequest(
            partition: Array(0...15), items: [.init(item: .range(.init(collection: 3, descending: true, limit: 9)))],
            mapEpoch: .max)
        #expect(try StorageV1.ReadRequest(serialized: read.serialized()) == read)
    }

    @Test("Cut off anywhere, a message is either refused or a shorter one: nothing crashes")
    func truncation() throws {
        for count in 0..<Self.stayBytes.count {
            let cut = Array(Self.stayBytes.prefix(count))
            if let shorter = try? TripCardV1.Stay(serialized: cut) { #expect(try shorter.serialized() == cut) }
        }
    }

    @Test("Fields of a newer contract are kept and written again (proto3, \"Unknown Fields\")")
    func unknownFields() throws {
        let newer = Self.stayBytes + [0xF8, 0x7F, 0x07, 0xA2, 0x7F, 0x02, 0x68, 0x69]
        let stay = try TripCardV1.Stay(serialized: newer)
        #expect(!stay.unknownFields.isEmpty)
        #expect(try TripCardV1.Stay(serialized: stay.serialized()) == stay)
    }

    @Test("An enum value of a newer contract survives")
    func openEnums() throws {
        let stay = try TripCardV1.Stay(serialized: [0x10, 0x63])
        #expect(stay.operator.rawValue == 99)
        #expect(try stay.serialized() == [0x10, 0x63])
    }

    @Test(
        "A string must be UTF-8, and the error names the field",
        arguments: [[0xFF], [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func invalidText(text: [UInt8]) {
        #expect(throws: WireError.invalidUTF8(field: "shuangma.tripcard.v1.Stay.phone")) {
            try TripCardV1.Stay(serialized: [0x0A, UInt8(text.count)] + text)
        }
    }

    @Test("A string may hold a NUL, in bytes and in JSON")
    func nulInString() throws {
        let stay = TripCardV1.Stay(division: "11\0x")
        #expect(try stay.serialized() == [0x1A, 0x04, 0x31, 0x31, 0x00, 0x78])
        #expect(try TripCardV1.Stay(serialized: stay.serialized()) == stay)
        #expect(try String(decoding: stay.json(), as: UTF8.self) == #"{"division":"11\u0000x"}"#)
        #expect(try TripCardV1.Stay(json: stay.json()) == stay)
    }

    @Test(
        "Malformed bytes are refused",
        arguments: [[0x0A], [0x0A, 0x05, 0x41], [0x00], [0x0B], [0x80], Array(repeating: 0xFF, count: 11)] as [[UInt8]])
    func malformed(bytes: [UInt8]) {
        #expect(throws: WireError.malformed) { try TripCardV1.Stay(serialized: bytes) }
    }

    @Test("Each limit is reached: bytes, depth, fields, memory")
    func limits() throws {
        func refusal(_ bytes: [UInt8], _ limits: WireLimits) -> String? {
            do { _ = try StorageV1.WriteBatchRequest(serialized: bytes, limits: limits) } catch {
                if case .limitExceeded(let limit, _) = error { return limit }
            }
            return nil
        }
        let batch = StorageV1.WriteBatchRequest(writes: [
            .init(partition: [1], mutations: [.init(change: .put(.init(value: Array(repeating: 7, count: 100))))])
        ])
        let bytes = try batch.serialized()
        #expect(refusal(bytes, .init()) == nil)
        #expect(refusal(bytes, .init(maxBytes: bytes.count - 1)) == "bytes")
        #expect(refusal(bytes, .init(maxDepth: 3)) == "depth")
        #expect(refusal(bytes, .init(maxDepth: 4)) == nil)
        #expect(refusal(bytes, .init(maxFields: 4)) == "fields")
        #expect(refusal(bytes, .init(maxDecodedBytes: 200)) == "memory")
    }

    @Test("Bytes of chance never crash a decoder", arguments: 0..<50)
    func chance(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<200 {
            let bytes = (0..<Int(state % 60)).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1
            if let message = try? StorageV1.WriteRequest(serialized: bytes) {
                #expect((try? StorageV1.WriteRequest(serialized: message.serialized())) == message)
            }
            _ = try? StorageV1.WriteRequest(json: bytes)
        }
    }
}
