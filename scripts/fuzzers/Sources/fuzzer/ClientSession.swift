import NIOCore

@testable import RPC

/// A client's session that has opened two streams and gets frames as ``fuzzHTTP2(_:)`` does.
func fuzzHTTP2Client(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else { return }
    let delegate = ResponseReader()
    let session = HTTP2Session(role: .client, settings: HTTP2Settings(), now: { .now() })
    session.report(to: delegate)
    var sent = ByteBuffer()
    session.pump(into: &sent)
    for _ in 0..<2 {
        let request = HeaderBlock()
        request.add(":method", "POST")
        request.add(":scheme", "http")
        request.add(":path", "/a.v1.B/C")
        request.add(":authority", "a")
        _ = session.request(request, hasBody: false, owner: delegate)
    }
    let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    let portions = first & 1 == 1 ? [Array(rest)] : [[0, 0, 0, 4, 0, 0, 0, 0, 0]] + cutFrames(rest)
    for portion in portions {
        do throws(HTTP2Session.ProtocolViolation) {
            try ByteBuffer(bytes: portion).withUnsafeReadableBytes { bytes throws(HTTP2Session.ProtocolViolation) in
                try session.receive(bytes, at: .now())
            }
        } catch {
            session.terminate(errorCode: error.errorCode)
            break
        }
        sent.clear()
        session.pump(into: &sent)
        require(sent.readableBytes < 1 << 21, "the client sends too much")
    }
    _ = session.forgetAll()
}

/// Takes responses as a call does.
private final class ResponseReader: HTTP2SessionDelegate {
    private var head = ResponseHead()
    private var deframer = MessageDeframer(maxMessageBytes: 1 << 16)

    override func headersBegin(on stream: HTTP2Stream) { head = ResponseHead() }
    override func header(
        name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>, on stream: HTTP2Stream
    ) -> Bool { head.add(HeaderText(name), HeaderText(value), maxBytes: 1 << 14) }
    override func headersEnd(on stream: HTTP2Stream, endOfStream: Bool) { _ = head.status(httpStatus: head.httpStatus) }
    override func data(_ bytes: UnsafeRawBufferPointer, on stream: HTTP2Stream, endOfStream: Bool) {
        deframer.append(bytes)
        while let frame = try? deframer.next() { _ = try? frame.bytes.gunzipped(limit: 1 << 16) }
    }
    override func goaway(lastStream: Int32, errorCode: UInt32, debugData: HeaderText) { _ = debugData.string }
}
