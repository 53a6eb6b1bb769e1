import Formats
import Testing

struct HexadecimalTests {
    @Test("A byte is two digits of lower case")
    func texts() {
        #expect(Hexadecimal.text([] as [UInt8]) == "")
        #expect(Hexadecimal.text([0x00, 0x0F, 0xA0, 0xFF] as [UInt8]) == "000fa0ff")
    }

    @Test("A number has all digits of its type")
    func numbers() {
        #expect(Hexadecimal.text(UInt16(0xA0)) == "00a0")
        #expect(Hexadecimal.text(UInt8.max) == "ff")
        #expect(Hexadecimal.text(UInt64(0)) == "0000000000000000")
        #expect(Hexadecimal.text(UInt128(1) << 124) == "10000000000000000000000000000000")
    }

    @Test("Appending leaves what is there and writes the letters that were asked for")
    func appends() {
        var output = Array("%".utf8)
        Hexadecimal.append(0xAF, to: &output, .upper)
        Hexadecimal.append(0xAF, to: &output)
        #expect(output == Array("%AFaf".utf8))
    }

    @Test(
        "Digits of either case are a number, as many as the type has",
        arguments: [("0", 0), ("00", 0), ("fF", 255), ("A", 10)] as [(String, UInt8)])
    func readNumbers(digits: String, number: UInt8) {
        #expect(Hexadecimal.number(digits.utf8) == number)
    }

    @Test("Anything else is no number", arguments: ["", "000", "+F", "-1", " 1", "0x", "g", "１"])
    func noNumbers(text: String) {
        #expect(Hexadecimal.number(text.utf8, as: UInt8.self) == nil)
    }

    @Test("Random numbers read back from their texts", arguments: 1...4)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let number = UInt128(random.next()) << 64 | UInt128(random.next())
            #expect(Hexadecimal.number(Hexadecimal.text(number).utf8) == number)
        }
    }

    @Test("A digit of either case has its value, and no other byte has one")
    func values() {
        for byte in UInt8.min...UInt8.max {
            let expected = UInt8(String(decoding: [byte], as: UTF8.self), radix: 16)
            #expect(Hexadecimal.value(ofDigit: byte) == (byte < 128 ? expected : nil))
        }
    }
}
