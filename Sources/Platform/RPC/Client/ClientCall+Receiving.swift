import NIOCore

/// What arrives on the call's stream. All on the loop, told by the connection.
extension ClientCall {
    /// A block of header fields begins: headers, or trailers.
    func headersBegin() { head = ResponseHead() }

    /// A field of the block; false refuses it.
    func header(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
        let limit = Int(channel.configuration.http2.maxHeaderListBytes)
        if head.add(HeaderText(name), HeaderText(value), maxBytes: limit) { return true }
        finish(RPCError(.resourceExhausted, "the response's headers are larger than \(limit) bytes"), reset: .cancel)
        return false
    }

    /// The block is complete.
    func headersEnd(endOfStream: Bool) {
        // 1xx: the real headers follow (RFC 9113 §8.1).
        if (100..<200).contains(head.httpStatus) { return }
        replay.commit()
        if head.httpStatus != 0 { httpStatus = head.httpStatus }
        if endOfStream {
            options.response?.trailing = head.metadata
            return complete(head.status(httpStatus: httpStatus))
        }
        // A status that stands here and not in the trailers does not count.
        switch head.content {
        case .proto: break
        case .otherMessages:
            return finish(RPCError(.internal, "the response's messages are not in protobuf's format"), reset: .cancel)
        case .other:
            let code = StatusCode.ofHTTPStatus(httpStatus)
            return finish(RPCError(code, "the response is HTTP \(httpStatus) and no gRPC"), reset: .cancel)
        }
        hasResponse = true
        coding = head.coding
        options.response?.initial = head.metadata
    }

    /// Bytes of the body.
    func data(_ bytes: UnsafeRawBufferPointer) {
        deframer.append(bytes)
        window.arrived(bytes.count)
        do {
            while let frame = try deframer.next() {
                if frame.isCompressed, coding != .gzip { return finish(unreadable, reset: .cancel) }
                guard deliver(frame) else { return }
            }
        } catch {
            return finish(error, reset: .cancel)
        }
        releaseWindow()
    }

    /// Why a compressed response is an error (gRPC documents, "gRPC Compression").
    private var unreadable: RPCError {
        switch coding {
        case .unknown:
            RPCError(.internal, "a response has an encoding that was not offered; offered were identity, gzip")
        case .identity, .gzip: RPCError(.internal, "a response is marked as compressed although it names no encoding")
        }
    }

    private func deliver(_ message: MessageDeframer.Frame) -> Bool {
        guard receiver != nil else {
            window.queued(message.heldBytes)
            responses.offer(message)
            return true
        }
        guard response == nil else {
            finish(Self.tooManyResponses, reset: .cancel)
            return false
        }
        response = message
        return true
    }

    /// Gives back to the server's windows what the reader is ready for.
    func releaseWindow() {
        guard case .open(let stream, let connection) = phase else { return }
        let count = window.takeReleased()
        guard count > 0 else { return }
        connection.session.consume(count, of: stream)
        connection.schedulePump()
    }

    /// The server ended its side without trailers.
    func endOfData() {
        let code = httpStatus == 200 ? .internal : StatusCode.ofHTTPStatus(httpStatus)
        complete(RPCError(code, "the response ended without a status"))
    }

    /// The stream is gone. Without a status before, the reset's code makes one.
    ///
    /// - Parameter wasSent: Whether anything of the stream was written; not so when a GOAWAY came before.
    func closed(errorCode: UInt32, wasSent: Bool) {
        let status = RPCError(
            StatusCode.ofStreamReset(errorCode), "the stream was reset with HTTP/2 error \(errorCode)")
        // libnghttp2 gives this code to the streams above a GOAWAY's last as well.
        let refusedStream: UInt32 = 7
        if errorCode == refusedStream { unserved(status, wasSent: wasSent) } else { finish(status, reset: nil) }
    }

    /// The server's side of the call is complete.
    private func complete(_ status: RPCError?) {
        var status = status
        if status == nil, deframer.isInsideMessage {
            status = RPCError(.internal, "the response ended within a message")
        }
        // The server may answer before it has read all requests: what is left of them is not sent.
        finish(status, reset: isRequestEnded ? nil : .noError)
    }
}
