import Formats
import Testing

struct DigitsTests {
    @Test(
        "1 to 18 ASCII digits have a value",
        arguments: [("0", 0), ("007", 7), ("999999999999999999", 999_999_999_999_999_999)])
    func values(text: String, value: Int) {
        #expect(Digits.value(text.utf8) == value)
    }

    @Test("Anything else has none", arguments: ["", "+1", "-1", " 1", "1 ", "１", "1234567890123456789", "/", ":"])
    func noValues(text: String) {
        #expect(Digits.value(text.utf8) == nil)
    }

    @Test("A number is filled up with zeros and never cut", arguments: [(7, 2, "07"), (0, 1, "0"), (123, 2, "123")])
    func texts(number: Int, width: Int, text: String) {
        #expect(Digits.text(number, width: width) == text)
    }
}
