/// Personal data made safe to show (ID-8).
enum Mask {
    /// `text` with each character between the first `first` and the last `last` replaced by an asterisk.
    ///
    /// A text with no more than `first + last` characters comes back as it is.
    static func middle(of text: String, first: Int, last: Int) -> String {
        let hidden = max(0, text.count - first - last)
        guard hidden > 0 else { return text }
        return text.prefix(first) + String(repeating: "*", count: hidden) + text.suffix(last)
    }
}
