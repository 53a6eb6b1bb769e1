import NIOCore
import Testing

@testable import RPC

@Suite("gRPC message framing")
struct MessageFramingTests {
    private func frame(_ payload: [UInt8], flag: UInt8 = 0) -> [UInt8] {
        [flag] + withUnsafeBytes(of: UInt32(payload.count).bigEndian, Array.init) + payload
    }

    @Test(
        "gRPC over HTTP/2, Length-Prefixed-Message: any split of the bytes gives the same messages",
        arguments: 1...17)
    func anySplit(portion: Int) throws {
        let payloads: [[UInt8]] = [[1, 2, 3], [], Array(repeating: 9, count: 40), [7]]
        let bytes = payloads.flatMap { frame($0) }
        var deframer = MessageDeframer(maxMessageBytes: 100)
        var seen: [[UInt8]] = []
        for start in stride(from: 0, to: bytes.count, by: portion) {
            let part = Array(bytes[start..<min(start + portion, bytes.count)])
            part.withUnsafeBytes { deframer.append($0) }
            while let message = try deframer.next() { seen.append(Array(message.bytes.readableBytesView)) }
        }
        #expect(seen == payloads)
        #expect(!deframer.isInsideMessage)
    }

    @Test("a cut-off message is noticed at the end of the body")
    func cutOff() throws {
        var deframer = MessageDeframer(maxMessageBytes: 100)
        deframer.append(ByteBuffer(bytes: frame([1, 2, 3]).dropLast()))
        #expect(try deframer.next() == nil)
        #expect(deframer.isInsideMessage)
    }

    @Test("the compressed flag is kept, another flag is refused at its first byte")
    func flags() throws {
        var deframer = MessageDeframer(maxMessageBytes: 100)
        deframer.append(ByteBuffer(bytes: frame([5], flag: 1)))
        #expect(try deframer.next() == .init(isCompressed: true, bytes: ByteBuffer(bytes: [5])))
        deframer.append(ByteBuffer(bytes: [2]))
        let error = #expect(throws: RPCError.self) { try deframer.next() }
        #expect(error?.code == .internal)
    }

    @Test("a length above the limit is refused by its prefix alone, one at the limit passes")
    func limit() throws {
        var deframer = MessageDeframer(maxMessageBytes: 3)
        deframer.append(ByteBuffer(bytes: frame([1, 2, 3])))
        #expect(try deframer.next() != nil)
        deframer.append(ByteBuffer(bytes: [0, 0, 0, 0, 4]))
        #expect(throws: RPCError.messageTooLarge(limit: 3)) { try deframer.next() }
    }
}
