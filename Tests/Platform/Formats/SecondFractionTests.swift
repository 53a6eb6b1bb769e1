import Formats
import Testing

struct SecondFractionTests {
    @Test(
        "A fraction is written in groups of three digits and reads back",
        arguments: [
            (0, ""), (500_000_000, ".500"), (1_000_000, ".001"), (1000, ".000001"), (1, ".000000001"),
            (999_999_999, ".999999999"), (120_000_000, ".120"),
        ] as [(Int32, String)])
    func texts(nanos: Int32, text: String) {
        #expect(SecondFraction.text(nanos: nanos) == text)
        if nanos != 0 { #expect(SecondFraction.nanos(text.utf8.dropFirst()) == nanos) }
    }

    @Test(
        "Digits that are missing at the end are zeros",
        arguments: [("5", 500_000_000), ("05", 50_000_000)] as [(String, Int32)])
    func shortDigits(digits: String, nanos: Int32) {
        #expect(SecondFraction.nanos(digits.utf8) == nanos)
    }

    @Test("What is not 1 to 9 digits is refused", arguments: ["", "1234567890", "12a", "-1", " 1"])
    func malformed(digits: String) {
        #expect(SecondFraction.nanos(digits.utf8) == nil)
    }
}
