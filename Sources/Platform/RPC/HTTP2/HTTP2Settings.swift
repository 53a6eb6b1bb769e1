/// Bounds and windows of one HTTP/2 connection.
public struct HTTP2Settings: Sendable {
    /// The most streams the peer may have open at once (SETTINGS_MAX_CONCURRENT_STREAMS).
    public var maxConcurrentStreams: UInt32 = 1024
    /// The most bytes of a header list, names and values with 32 bytes each (SETTINGS_MAX_HEADER_LIST_SIZE).
    public var maxHeaderListBytes: UInt32 = 16 * 1024
    /// Bytes the peer may send on a stream before we have read them.
    public var streamWindowBytes: Int32 = 256 * 1024
    /// Bytes the peer may send on the whole connection before we have read them.
    public var connectionWindowBytes: Int32 = 4 << 20
    /// Bytes queued on a stream at which its sender waits.
    public var outboundQueueBytes = 64 * 1024
    /// Control frames the peer may send at once; above it the connection ends with ENHANCE_YOUR_CALM (RFC 9113 §10.5).
    public var floodBurst = 1000
    /// Control frames by which the peer's allowance refills each second, up to ``floodBurst``.
    public var floodPerSecond = 100

    public init() {}
}
