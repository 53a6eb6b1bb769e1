import CNghttp2
import NIOCore

#if canImport(Glibc)
    import Glibc
#endif

/// libnghttp2's callbacks: each finds its session behind `user_data` and tells the delegate.
enum HTTP2Callbacks {
    /// The table of callbacks, made once and never freed.
    struct Table: Sendable {
        // Written only while it is made; libnghttp2 reads it.
        nonisolated(unsafe) let pointer: OpaquePointer?
    }

    static let table: Table = {
        var callbacks: OpaquePointer?
        nghttp2_session_callbacks_new(&callbacks)
        nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks, beginFrame)
        nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, beginHeaders)
        nghttp2_session_callbacks_set_on_header_callback(callbacks, header)
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, frameReceived)
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, data)
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, streamClosed)
        nghttp2_session_callbacks_set_on_frame_send_callback(callbacks, frameSent)
        nghttp2_session_callbacks_set_send_data_callback(callbacks, sendData)
        return Table(pointer: callbacks)
    }()

    /// Runs `body` with the session behind `user_data`, which outlives its callbacks: they run only within its own
    /// methods. Counts no reference, since nothing is called more often.
    @inline(__always)
    private static func with<R>(_ owner: UnsafeMutableRawPointer?, _ body: (HTTP2Session) -> R) -> R {
        Unmanaged<HTTP2Session>.fromOpaque(owner!)._withUnsafeGuaranteedRef(body)
    }

    private static let failure = Int32(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue)
    private static let wouldBlock = Int32(NGHTTP2_ERR_WOULDBLOCK.rawValue)
    private static let refusal = Int32(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)

    private static let beginFrame: nghttp2_on_begin_frame_callback = { _, header, owner in
        let type = UInt32(header!.pointee.type)
        guard type == NGHTTP2_HEADERS.rawValue else {
            if type == NGHTTP2_SETTINGS.rawValue { with(owner) { $0.settingsBegin() } }
            if type == NGHTTP2_GOAWAY.rawValue { return with(owner) { $0.admitsControlFrame() ? 0 : failure } }
            return 0
        }
        with(owner) { session in
            guard session.role == .server, !session.skippedStreams.admit(header!.pointee.stream_id) else { return }
            session.terminate(errorCode: UInt32(NGHTTP2_PROTOCOL_ERROR.rawValue))
        }
        return 0
    }

    private static let beginHeaders: nghttp2_on_begin_headers_callback = { _, frame, owner in
        with(owner) { session in
            session.headerBlockBegan = session.receivedAt
            let id = frame!.pointee.hd.stream_id
            let isKnown: Void? = session.withStream(id) { stream in session.tell { $0.headersBegin(on: stream) } }
            if isKnown == nil, session.role == .server, let stream = session.tell({ $0.requestBegins(on: id) }) {
                session.keep(stream)
            }
            return 0
        }
    }

    private static let header: nghttp2_on_header_callback = { _, frame, name, nameCount, value, valueCount, _, owner in
        with(owner) { session in
            if let sink = session.fieldSink {
                return sink.take(sink.memory, name, nameCount, value, valueCount) ? 0 : refusal
            }
            let name = UnsafeBufferPointer(start: name, count: nameCount)
            let value = UnsafeBufferPointer(start: value, count: valueCount)
            return tell(session, name, value, on: frame!.pointee.hd.stream_id) ? 0 : refusal
        }
    }

    // Apart, so that what is called for every field of a server is small.
    @inline(never)
    private static func tell(
        _ session: HTTP2Session, _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, on id: Int32
    ) -> Bool {
        session.withStream(id) { stream in session.tell { $0.header(name: name, value: value, on: stream) } ?? true }
            ?? true
    }

    private static let data: nghttp2_on_data_chunk_recv_callback = { _, flags, id, bytes, count, owner in
        with(owner) { session in
            let isOpen: Void? = session.withStream(id) { stream in
                session.tell {
                    $0.data(
                        UnsafeRawBufferPointer(start: bytes, count: count), on: stream,
                        endOfStream: flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0)
                }
            }
            if isOpen == nil { session.consume(count, of: nil) }
            return 0
        }
    }

    private static let streamClosed: nghttp2_on_stream_close_callback = { _, id, errorCode, owner in
        with(owner) { session in
            guard let stream = session.take(id) else { return 0 }
            session.tell { $0.closed(stream, errorCode: errorCode) }
            return 0
        }
    }

    private static let frameSent: nghttp2_on_frame_send_callback = { _, frame, owner in
        let header = frame!.pointee.hd
        // DATA or HEADERS.
        guard header.type <= NGHTTP2_HEADERS.rawValue else {
            if header.type == NGHTTP2_RST_STREAM.rawValue {
                with(owner) { $0.resetSent(errorCode: frame!.pointee.rst_stream.error_code) }
            }
            return 0
        }
        with(owner) { session in
            session.windowUpdates.sentFrame()
            session.pingStrikes?.sentFrame()
            let ends = header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
            if ends, session.role == .server { session.refuseRest(of: header.stream_id) }
        }
        return 0
    }

    private static let frameReceived: nghttp2_on_frame_recv_callback = { _, frame, owner in
        with(owner) { session in received(frame!, session) }
    }

    @inline(__always)
    private static func received(_ frame: UnsafePointer<nghttp2_frame>, _ session: HTTP2Session) -> Int32 {
        let header = frame.pointee.hd
        let ends = header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
        switch nghttp2_frame_type(rawValue: UInt32(header.type)) {
        case NGHTTP2_HEADERS:
            session.headerBlockBegan = nil
            session.withStream(header.stream_id) { stream in
                session.tell { $0.headersEnd(on: stream, endOfStream: ends) }
            }
        case NGHTTP2_DATA:
            // Padding counts for nothing.
            let isEmpty = header.length == frame.pointee.data.padlen
            if isEmpty, !ends, !session.admitsControlFrame() { return failure }
            if ends { session.withStream(header.stream_id) { stream in session.tell { $0.endOfData(on: stream) } } }
        case NGHTTP2_PING:
            let isAnswer = header.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0
            guard isAnswer else { return session.admitsControlFrame() && session.admitsPing() ? 0 : failure }
            if let ping = HTTP2Ping(rawValue: frame.pointee.ping.opaque_data.0) {
                session.tell { $0.pingAcknowledged(ping) }
            }
        case NGHTTP2_SETTINGS:
            guard session.admitsControlFrame() else { return failure }
            session.settingsEnd(isAcknowledgement: header.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0)
            session.tell { $0.settingsReceived() }
        case NGHTTP2_GOAWAY:
            let goaway = frame.pointee.goaway
            let debugData = UnsafeBufferPointer(start: goaway.opaque_data, count: goaway.opaque_data_len)
            session.tell {
                $0.goaway(
                    lastStream: goaway.last_stream_id, errorCode: goaway.error_code, debugData: HeaderText(debugData))
            }
        case NGHTTP2_WINDOW_UPDATE:
            return session.windowUpdates.admit() ? 0 : failure
        case NGHTTP2_RST_STREAM, NGHTTP2_PRIORITY:
            return session.admitsControlFrame() ? 0 : failure
        default: break
        }
        return 0
    }

    /// Gives libnghttp2 the next bytes of a body.
    static let readBody: nghttp2_data_source_read_callback = { _, _, target, length, flags, source, owner in
        with(owner) { session in
            guard let memory = source?.pointee.ptr else { return Int(refusal) }
            // The session holds the stream as long as libnghttp2 asks for its body.
            return Unmanaged<HTTP2Stream>.fromOpaque(memory)._withUnsafeGuaranteedRef {
                read($0, session, into: target!, length, flags!)
            }
        }
    }

    private static func read(
        _ stream: HTTP2Stream, _ session: HTTP2Session, into target: UnsafeMutablePointer<UInt8>, _ length: Int,
        _ flags: UnsafeMutablePointer<UInt32>
    ) -> Int {
        let count = min(length, stream.outboundBytes)
        if count == 0, !stream.isEnded {
            stream.isDeferred = true
            return Int(NGHTTP2_ERR_DEFERRED.rawValue)
        }
        let left = stream.outboundBytes - count
        if count > copiedMax {
            flags.pointee |= UInt32(NGHTTP2_DATA_FLAG_NO_COPY.rawValue)
        } else if count > 0 {
            stream.take(count) { _ = memcpy(target, $0, count) }
            session.sent(count)
        }
        if left == 0, stream.isEnded {
            if count <= copiedMax, let spares = session.spareBuffers, let buffer = stream.takeOutbound() {
                spares.give(buffer)
            }
            flags.pointee |= UInt32(NGHTTP2_DATA_FLAG_EOF.rawValue)
            if let trailers = stream.trailers {
                flags.pointee |= UInt32(NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue)
                session.submitTrailers(trailers, on: stream)
            }
        }
        if stream.onDrained != nil, session.hasRoom(left) { stream.onDrained.take()?() }
        return count
    }

    /// What is copied to libnghttp2's own memory, and from there: beyond it a second call costs less than a second copy.
    private static let copiedMax = 4096

    /// Takes a frame of a body that ``readBody`` did not copy.
    private static let sendData: nghttp2_send_data_callback = { _, _, head, count, source, owner in
        with(owner) { session in
            guard let memory = source?.pointee.ptr, let head else { return refusal }
            return Unmanaged<HTTP2Stream>.fromOpaque(memory)._withUnsafeGuaranteedRef {
                session.send(count, of: $0, head: head) ? 0 : wouldBlock
            }
        }
    }
}
