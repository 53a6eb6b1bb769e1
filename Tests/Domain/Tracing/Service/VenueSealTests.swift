import Security
import Testing
import TracingCore
import Values

@testable import TracingServer

@Suite("What venues show")
struct VenueSealTests {
    private let seals = VenueSeals(KeyedHash(ClusterKeys()))
    private let code = VenueCode(
        .screen(device: 1, window: .init(number: 55_662_240)), of: VenueID(number: 9),
        at: GeoPoint(latitude: 39_905_000, longitude: 116_397_000)!)

    @Test("A code is SV1: and 54 letters, and is read without asking the store")
    func texts() throws {
        let text = seals.text(of: code)
        #expect(text.hasPrefix("SV1:") && text.utf8.count == 58)
        #expect(try seals.code(of: text) == code)
    }

    @Test("A code that was altered, or that another cluster has made, is refused")
    func forged() {
        let text = seals.text(of: code)
        let other = VenueSeals(KeyedHash(ClusterKeys())).text(of: code)
        var altered = Array(text.utf8)
        for place in 4..<altered.count - 1 {
            let kept = altered[place]
            altered[place] = kept == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            #expect(throws: FieldProblem.self) { try seals.code(of: String(decoding: altered, as: UTF8.self)) }
            altered[place] = kept
        }
        for wrong in [other, "", "SV1:", "SV2:" + text.dropFirst(4), text + "A", String(text.dropLast()), " " + text] {
            #expect(throws: FieldProblem.self) { try seals.code(of: wrong) }
        }
    }

    @Test("A credential opens its own device, and is no code")
    func credentials() {
        let credential = DeviceCredential(venue: VenueID(number: 9), device: 2, nonce: Array(repeating: 5, count: 8))
        let text = seals.text(of: credential)
        #expect(seals.credential(of: text) == credential)
        #expect(seals.credential(of: text + "A") == nil && seals.credential(of: seals.text(of: code)) == nil)
        #expect(throws: FieldProblem.self) { try seals.code(of: text) }
    }
}
