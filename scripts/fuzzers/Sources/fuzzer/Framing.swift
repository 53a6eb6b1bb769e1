import NIOCore

@testable import RPC

/// Bytes of a body as messages: cut at any place they are the same messages or the same error, and none is above the
/// bound, also after gzip.
func fuzzFraming(_ bytes: UnsafeRawBufferPointer) {
    guard let cut = bytes.first else { return }
    let body = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    let whole = frames(body, portion: max(body.count, 1))
    let parts = frames(body, portion: Int(cut) % 13 + 1)
    require(whole.messages == parts.messages && whole.error == parts.error, "cutting changes the messages")
    for message in whole.messages {
        require(message.bytes.readableBytes <= messageBytesMax, "a message is above the bound")
        guard message.isCompressed, let plain = try? message.bytes.gunzipped(limit: messageBytesMax) else { continue }
        require(plain.readableBytes <= messageBytesMax, "a decompressed message is above the bound")
    }
}

private let messageBytesMax = 1 << 16

private func frames(
    _ body: UnsafeRawBufferPointer, portion: Int
) -> (messages: [MessageDeframer.Frame], error: RPCError?) {
    var deframer = MessageDeframer(maxMessageBytes: messageBytesMax)
    var messages: [MessageDeframer.Frame] = []
    var start = 0
    while start < body.count {
        let end = min(start + portion, body.count)
        deframer.append(UnsafeRawBufferPointer(rebasing: body[start..<end]))
        start = end
        do throws(RPCError) {
            while let frame = try deframer.next() { messages.append(frame) }
        } catch {
            return (messages, error)
        }
        require(deframer.heldBytes <= messageBytesMax + portion + MessageDeframer.prefixBytes, "too much is held")
    }
    return (messages, nil)
}
