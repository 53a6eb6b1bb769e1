extension StringProtocol {
    /// Whether two texts are the same bytes of UTF-8.
    ///
    /// Swift's `==` also holds for texts that are canonically equivalent: it takes U+F92C, a Chinese character of names,
    /// for U+90CE, and `é` for `e` with an accent. A correction of one to the other would change nothing.
    public func hasSameBytes(as other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}
