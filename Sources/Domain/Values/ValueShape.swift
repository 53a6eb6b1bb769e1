/// Form of a text without its content: what a refusal may tell of a personal value.
///
/// A digit reads as `9`, an ASCII letter as `A`, a Chinese character as `字`, any other letter as `L`. Marks stay, and what
/// cannot be seen is written as its code point: `138 0013 8000` reads as `999 9999 9999`.
public struct ValueShape: Equatable, Sendable {
    /// The form, at most ``limit`` characters of the value and an ellipsis.
    public let text: String

    /// The most characters of a value that a shape follows.
    public static let limit = 40

    /// The form of a text.
    public init(of value: some StringProtocol) {
        let scalars = value.unicodeScalars
        let shown = scalars.prefix(Self.limit).map(Self.form).joined()
        text = scalars.dropFirst(Self.limit).isEmpty ? shown : shown + "…"
    }

    private static func form(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "0"..."9": "9"
        case "A"..."Z", "a"..."z": "A"
        case " "..."~": String(scalar)
        default: otherForm(scalar)
        }
    }

    private static func otherForm(_ scalar: Unicode.Scalar) -> String {
        let properties = scalar.properties
        if properties.isIdeographic { return "字" }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return "L"
        case .decimalNumber, .letterNumber, .otherNumber: return "N"
        case .dashPunctuation, .otherPunctuation, .openPunctuation, .closePunctuation, .mathSymbol:
            return String(scalar)
        default: return "<U+\(hexadecimal(scalar))>"
        }
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
