import TestContracts
import Testing
import Wire

@Suite("proto3 JSON, against Google's library")
struct JSONWitnessTests {
    @Test("The JSON of a message of chance is read as Google's library reads it, and ours is read back by it")
    func chance() throws {
        let witness = try Witness()
        for type in EveryFieldTests.messages {
            let name = type.descriptor.fullName
            for seed in 0..<40 {
                let (encoded, json) = try witness.random(name, seed: seed)
                let place = "\(name), seed \(seed)"
                #expect(try witness.same(name, encoded, Self.encoded(type, json: json)), "\(place)")
                let ours = try Self.json(type, encoded)
                let parsed = try witness.parse(name, ours)
                #expect(try parsed.map { try witness.same(name, encoded, $0) } == true, "\(place)")
            }
        }
    }

    private static func encoded<M: WireMessage>(_ type: M.Type, json: [UInt8]) throws -> [UInt8] {
        try M(json: json).serialized()
    }

    private static func json<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8]) throws -> [UInt8] {
        try M(serialized: bytes).json()
    }
}
