/// Bounds on what one message may hold. What exceeds them is refused before memory is taken for it.
public struct WireLimits: Sendable {
    /// The largest encoded message, in bytes.
    public var maxBytes: Int
    /// The deepest nesting of messages; the outermost is 1.
    public var maxDepth: Int
    /// The most fields, elements of repeated fields counted singly, in the whole message.
    public var maxFields: Int
    /// The most memory a decoded message may take, in bytes.
    public var maxDecodedBytes: Int

    public init(
        maxBytes: Int = 4 << 20, maxDepth: Int = 100, maxFields: Int = 1 << 20, maxDecodedBytes: Int = 256 << 20
    ) {
        self.maxBytes = maxBytes
        self.maxDepth = maxDepth
        self.maxFields = maxFields
        self.maxDecodedBytes = maxDecodedBytes
    }

    /// 4 MiB, 100 levels, a million fields: what users of gRPC and of Google's libraries expect.
    public static let standard = WireLimits()
}
