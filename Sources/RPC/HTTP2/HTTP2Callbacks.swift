import CNghttp2
import NIOCore

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
        nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, beginHeaders)
        nghttp2_session_callbacks_set_on_header_callback(callbacks, header)
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, frameReceived)
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, data)
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, streamClosed)
        nghttp2_session_callbacks_set_on_frame_send_callback(callbacks, frameSent)
        return Table(pointer: callbacks)
    }()

    private static func session(_ owner: UnsafeMutableRawPointer?) -> HTTP2Session {
        // The session outlives its callbacks: they run only within its own methods.
        Unmanaged<HTTP2Session>.fromOpaque(owner!).takeUnretainedValue()
    }

    private static let failure = Int32(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue)

    private static let beginHeaders: nghttp2_on_begin_headers_callback = { _, frame, owner in
        let session = session(owner)
        session.headerBlockBegan = session.now()
        session.delegate?.headersBegin(on: session.stream(frame!.pointee.hd.stream_id))
        return 0
    }

    private static let header: nghttp2_on_header_callback = { _, frame, name, nameCount, value, valueCount, _, owner in
        let session = session(owner)
        let stream = session.stream(frame!.pointee.hd.stream_id)
        let accepted = session.delegate?.header(
            name: UnsafeBufferPointer(start: name, count: nameCount),
            value: UnsafeBufferPointer(start: value, count: valueCount), on: stream)
        return accepted == false ? Int32(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue) : 0
    }

    private static let data: nghttp2_on_data_chunk_recv_callback = { _, flags, id, bytes, count, owner in
        let session = session(owner)
        session.delegate?.data(
            UnsafeRawBufferPointer(start: bytes, count: count), on: session.stream(id),
            endOfStream: flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0)
        return 0
    }

    private static let streamClosed: nghttp2_on_stream_close_callback = { _, id, errorCode, owner in
        let session = session(owner)
        guard let stream = session.streams[id] else { return 0 }
        session.forget(stream)
        session.delegate?.closed(stream, errorCode: errorCode)
        return 0
    }

    private static let frameSent: nghttp2_on_frame_send_callback = { _, frame, owner in
        let header = frame!.pointee.hd
        guard header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0, header.type <= NGHTTP2_HEADERS.rawValue else {
            return 0
        }
        let session = session(owner)
        if session.role == .server { session.refuseRest(of: header.stream_id) }
        return 0
    }

    private static let frameReceived: nghttp2_on_frame_recv_callback = { _, frame, owner in
        let session = session(owner)
        let header = frame!.pointee.hd
        let ends = header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
        switch nghttp2_frame_type(rawValue: UInt32(header.type)) {
        case NGHTTP2_HEADERS:
            session.headerBlockBegan = nil
            session.delegate?.headersEnd(on: session.stream(header.stream_id), endOfStream: ends)
        case NGHTTP2_DATA:
            if header.length == 0, !ends, !session.admitsControlFrame() { return failure }
            if ends { session.delegate?.endOfData(on: session.stream(header.stream_id)) }
        case NGHTTP2_PING:
            let isAnswer = header.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0
            guard isAnswer else { return session.admitsControlFrame() ? 0 : failure }
            if let ping = HTTP2Ping(rawValue: frame!.pointee.ping.opaque_data.0) {
                session.delegate?.pingAcknowledged(ping)
            }
        case NGHTTP2_SETTINGS:
            guard session.admitsControlFrame() else { return failure }
            session.delegate?.settingsReceived()
        case NGHTTP2_GOAWAY:
            let goaway = frame!.pointee.goaway
            session.delegate?.goaway(lastStream: goaway.last_stream_id, errorCode: goaway.error_code)
        case NGHTTP2_RST_STREAM, NGHTTP2_PRIORITY:
            return session.admitsControlFrame() ? 0 : failure
        default: break
        }
        return 0
    }

    /// Gives libnghttp2 the next bytes of a body.
    static let readBody: nghttp2_data_source_read_callback = { _, id, target, length, flags, _, owner in
        let session = session(owner)
        guard let stream = session.streams[id] else { return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue) }
        let count = min(length, stream.outbound.readableBytes)
        if count == 0, !stream.isEnded {
            stream.isDeferred = true
            return Int(NGHTTP2_ERR_DEFERRED.rawValue)
        }
        if count > 0 {
            stream.outbound.readWithUnsafeReadableBytes { bytes in
                target!.update(from: bytes.baseAddress!.assumingMemoryBound(to: UInt8.self), count: count)
                return count
            }
        }
        if stream.outbound.readableBytes == 0, stream.isEnded {
            flags!.pointee |= UInt32(NGHTTP2_DATA_FLAG_EOF.rawValue)
            if let trailers = stream.trailers {
                flags!.pointee |= UInt32(NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue)
                session.submitTrailers(trailers, on: stream)
            }
        }
        if session.hasRoom(on: stream), let drained = stream.onDrained {
            stream.onDrained = nil
            drained()
        }
        return count
    }
}
