import NIOCore
import Wire

// What a handler does with its call, from anywhere.
extension EnvelopedCall {
    func request<Message: WireMessage>(_ type: Message.Type) throws -> Message {
        switch single.take(isOnLoop: loop.inEventLoop) {
        case .borrowed(let bytes): return try decode(type, bytes)
        case .owned(let buffer): return try buffer.withUnsafeReadableBytes { try decode(type, $0) }
        case .missing: throw RPCError(.unimplemented, "the request holds no message")
        case .gone: throw RPCError(.internal, "the one request was read before")
        }
    }

    private func decode<Message: WireMessage>(_ type: Message.Type, _ bytes: UnsafeRawBufferPointer) throws -> Message {
        do throws(WireError) {
            return try codec.decode(type, from: bytes, limits: limits, json: json)
        } catch {
            let status = RPCError(reading: error)
            // What is wrong with a field is the application's matter, in gRPC too.
            if case .invalidJSON(let path, _) = error, !path.isEmpty { throw status }
            throw unreadable(status)
        }
    }

    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message? {
        guard let requests else { return try request(type) }
        guard let frame = try await requests.next() else { return nil }
        if window.read(frame.heldBytes) {
            onLoop { $0.releaseWindow() }
        }
        if frame.isCompressed || requestCoding == .gzip {
            context.response.lastRequestWasCompressed = frame.isCompressed
        }
        return try plain(frame).withUnsafeReadableBytes { try decode(type, $0) }
    }

    func respond<Message: WireMessage>(_ message: Message) throws {
        if loop.inEventLoop {
            writer.pending = try frame(message, spare: executor.spareBuffers.take())
        } else {
            let frame = try frame(message)
            onLoop { $0.writer.pending = frame }
        }
    }

    func sendNow<Message: WireMessage>(_ message: Message) throws -> Bool {
        guard loop.inEventLoop, writer.sendsAsPacked, !compressesNext else { return false }
        guard !isOver else { throw CancellationError() }
        try Task.checkCancellation()
        guard !writer.isFull else { return false }
        var count = 0
        do {
            writer.isFull = try writer.append(context, on: exchange) { waiting in
                count -= waiting.readableBytes
                try MessageCodec.append(message, to: &waiting)
                count += waiting.readableBytes
            }
        } catch {
            throw Self.unwritable(error)
        }
        record.responses += 1
        record.responseBytes += count - MessageDeframer.prefixBytes
        return true
    }

    func send<Message: WireMessage>(_ message: Message) async throws {
        let frame = try frame(message)
        try Task.checkCancellation()
        if loop.inEventLoop, try sendOnLoop(frame) { return }
        try await sendAndWait(frame)
    }

    /// Sends on the loop; returns false, with nothing sent, when the caller is behind.
    private func sendOnLoop(_ frame: ByteBuffer) throws -> Bool {
        guard !isOver else { throw CancellationError() }
        guard !writer.isFull else { return false }
        writer.isFull = writer.write(frame, context, on: exchange)
        count(frame)
        return true
    }

    /// Sends a message when there is room for it.
    private func sendAndWait(_ frame: ByteBuffer) async throws {
        let id = RoomQueue.newID()
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Void, any Error>) in
                onLoop { call in
                    call.whenRoom(id) { isCancelled in
                        do {
                            guard !isCancelled, try call.sendOnLoop(frame) else { throw CancellationError() }
                            continuation.resume()
                        } catch {
                            continuation.resume(throwing: error)
                        }
                    }
                }
            }
        } onCancel: {
            onLoop { $0.room.remove(id)?(true) }
        }
    }

    /// Calls `body` once: when the caller is no longer behind, when the call is over, or when `id` is cancelled.
    private func whenRoom(_ id: UInt64, _ body: @escaping (_ isCancelled: Bool) -> Void) {
        guard writer.isFull, !isOver else { return body(false) }
        let isFirst = room.isEmpty
        room.wait(id, body)
        if isFirst { exchange.whenDrained { [self] in drained() } }
    }

    private func drained() {
        writer.isFull = false
        while !writer.isFull, let resume = room.popFirst() { resume(false) }
        if !room.isEmpty { exchange.whenDrained { [self] in drained() } }
    }

    private func count(_ frame: ByteBuffer) {
        record.responses += 1
        record.responseBytes += frame.readableBytes - MessageDeframer.prefixBytes
    }

    private func frame<Message: WireMessage>(
        _ message: Message, spare: consuming ByteBuffer = ByteBuffer()
    ) throws -> ByteBuffer {
        do {
            return try codec.frame(message, compressed: compressesNext, spare: spare)
        } catch {
            throw Self.unwritable(error)
        }
    }

    private var compressesNext: Bool { acceptsGzip && context.usedResponse?.compressesNext == true }

    private static func unwritable(_ error: any Error) -> RPCError {
        RPCError(.internal, "the response cannot be encoded: \(error)")
    }

    func finish(_ error: RPCError?) {
        if loop.inEventLoop { ended(error) } else { onLoop { $0.ended(error) } }
    }

    private func ended(_ error: RPCError?) {
        if error == nil, let pending = writer.pending { count(pending) }
        conclude(error)
        close()
    }

    private func onLoop(_ body: @escaping @Sendable (EnvelopedCall) -> Void) {
        if loop.inEventLoop { body(self) } else { loop.execute { body(self) } }
    }
}
