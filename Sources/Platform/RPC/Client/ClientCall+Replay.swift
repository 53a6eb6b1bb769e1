import NIOCore

/// What a call has sent on its stream, kept as long as the stream may turn out not to have been served.
///
/// That is so when the server says that it has done nothing (REFUSED_STREAM, RFC 9113 §8.7; above the last stream of
/// a GOAWAY, §6.8), or when the connection was lost before anything of the stream was written. Such a call is placed
/// again, whatever it does: once in the first case, a few times in the second (gRFC A6, "Transparent Retries").
struct Replay {
    /// The most bytes of a stream of requests that are kept. One single request is kept without a copy.
    static let maxBytes = 64 * 1024
    /// How often a call is placed again whose connection was lost too early.
    static let unsentMax = 8

    /// The requests so far, framed; nil once they are too many, or of no use any more.
    private(set) var requests: ByteBuffer? = ByteBuffer()
    /// Whether a server has refused the call after all that.
    private(set) var wasRefused = false
    private var refusals = 0
    private var unsent = 0

    /// A stream was opened with these requests.
    mutating func opened(with first: ByteBuffer) {
        if requests != nil { requests = first }
    }

    /// One more request was sent on the stream.
    mutating func add(_ request: ByteBuffer) {
        guard let count = requests?.readableBytes else { return }
        if count + request.readableBytes > Self.maxBytes {
            requests = nil
        } else {
            requests?.writeImmutableBuffer(request)
        }
    }

    /// The response has begun.
    mutating func commit() { requests = nil }

    /// What to send on another stream, or nil if the call has come to its end.
    mutating func next(wasSent: Bool) -> ByteBuffer? {
        guard let requests else { return nil }
        if wasSent { refusals += 1 } else { unsent += 1 }
        guard refusals <= 1, unsent <= Self.unsentMax else {
            wasRefused = true
            return nil
        }
        return requests
    }
}

extension ClientCall {
    /// The connection is lost.
    func lostConnection(_ status: RPCError, lastWritten: Int32) {
        guard case .open(let stream, _) = phase else { return }
        if stream.id > lastWritten { unserved(status, wasSent: false) } else { finish(status, reset: nil) }
    }

    /// The stream was not served: the call goes to another one, or ends with `status`.
    func unserved(_ status: RPCError, wasSent: Bool) {
        guard case .open(let stream, let connection) = phase, let requests = replay.next(wasSent: wasSent) else {
            return finish(status, reset: nil)
        }
        stream.owner = nil
        stream.onDrained = nil
        avoiding.append(connection.id)
        queued = requests
        phase = .waiting
        channel.place(self)
    }
}
