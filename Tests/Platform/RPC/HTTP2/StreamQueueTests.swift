import NIOCore
import Testing

@testable import RPC

@Suite("What waits to be sent on a stream")
struct StreamQueueTests {
    @Test("Comes out as it went in, however it was queued and is taken")
    func order() {
        let stream = HTTP2Stream(id: 1)
        var taken: [UInt8] = []
        var next: UInt8 = 0
        for round in 1...300 {
            let bytes = (0..<round % 7 * 100).map { _ in
                next &+= 1
                return next
            }
            if round % 2 == 0 {
                stream.queue(ByteBuffer(bytes: bytes))
            } else {
                stream.append { $0.writeBytes(bytes) }
            }
            let count = min(stream.outboundBytes, 250)
            stream.take(count) { taken += UnsafeBufferPointer(start: $0, count: count) }
        }
        #expect(taken.indices.allSatisfy { taken[$0] == UInt8(truncatingIfNeeded: $0 + 1) })
        #expect(taken.count > 50_000)
    }

    @Test("A reader that never quite catches up does not make the buffer grow for ever", arguments: [true, false])
    func slowReader(appends: Bool) {
        let stream = HTTP2Stream(id: 1)
        let message = ByteBuffer(repeating: 7, count: 1024)
        stream.queue(message)
        for _ in 0..<10_000 {
            if appends { stream.append { $0.writeImmutableBuffer(message) } } else { stream.queue(message) }
            stream.take(1024) { _ in }
        }
        #expect(stream.outboundBytes == 1024)
        #expect(stream.outbound?.capacity ?? 0 <= 256 << 10)
    }
}
