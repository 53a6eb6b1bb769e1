import NIOCore

extension NIOCore.Channel {
    /// Bytes that wait in the channel for its socket to take them. On the event loop only.
    var unwrittenBytes: Int { (try? syncOptions?.getOption(.bufferedWritableBytes)) ?? 0 }
}
