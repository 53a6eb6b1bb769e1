import CNghttp2
import NIOCore

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
    // Not counted: it owns the session, and a weak reference would cost each callback an atomic.
    @exclusivity(unchecked) private var delegateReference: Unmanaged<HTTP2SessionDelegate>?

    // Exclusive access is not checked where it is asked for most often: all of it is on one event loop, and no access
    // lasts while anything else is called.

    /// When the bytes that are being processed arrived.
    @exclusivity(unchecked) private(set) var receivedAt: NIODeadline
    /// When a header block began that is not complete yet.
    @exclusivity(unchecked) var headerBlockBegan: NIODeadline?
    /// Bytes of bodies that wait to be sent, over all streams.
    @exclusivity(unchecked) private(set) var queuedBytes = 0
    /// Bytes that were taken to be sent, of all kinds.
    @exclusivity(unchecked) private(set) var pumpedBytes = 0
    /// Streams that are open.
    @exclusivity(unchecked) private var streams = HTTP2StreamList()
    /// The stream that was asked for last, as long as it is open: nearly every question is for the same again.
    @exclusivity(unchecked) private var lastFound: (id: Int32, stream: Unmanaged<HTTP2Stream>)?
    @exclusivity(unchecked) private(set) var session: OpaquePointer?
    @exclusivity(unchecked) var floodGuard: FloodGuard
    @exclusivity(unchecked) var windowUpdates = WindowUpdateGuard()
    @exclusivity(unchecked) var skippedStreams = SkippedStreams()
    /// What the peer may send in PINGs; nil for as much as other control frames.
    @exclusivity(unchecked) var pingStrikes: PingStrikes?
    /// Valid within ``pump(into:limit:)``.
    @exclusivity(unchecked) private var outgoing = OutgoingRoom(UnsafeMutableRawBufferPointer(start: nil, count: 0))
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

// MARK: - Events

extension HTTP2Session {
    /// Tells `delegate`, which owns the session, of everything from now on.
    func report(to delegate: HTTP2SessionDelegate) { delegateReference = .passUnretained(delegate) }

    /// Tells the delegate something, without counting a reference; does nothing if there is none.
    @inline(__always) @discardableResult
    func tell<R>(_ body: (HTTP2SessionDelegate) -> R) -> R? { delegateReference?._withUnsafeGuaranteedRef(body) }
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
        var isEmpty = nghttp2_session_want_write(session) == 0
        while !isEmpty, buffer.readableBytes < limit {
            buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 2 * Self.frameBytesMax) { room in
                outgoing = OutgoingRoom(room)
                isEmpty = fillRoom()
                pumpedBytes += outgoing.used
                return outgoing.used
            }
        }
        return isEmpty
    }

    /// Takes frames while there is room for the largest; returns whether all were taken.
    private func fillRoom() -> Bool {
        let session = session
        while outgoing.left >= Self.frameBytesMax {
            var data: UnsafePointer<UInt8>?
            let count = nghttp2_session_mem_send(session, &data)
            guard count > 0, let data else { return !outgoing.isFull }
            outgoing.add(data, count)
        }
        return false
    }

    /// Takes a DATA frame straight from the stream's queue: its head, and `count` bytes. Returns false when it has to wait
    /// for more room, with some left over for the frame that libnghttp2 may hand out after it.
    func send(_ count: Int, of stream: HTTP2Stream, head: UnsafePointer<UInt8>) -> Bool {
        guard outgoing.left >= Self.frameHeadBytes + count + Self.frameBytesMax else {
            outgoing.isFull = true
            return false
        }
        outgoing.add(head, Self.frameHeadBytes)
        stream.take(count) { outgoing.add($0, count) }
        queuedBytes -= count
        return true
    }

    /// `count` bytes of a body went out.
    func sent(_ count: Int) { queuedBytes -= count }

    private static let frameHeadBytes = 9

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

    /// Whether control frames of the peer are still within bounds; counts one, or what costs us as much as `price` of them.
    func admitsControlFrame(price: Int = 1) -> Bool { floodGuard.admit(price, now: receivedAt) }

    /// The peer sent frames of unknown types at `now`: they count as control frames.
    func skipped(_ frames: Int, at now: NIODeadline) throws(ProtocolViolation) {
        guard frames > 0, !floodGuard.admit(frames, now: now) else { return }
        throw ProtocolViolation(code: NGHTTP2_ERR_FLOODED.rawValue)
    }
}

// MARK: - Streams

extension HTTP2Session {
    /// How many streams are open.
    var streamCount: Int { streams.count }

    /// The open streams at this moment.
    var openStreams: [HTTP2Stream] { streams.all }

    /// Runs `body` with the open stream of a number, if there is one, without counting a reference: the session holds
    /// the stream until its end, which ``forget(_:)`` is the last to handle.
    @inline(__always) @discardableResult
    func withStream<R>(_ id: Int32, _ body: (HTTP2Stream) -> R) -> R? {
        if let lastFound, lastFound.id == id { return lastFound.stream._withUnsafeGuaranteedRef(body) }
        guard let pointer = nghttp2_session_get_stream_user_data(session, id) else { return nil }
        let stream = Unmanaged<HTTP2Stream>.fromOpaque(pointer)
        lastFound = (id, stream)
        return stream._withUnsafeGuaranteedRef(body)
    }

    /// The open stream of a number.
    func stream(_ id: Int32) -> HTTP2Stream? { withStream(id) { $0 } }

    /// Keeps a stream until ``forget(_:)``.
    func keep(_ stream: HTTP2Stream) {
        streams.add(stream)
        let held = Unmanaged.passRetained(stream)
        nghttp2_session_set_stream_user_data(session, stream.id, held.toOpaque())
        lastFound = (stream.id, held)
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
        if lastFound?.id == stream.id { lastFound = nil }
        queuedBytes -= stream.outboundBytes
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
        stream.queue(bytes)
        resume(stream)
        return stream.outboundBytes >= settings.outboundQueueBytes
    }

    /// The same for bytes that `fill` writes where they wait to be sent, without a buffer of their own.
    func append(to stream: HTTP2Stream, _ fill: (inout ByteBuffer) throws -> Void) rethrows -> Bool {
        guard !stream.isClosed, !stream.isEnded else { return false }
        let before = stream.outboundBytes
        try stream.append(fill)
        queuedBytes += stream.outboundBytes - before
        resume(stream)
        return stream.outboundBytes >= settings.outboundQueueBytes
    }

    /// Whether a sender need not wait any more.
    func hasRoom(on stream: HTTP2Stream) -> Bool { hasRoom(stream.outboundBytes) }

    /// Whether a queue of `count` bytes has room.
    func hasRoom(_ count: Int) -> Bool { count < settings.outboundQueueBytes / 2 }

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
