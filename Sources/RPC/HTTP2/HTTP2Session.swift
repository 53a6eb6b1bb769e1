import CNghttp2
import NIOCore

#if canImport(Glibc)
import Glibc
#endif

/// What a session tells its connection. All calls come on the event loop, from within ``HTTP2Session/receive(_:)`` or
/// ``HTTP2Session/pump(into:)``; the bytes are valid during the call only.
protocol HTTP2SessionDelegate: AnyObject {
    /// The peer opens a stream, with a header block that begins; the stream is the delegate's to make. Servers only.
    func requestBegins(on id: Int32) -> HTTP2Stream
    /// The peer begins a header block on an open stream.
    func headersBegin(on stream: HTTP2Stream)
    /// A field of the block. Returning false refuses the block: the list is too large.
    func header(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>, on stream: HTTP2Stream) -> Bool
    /// The block is complete.
    func headersEnd(on stream: HTTP2Stream, endOfStream: Bool)
    /// Bytes of a body; `endOfStream` says that they are of its last frame. They count against the windows until
    /// ``HTTP2Session/consume(_:of:)``.
    func data(_ bytes: UnsafeRawBufferPointer, on stream: HTTP2Stream, endOfStream: Bool)
    /// The peer has sent its last.
    func endOfData(on stream: HTTP2Stream)
    /// The stream is gone; `errorCode` is 0 when it ended in order (RFC 9113 §7).
    func closed(_ stream: HTTP2Stream, errorCode: UInt32)
    /// The peer will serve no stream above `lastStream`. `debugData` says why.
    func goaway(lastStream: Int32, errorCode: UInt32, debugData: HeaderText)
    /// The peer answered a PING of ours.
    func pingAcknowledged(_ ping: HTTP2Ping)
    /// The peer's SETTINGS arrived.
    func settingsReceived()
}

/// Why a PING was sent; it goes in the first of its eight bytes and comes back with the answer.
enum HTTP2Ping: UInt8 {
    /// Is the peer still there?
    case keepalive = 1
    /// Has the peer read that the connection is about to close?
    case drain = 2
}

/// An HTTP/2 connection without I/O (RFC 9113): bytes in and events out by libnghttp2, requests and responses in
/// and bytes out. Belongs to its event loop.
final class HTTP2Session {
    enum Role { case server, client }

    /// Why the bytes of the peer cannot be processed further. The session must be flushed and closed.
    struct ProtocolViolation: Error {
        /// libnghttp2's code.
        let code: Int32

        /// What the peer is told (RFC 9113 §7).
        var errorCode: UInt32 {
            switch code {
            case NGHTTP2_ERR_CALLBACK_FAILURE.rawValue, NGHTTP2_ERR_FLOODED.rawValue:
                UInt32(NGHTTP2_ENHANCE_YOUR_CALM.rawValue)
            default: UInt32(NGHTTP2_PROTOCOL_ERROR.rawValue)
            }
        }
    }

    /// Takes the fields of header blocks instead of the delegate: for servers, which get ten a request.
    struct FieldSink {
        /// What `take` is given; valid as long as the session.
        let memory: UnsafeMutableRawPointer
        /// Takes a field's name and value with their lengths; false refuses the block, since the list is too large. A C
        /// function, which has no context to count references to.
        let take:
            @convention(c) (
                UnsafeMutableRawPointer, UnsafePointer<UInt8>?, Int, UnsafePointer<UInt8>?, Int
            ) -> Bool
    }

    let settings: HTTP2Settings
    /// Where libnghttp2's memory comes from; nil means malloc.
    private let memory: HTTP2Memory?
    /// Where buffers go that were sent.
    let spareBuffers: SpareBuffers?
    let fieldSink: FieldSink?
    // The connection owns its session and sets itself once: a weak reference would cost each callback an atomic.
    @exclusivity(unchecked) unowned(unsafe) var delegate: (any HTTP2SessionDelegate)?

    // Exclusive access is not checked where it is asked for most often: all of it is on one event loop, and no access
    // lasts while anything else is called.

    /// When the bytes that are being processed arrived.
    @exclusivity(unchecked) private(set) var receivedAt: NIODeadline
    /// When a header block began that is not complete yet.
    @exclusivity(unchecked) var headerBlockBegan: NIODeadline?
    /// Bytes of bodies that wait to be sent, over all streams.
    @exclusivity(unchecked) private(set) var queuedBytes = 0
    /// Streams that are open.
    @exclusivity(unchecked) private var streams = HTTP2StreamList()
    @exclusivity(unchecked) private var session: OpaquePointer?
    @exclusivity(unchecked) var floodGuard: FloodGuard
    @exclusivity(unchecked) var windowUpdates = WindowUpdateGuard()
    @exclusivity(unchecked) var skippedStreams = SkippedStreams()
    /// What the peer may send in PINGs; nil for as much as other control frames.
    @exclusivity(unchecked) var pingStrikes: PingStrikes?
    /// Frames that waited to be sent when SETTINGS began to arrive.
    private var queuedBeforeSettings = 0
    /// The last stream that we opened.
    private(set) var lastRequested: Int32 = 0
    let role: Role
    let now: () -> NIODeadline

    init(
        role: Role, settings: HTTP2Settings, memory: HTTP2Memory? = nil, spareBuffers: SpareBuffers? = nil,
        fieldSink: FieldSink? = nil, now: @escaping () -> NIODeadline
    ) {
        self.memory = memory
        self.spareBuffers = spareBuffers
        self.fieldSink = fieldSink
        self.role = role
        self.settings = settings
        self.now = now
        receivedAt = now()
        floodGuard = FloodGuard(burst: settings.floodBurst, perSecond: settings.floodPerSecond, now: now())
        var option: OpaquePointer?
        nghttp2_option_new(&option)
        defer { nghttp2_option_del(option) }
        nghttp2_option_set_no_auto_window_update(option, 1)
        let owner = Unmanaged.passUnretained(self).toOpaque()
        let callbacks = HTTP2Callbacks.table.pointer
        func create(_ memory: UnsafeMutablePointer<nghttp2_mem>?) {
            switch role {
            case .server: nghttp2_session_server_new3(&session, callbacks, owner, option, memory)
            case .client: nghttp2_session_client_new3(&session, callbacks, owner, option, memory)
            }
        }
        if var functions = memory?.functions { create(&functions) } else { create(nil) }
        submitSettings(role)
    }

    deinit {
        _ = forgetAll()
        nghttp2_session_del(session)
    }

    private func submitSettings(_ role: Role) {
        func entry(_ id: nghttp2_settings_id, _ value: UInt32) -> nghttp2_settings_entry {
            nghttp2_settings_entry(settings_id: Int32(id.rawValue), value: value)
        }
        var entries = [
            entry(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, UInt32(settings.streamWindowBytes)),
            entry(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, settings.maxHeaderListBytes),
        ]
        switch role {
        case .server: entries.append(entry(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, settings.maxConcurrentStreams))
        case .client: entries.append(entry(NGHTTP2_SETTINGS_ENABLE_PUSH, 0))
        }
        nghttp2_submit_settings(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), entries, entries.count)
        nghttp2_session_set_local_window_size(
            session, UInt8(NGHTTP2_FLAG_NONE.rawValue), 0, settings.connectionWindowBytes)
    }
}

// MARK: - Bytes

extension HTTP2Session {
    /// Processes bytes of the peer that arrived at `now`.
    func receive(_ bytes: UnsafeRawBufferPointer, at now: NIODeadline) throws(ProtocolViolation) {
        receivedAt = now
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let taken = nghttp2_session_mem_recv(session, start, bytes.count)
        if taken < 0 { throw ProtocolViolation(code: Int32(taken)) }
    }

    /// Appends what waits to be sent to `buffer`, up to about `limit` bytes; returns whether all was taken.
    @discardableResult
    func pump(into buffer: inout ByteBuffer, limit: Int = 1 << 20) -> Bool {
        let session = session
        var isEmpty = nghttp2_session_want_write(session) == 0
        while !isEmpty, buffer.readableBytes < limit {
            buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 2 * Self.frameBytesMax) { room in
                var used = 0
                while room.count - used >= Self.frameBytesMax {
                    var data: UnsafePointer<UInt8>?
                    let count = nghttp2_session_mem_send(session, &data)
                    guard count > 0, let data else {
                        isEmpty = true
                        break
                    }
                    memcpy(room.baseAddress! + used, data, count)
                    used += count
                }
                return used
            }
        }
        return isEmpty
    }

    /// The most bytes libnghttp2 hands out at once: a frame of the smallest maximum (RFC 9113 §4.2) and its header, with
    /// room for the padding of none.
    private static let frameBytesMax = 16 * 1024 + 64

    /// Whether the session has nothing more to read or write: the connection can be closed.
    var isOver: Bool { nghttp2_session_want_read(session) == 0 && nghttp2_session_want_write(session) == 0 }

    /// SETTINGS of the peer begin.
    func settingsBegin() { queuedBeforeSettings = nghttp2_session_get_outbound_queue_size(session) }

    /// SETTINGS of the peer have taken effect. libnghttp2 resets the streams whose windows they make too large, which
    /// has to end the connection (RFC 9113 §6.9.2): they show in the queue beside the acknowledgement.
    func settingsEnd(isAcknowledgement: Bool) {
        let queued = nghttp2_session_get_outbound_queue_size(session)
        guard !isAcknowledgement, queued > queuedBeforeSettings + 1 else { return }
        terminate(errorCode: UInt32(NGHTTP2_FLOW_CONTROL_ERROR.rawValue))
    }

    /// A stream was reset. If what the peer sent was the cause, that counts as a reset of its own, since it lets go of a
    /// call just as cheaply (CVE-2025-8671).
    func resetSent(errorCode: UInt32) {
        switch nghttp2_error_code(rawValue: errorCode) {
        // Our own doing.
        case NGHTTP2_NO_ERROR, NGHTTP2_INTERNAL_ERROR, NGHTTP2_CANCEL, NGHTTP2_REFUSED_STREAM: return
        default: if !admitsControlFrame() { terminate(errorCode: UInt32(NGHTTP2_ENHANCE_YOUR_CALM.rawValue)) }
        }
    }

    /// Whether control frames of the peer are still within bounds; counts one.
    func admitsControlFrame() -> Bool { floodGuard.admit(now: receivedAt) }
}

// MARK: - Streams

extension HTTP2Session {
    /// How many streams are open.
    var streamCount: Int { streams.count }

    /// The open streams at this moment.
    var openStreams: [HTTP2Stream] { streams.all }

    /// Runs `body` with the open stream of a number, if there is one, without counting a reference: the session holds
    /// the stream until its end, which ``forget(_:)`` is the last to handle.
    @inline(__always)
    func withStream<R>(_ id: Int32, _ body: (HTTP2Stream) -> R) -> R? {
        guard let pointer = nghttp2_session_get_stream_user_data(session, id) else { return nil }
        return Unmanaged<HTTP2Stream>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
    }

    /// The open stream of a number.
    func stream(_ id: Int32) -> HTTP2Stream? { withStream(id) { $0 } }

    /// Keeps a stream until ``forget(_:)``.
    func keep(_ stream: HTTP2Stream) {
        streams.add(stream)
        nghttp2_session_set_stream_user_data(session, stream.id, Unmanaged.passRetained(stream).toOpaque())
    }

    /// Forgets the open stream of a number, and returns it.
    func take(_ id: Int32) -> HTTP2Stream? {
        guard let pointer = nghttp2_session_get_stream_user_data(session, id) else { return nil }
        nghttp2_session_set_stream_user_data(session, id, nil)
        let stream = Unmanaged<HTTP2Stream>.fromOpaque(pointer).takeRetainedValue()
        leave(stream)
        return stream
    }

    private func leave(_ stream: HTTP2Stream) {
        stream.isClosed = true
        queuedBytes -= stream.outbound.readableBytes
        streams.remove(stream)
    }

    func forget(_ stream: HTTP2Stream) {
        guard !stream.isClosed else { return }
        leave(stream)
        nghttp2_session_set_stream_user_data(session, stream.id, nil)
        Unmanaged.passUnretained(stream).release()
    }

    /// Forgets all streams, for the end of the connection, and returns them.
    func forgetAll() -> [HTTP2Stream] {
        let all = streams.all
        for stream in all { forget(stream) }
        return all
    }

    /// Opens a stream with a request; nil when the connection can open no more.
    func request(_ headers: HeaderBlock, hasBody: Bool, owner: AnyObject) -> HTTP2Stream? {
        guard let id = Int32(exactly: nghttp2_session_get_next_stream_id(session)) else { return nil }
        let stream = HTTP2Stream(id: id)
        let held = Unmanaged.passRetained(stream)
        let result = headers.withFields { fields, count in
            var provider = Self.bodyProvider(stream)
            return withUnsafePointer(to: &provider) {
                nghttp2_submit_request(session, nil, fields, count, hasBody ? $0 : nil, held.toOpaque())
            }
        }
        guard result == id else {
            held.release()
            return nil
        }
        lastRequested = id
        stream.owner = owner
        stream.isEnded = !hasBody
        streams.add(stream)
        return stream
    }

    /// Sends the headers of a response; the body follows by ``queue(_:on:)`` and ``end(_:trailers:)``.
    func respond(_ headers: HeaderBlock, on stream: HTTP2Stream, hasBody: Bool) {
        guard !stream.isClosed else { return }
        _ = headers.withFields { fields, count in
            var provider = Self.bodyProvider(stream)
            return withUnsafePointer(to: &provider) {
                nghttp2_submit_response(session, stream.id, fields, count, hasBody ? $0 : nil)
            }
        }
    }

    /// Queues bytes of the body; returns whether the sender should wait for ``HTTP2Stream/onDrained``.
    func queue(_ bytes: ByteBuffer, on stream: HTTP2Stream) -> Bool {
        guard !stream.isClosed, !stream.isEnded else { return false }
        queuedBytes += bytes.readableBytes
        if stream.outbound.readableBytes == 0 {
            stream.outbound = bytes
        } else {
            stream.outbound.writeImmutableBuffer(bytes)
        }
        resume(stream)
        return stream.outbound.readableBytes >= settings.outboundQueueBytes
    }

    /// `count` bytes of a body went out.
    func sent(_ count: Int) { queuedBytes -= count }

    /// Whether a sender need not wait any more.
    func hasRoom(on stream: HTTP2Stream) -> Bool { stream.outbound.readableBytes < settings.outboundQueueBytes / 2 }

    /// Ends the body, with trailers if given.
    func end(_ stream: HTTP2Stream, trailers: HeaderBlock?) {
        guard !stream.isClosed, !stream.isEnded else { return }
        stream.isEnded = true
        stream.trailers = trailers
        resume(stream)
    }

    private func resume(_ stream: HTTP2Stream) {
        guard stream.isDeferred else { return }
        stream.isDeferred = false
        nghttp2_session_resume_data(session, stream.id)
    }

    /// Ends a stream at once with RST_STREAM.
    func reset(_ stream: HTTP2Stream, errorCode: UInt32) {
        guard !stream.isClosed else { return }
        nghttp2_submit_rst_stream(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), stream.id, errorCode)
    }

    /// Gives the peer back the window that `count` bytes of a body took, on the connection, and on the stream if that
    /// is still there.
    func consume(_ count: Int, of stream: HTTP2Stream?) {
        guard count > 0 else { return }
        if let stream, !stream.isClosed {
            nghttp2_session_consume(session, stream.id, count)
        } else {
            nghttp2_session_consume_connection(session, count)
        }
    }

    /// The response on a stream has ended: tells a peer that still sends that the rest of its request is not needed
    /// (RFC 9113 §8.1).
    func refuseRest(of stream: Int32) {
        guard nghttp2_session_get_stream_remote_close(session, stream) == 0 else { return }
        let flags = UInt8(NGHTTP2_FLAG_NONE.rawValue)
        nghttp2_submit_rst_stream(session, flags, stream, UInt32(NGHTTP2_NO_ERROR.rawValue))
    }

    /// Where libnghttp2 gets the body of a stream from, which it holds as long as it asks.
    private static func bodyProvider(_ stream: HTTP2Stream) -> nghttp2_data_provider {
        var source = nghttp2_data_source()
        source.ptr = Unmanaged.passUnretained(stream).toOpaque()
        return nghttp2_data_provider(source: source, read_callback: HTTP2Callbacks.readBody)
    }

    func submitTrailers(_ trailers: HeaderBlock, on stream: HTTP2Stream) {
        _ = trailers.withFields { nghttp2_submit_trailer(session, stream.id, $0, $1) }
    }
}

// MARK: - Connection

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
