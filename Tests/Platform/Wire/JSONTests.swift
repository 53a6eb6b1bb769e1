import StorageContracts
import Testing
import TripCardContracts
import Wire

@Suite("Messages to proto3 JSON and back")
struct JSONTests {
    func text(_ message: some WireMessage) throws -> String { String(decoding: try message.json(), as: UTF8.self) }

    @Test("Names are lowerCamelCase, enums names, 64 bits strings, bytes base64, times RFC 3339; defaults are left out")
    func printed() throws {
        #expect(try text(TripCardV1.Stay()) == "{}")
        #expect(
            try text(TripCardV1.Stay(phone: "1\"\\\n", operator: .unicom, from: .init(seconds: 0, nanos: 500_000_000)))
                == #"{"phone":"1\"\\\n","operator":"OPERATOR_UNICOM","from":"1970-01-01T00:00:00.500Z"}"#)
        #expect(
            try text(StorageV1.ReadRequest(partition: [0, 255], mapEpoch: .max))
                == #"{"partition":"AP8=","mapEpoch":"18446744073709551615"}"#)
        #expect(try text(GoogleProtobuf.Duration(seconds: -1, nanos: -5000)) == #""-1.000005s""#)
    }

    @Test("A field of a oneof is written even at its default, and read back")
    func oneofs() throws {
        let exists = StorageV1.Precondition(condition: .exists(false))
        #expect(try text(exists) == #"{"exists":false}"#)
        #expect(try StorageV1.Precondition(json: exists.json()) == exists)
    }

    @Test(
        "Both spellings of names, numbers in strings, enums by number, null for absent, any order and white space",
        arguments: [
            #"{"maskedPhone":"x","computedAt":"2022-12-01T08:00:00+08:00","colour":1}"#,
            "{ \"computed_at\" : \"2022-12-01T00:00:00.000Z\",\n\"colour\":\"CARD_COLOUR_GREEN\",\"masked_phone\":\"\\u0078\",\"windowFrom\":null }",
        ])
    func read(json: String) throws {
        let view = try TripCardV1.TripCardView(json: Array(json.utf8))
        #expect(view == .init(maskedPhone: "x", colour: .green, computedAt: .init(seconds: 1_669_852_800)))
    }

    @Test(
        "What is no JSON of the message is refused with the field's path",
        arguments: [
            (#"{"nothing":1}"#, "nothing"), (#"{"item":1}"#, "item"), (#"{"partition":"!"}"#, "partition"),
            (#"{"mapEpoch":-1}"#, "mapEpoch"), (#"{"map_epoch":1.5}"#, "map_epoch"),
            (#"{"mapEpoch":1,"map_epoch":1}"#, "map_epoch"),
            (#"{"items":[{"range":{"limit":"x"}}]}"#, "items[0].range.limit"),
            (#"{"items":[{"range":{},"record":{}}]}"#, "items[0].record"),
            (#"{"consistency":"NOPE"}"#, "consistency"), (#"{"items":{}}"#, "items"), (#"{} {}"#, ""), (#"{"#, ""),
            ("", ""),
            (#"{"partition":"AA" "mapEpoch":1}"#, ""), (#"[1]"#, ""), (#"{"mapEpoch":01}"#, "mapEpoch"),
        ])
    func refused(json: String, path: String) {
        do {
            _ = try StorageV1.ReadRequest(json: Array(json.utf8))
            Issue.record("\(json) is accepted")
        } catch {
            guard case .invalidJSON(let found, let reason) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(found == path, "\(json): \(found) \(reason)")
        }
    }

    @Test("Strings: escapes, surrogate pairs and Chinese come through; broken ones are refused")
    func strings() throws {
        let stay = try TripCardV1.Stay(json: Array(#"{"phone":"\ud83d\ude00\u53cc码\/"}"#.utf8))
        #expect(stay.phone == "😀双码/")
        for broken in [#"{"phone":"\ud83d"}"#, #"{"phone":"\x"}"#, "{\"phone\":\"\u{1}\"}"] {
            #expect(throws: WireError.self) { try TripCardV1.Stay(json: Array(broken.utf8)) }
        }
        #expect(throws: WireError.self) {
            try TripCardV1.Stay(json: Array(#"{"phone":""#.utf8) + [0xFF] + Array(#""}"#.utf8))
        }
    }

    @Test("Nesting beyond the limit is refused, not followed")
    func depth() {
        let deep = String(repeating: #"{"items":[{"range":"#, count: 1) + String(repeating: "[", count: 100_000)
        #expect(throws: WireError.self) { try StorageV1.ReadRequest(json: Array(deep.utf8)) }
    }

    @Test(
        "Times: the ends of the range, leap days, fractions and offsets; everything else is refused",
        arguments: [
            ("0001-01-01T00:00:00Z", -62_135_596_800 as Int64?), ("9999-12-31T23:59:59Z", 253_402_300_799),
            ("2024-02-29T12:00:00-05:30", 1_709_227_800), ("2023-02-29T00:00:00Z", nil), ("2022-12-01 00:00:00Z", nil),
            ("2022-12-01T24:00:00Z", nil), ("2022-12-01T00:00:00", nil), ("0001-01-01T00:00:00+01:00", nil),
        ])
    func timestamps(text: String, seconds: Int64?) {
        let time = try? GoogleProtobuf.Timestamp(json: Array("\"\(text)\"".utf8))
        #expect(time?.seconds == seconds)
    }
}
