import TestContracts
import Testing
import Wire

@Suite("Every kind of field of proto3, against Google's library")
struct EveryFieldTests {
    static let messages: [any WireMessage.Type] = [
        TestV1.Scalars.self, TestV1.Optionals.self, TestV1.Lists.self, TestV1.Maps.self, TestV1.Tree.self,
        TestV1.WellKnown.self, TestV1.Names.self, PlainPackage.Plain.self,
    ]

    @Test("A message of chance survives the way there and back, and equal messages have equal encodings")
    func roundTrip() throws {
        let witness = try Witness()
        for type in Self.messages {
            let name = type.descriptor.fullName
            for seed in 0..<40 {
                let encoded = try witness.random(name, seed: seed).encoded
                let again = try Self.recoded(type, encoded)
                #expect(try witness.same(name, encoded, again), "\(name), seed \(seed)")
                #expect(try Self.recoded(type, again) == again, "\(name), seed \(seed)")
            }
        }
    }

    @Test("Two encodings one after the other are one merged message (protobuf encoding, \"Last One Wins\")")
    func merge() throws {
        let witness = try Witness()
        for type in Self.messages {
            let name = type.descriptor.fullName
            for seed in 0..<40 {
                let joined =
                    try witness.random(name, seed: seed).encoded + witness.random(name, seed: seed + 1000).encoded
                #expect(try witness.same(name, joined, Self.recoded(type, joined)), "\(name), seed \(seed)")
            }
        }
    }

    private static func recoded<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8]) throws -> [UInt8] {
        try M(serialized: bytes).serialized()
    }

    @Test("An optional scalar is nil when absent and kept when it is the default (proto3, \"Field Presence\")")
    func presence() throws {
        #expect(try TestV1.Optionals().serialized() == [])
        let set = TestV1.Optionals(anInt32: 0, aString: "", someBytes: [], mood: .unspecified, scalars: .init())
        let bytes = try set.serialized()
        #expect(bytes == [0x18, 0, 0x72, 0, 0x7A, 0, 0x80, 1, 0, 0x8A, 1, 0])
        let read = try TestV1.Optionals(serialized: bytes)
        #expect(read == set)
        #expect(read.aDouble == nil && read.aBool == nil)
    }

    @Test("A map's entry may lack key or value, and the last of one key counts (protobuf encoding, \"Maps\")")
    func maps() throws {
        let bytes: [UInt8] = [
            0x0A, 0x02, 0x08, 0x07, 0x0A, 0x03, 0x12, 0x01, 0x61, 0x42, 0x03, 0x0A, 0x01, 0x6B,
            0x0A, 0x05, 0x08, 0x07, 0x12, 0x01, 0x62,
        ]
        #expect(try TestV1.Maps(serialized: bytes) == .init(byInt32: [7: "b", 0: "a"], byString: ["k": .init()]))
    }

    @Test("Names that mean something in Swift or C are usable")
    func names() throws {
        let names = TestV1.Names(
            string: .init(text: "x"), error: .none, self_: 1, init_: 2, class: 3, c: 4, unknownFields_: 5, in: 0,
            operator: "", case: ["a": 1], theChoice: TestV1.Names.TheChoiceValue.none(0))
        let read = try TestV1.Names(serialized: names.serialized())
        #expect(read == names)
        #expect(read.theChoice == TestV1.Names.TheChoiceValue.none(0))
    }

    @Test("Enums: an alias is the same value, negative and unknown numbers survive")
    func enums() throws {
        #expect(TestV1.Mood.glad == .happy)
        for mood in [TestV1.Mood.low, .init(rawValue: 4711), .init(rawValue: .min)] {
            let read = try TestV1.Scalars(serialized: TestV1.Scalars(mood: mood).serialized())
            #expect(read.mood == mood)
        }
    }
}
