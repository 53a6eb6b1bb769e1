import NIOCore
import Testing

@testable import RPC

@Suite("The one request of a call, lent by the event loop or kept")
struct SingleRequestTests {
    // A class: values that cannot be copied are not captured.
    private final class Holder: Sendable { let request = SingleRequest() }

    private static func text(_ taken: SingleRequest.Taken) -> String {
        switch taken {
        case .missing: "missing"
        case .gone: "gone"
        case .borrowed(let bytes): "borrowed " + String(decoding: bytes, as: UTF8.self)
        case .owned(let buffer): "owned " + String(buffer: buffer)
        }
    }

    @Test("A reader on the loop gets the bytes where they lie, and only one reader gets them")
    func borrowed() {
        let request = SingleRequest()
        #expect(Self.text(request.take(isOnLoop: true)) == "missing")
        Array("abc".utf8).withUnsafeBytes { bytes in
            request.lend(bytes)
            #expect(Self.text(request.take(isOnLoop: true)) == "borrowed abc")
            #expect(Self.text(request.take(isOnLoop: false)) == "gone")
            request.endLoan()
        }
        #expect(Self.text(request.take(isOnLoop: true)) == "gone")
    }

    @Test("A reader elsewhere, or one that comes late, gets a copy", arguments: [false, true])
    func copied(isLate: Bool) {
        let request = SingleRequest()
        Array("abc".utf8).withUnsafeBytes { bytes in
            request.lend(bytes)
            if !isLate { #expect(Self.text(request.take(isOnLoop: false)) == "owned abc") }
            request.endLoan()
        }
        if isLate { #expect(Self.text(request.take(isOnLoop: true)) == "owned abc") }
        #expect(Self.text(request.take(isOnLoop: true)) == "gone")
    }

    @Test("A second request is refused")
    func second() {
        let request = SingleRequest()
        let first = request.keep(ByteBuffer(string: "a"))
        let second = request.keep(ByteBuffer(string: "b"))
        let taken = Self.text(request.take(isOnLoop: true))
        let third = request.keep(ByteBuffer(string: "c"))
        #expect([first, second, third] == [true, false, false])
        #expect(taken == "owned a")
    }

    @Test("While the loan is ended on one thread and read on another, the bytes are whole")
    func race() async {
        for round in 0..<500 {
            let holder = Holder()
            let bytes = [UInt8](repeating: UInt8(round & 0xFF), count: 4096)
            var memory = bytes
            let reader = memory.withUnsafeMutableBytes { lent in
                holder.request.lend(UnsafeRawBufferPointer(lent))
                let reader = Task.detached { () -> [UInt8]? in
                    guard case .owned(let buffer) = holder.request.take(isOnLoop: false) else { return nil }
                    return Array(buffer.readableBytesView)
                }
                for _ in 0..<round { _ = holder.request.isAwaited }
                holder.request.endLoan()
                // The next read overwrites what was lent.
                lent.initializeMemory(as: UInt8.self, repeating: ~UInt8(round & 0xFF))
                return reader
            }
            #expect(await reader.value == bytes)
        }
    }
}
