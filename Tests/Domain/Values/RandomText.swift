/// Texts that nobody would write, and some that nearly are codes.
enum RandomText {
    /// Any Unicode scalar; those that files hold come often.
    static func scalar(using random: inout SeededGenerator) -> Unicode.Scalar {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return Unicode.Scalar(UInt8.random(in: 0...127, using: &random))
        case 1: return frequent.randomElement(using: &random)!
        case 2: return Unicode.Scalar(UInt32.random(in: 0x80...0x33FF, using: &random))!
        default:
            while true {
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) { return scalar }
            }
        }
    }

    /// A text of up to 30 scalars.
    static func text(using random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...30, using: &random) {
            let isCode = Int.random(in: 0..<4, using: &random) > 0
            text.append(isCode ? code.randomElement(using: &random)! : scalar(using: &random))
        }
        return String(text)
    }

    /// Whether a character stands for a letter or digit of ASCII.
    static func isCode(_ scalar: Unicode.Scalar) -> Bool {
        let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        return Unicode.Scalar(value).map { code.contains($0) || ("a"..."z").contains($0) } ?? false
    }

    private static let code = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars)
    private static let frequent = Array(
        "\u{A0}\u{AD}\u{200B}\u{200E}\u{202E}\u{2060}\u{3000}\u{FEFF}\u{131}\u{17F}\u{212A}ßﬁХх×*٣‐‑–—−－．·•・()（）[]'\"=+/,;、，年月日时分秒:"
            .unicodeScalars)
}
