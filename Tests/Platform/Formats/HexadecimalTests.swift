import Formats
import Testing

struct HexadecimalTests {
    @Test("A byte is two digits of lower case")
    func texts() {
        #expect(Hexadecimal.text([] as [UInt8]) == "")
        #expect(Hexadecimal.text([0x00, 0x0F, 0xA0, 0xFF] as [UInt8]) == "000fa0ff")
    }

    @Test("A digit of either case has its value, and no other byte has one")
    func values() {
        for byte in UInt8.min...UInt8.max {
            let expected = UInt8(String(decoding: [byte], as: UTF8.self), radix: 16)
            #expect(Hexadecimal.value(ofDigit: byte) == (byte < 128 ? expected : nil))
        }
    }
}
