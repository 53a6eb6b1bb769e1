import Formats
import Testing

struct Base64StreamDecoderTests {
    /// Feeds the text in portions of `size` characters; nil when one is malformed.
    private static func decode(_ text: String, portion size: Int) -> (bytes: [UInt8], isInsideGroup: Bool)? {
        var decoder = Base64StreamDecoder()
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            guard let decoded = rest.prefix(size).withUnsafeBytes({ decoder.decode($0) }) else { return nil }
            bytes += decoded
            rest = rest.dropFirst(size)
        }
        return (bytes, decoder.isInsideGroup)
    }

    @Test("Portions with padding of their own are one body, however they are cut", arguments: 1...12)
    func portions(size: Int) throws {
        let text =
            Base64.encode([1], padded: true) + "\r\n" + Base64.encode([2, 3], padded: true)
            + Base64.encode([4, 5, 6], padded: true)
        let decoded = try #require(Self.decode(text, portion: size))
        #expect(decoded.bytes == [1, 2, 3, 4, 5, 6])
        #expect(!decoded.isInsideGroup)
    }

    @Test("An incomplete group is told", arguments: ["A", "AA", "AAA", "AAAAA"])
    func incomplete(text: String) throws {
        #expect(try #require(Self.decode(text, portion: 2)).isInsideGroup)
    }

    @Test("A malformed group is refused, however it is cut", arguments: ["A=AA", "====", "AAAA*AAA", "A===", "AA=A"])
    func malformed(text: String) {
        for size in 1...8 { #expect(Self.decode(text, portion: size) == nil) }
    }
}
