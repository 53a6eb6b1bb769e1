import CNghttp2

// What concerns the connection as a whole.
extension HTTP2Session {
    /// Announces that the connection is about to close: the first of two GOAWAYs (RFC 9113 §6.8).
    func announceShutdown() { nghttp2_submit_shutdown_notice(session) }

    /// Refuses streams above those seen so far; `reason` says why, as debug data.
    func goaway(errorCode: UInt32, reason: StaticString = "") {
        let last = nghttp2_session_get_last_proc_stream_id(session)
        let flags = UInt8(NGHTTP2_FLAG_NONE.rawValue)
        nghttp2_submit_goaway(session, flags, last, errorCode, reason.utf8Start, reason.utf8CodeUnitCount)
    }

    /// What a client is told that sends too many PINGs (gRFC A8).
    static let tooManyPings: StaticString = "too_many_pings"

    /// Whether a PING of the peer is within what it may send; tells it if not.
    func admitsPing() -> Bool {
        guard pingStrikes?.admit(now: receivedAt, hasCalls: streamCount > 0) == false else { return true }
        goaway(errorCode: UInt32(NGHTTP2_ENHANCE_YOUR_CALM.rawValue), reason: Self.tooManyPings)
        return false
    }

    /// Ends the connection after what is queued.
    func terminate(errorCode: UInt32) { nghttp2_session_terminate_session(session, errorCode) }

    /// Asks the peer for an answer.
    func ping(_ ping: HTTP2Ping) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 8) { opaque in
            opaque.initialize(repeating: 0)
            opaque[0] = ping.rawValue
            nghttp2_submit_ping(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), opaque.baseAddress)
        }
    }

    /// The largest list of header fields that the peer takes, as ``HeaderBlock/listBytes`` counts.
    var peerMaxHeaderListBytes: UInt32 {
        nghttp2_session_get_remote_settings(session, NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE)
    }

    /// The most streams the peer lets us open.
    var peerMaxConcurrentStreams: UInt32 {
        nghttp2_session_get_remote_settings(session, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS)
    }
}
