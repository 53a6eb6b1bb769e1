/// What a caller says about one call.
public struct CallOptions: Sendable {
    /// Custom headers of the request.
    public var metadata: Metadata
    /// When the call must be over; nil means when its channel says.
    public var deadline: Deadline?
    /// Whether the call waits for a connection rather than fail while there is none.
    public var waitForReady: Bool
    /// Where the response's headers and trailers are put, when the caller wants them.
    public var response: ResponseMetadata?
    /// How the call's requests are compressed on a network; nil means as its channel says. Responses come as the
    /// server chooses.
    public var compression: MessageCompression?
    /// A deadline at which the calling task is cancelled anyway, since the call it serves ends then.
    var enforcedDeadline: Deadline?

    public init(metadata: Metadata = Metadata(), deadline: Deadline? = nil, waitForReady: Bool = false) {
        self.metadata = metadata
        self.deadline = deadline
        self.waitForReady = waitForReady
    }

    /// Options of a call that must be over after `timeout`.
    public init(metadata: Metadata = Metadata(), timeout: Duration, waitForReady: Bool = false) {
        self.init(metadata: metadata, deadline: .after(timeout), waitForReady: waitForReady)
    }
}

/// How messages are compressed (gRPC documents, "gRPC Compression").
public enum MessageCompression: Sendable, Hashable {
    /// Not at all.
    case identity
    /// gzip (RFC 1952), each message by itself.
    case gzip
}
