/// A text in the two languages of the pages.
public struct BilingualText: Hashable, Sendable {
    /// Simplified Chinese.
    public let zh: String
    /// English.
    public let en: String

    /// A text and its translation.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}
