import Testing

@testable import RPC

@Suite("Bytes of a client are cut where a request ends (RFC 9113 §4.1)")
struct RequestCutterTests {
    private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    private static func frame(_ type: UInt8, _ flags: UInt8, payload: Int) -> [UInt8] {
        [UInt8(payload >> 16 & 0xFF), UInt8(payload >> 8 & 0xFF), UInt8(payload & 0xFF), type, flags, 0, 0, 0, 1]
            + [UInt8](repeating: 1, count: payload)
    }

    /// The lengths of the pieces that bytes are cut into when they come in portions of a size.
    private static func pieces(_ bytes: [UInt8], portion: Int) -> [Int] {
        var cutter = RequestCutter(headsMax: .max)
        var ends: [Int] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + portion, bytes.count)
            bytes[start..<end].withUnsafeBytes { bytes in
                var taken = 0
                while taken < bytes.count {
                    taken += cutter.next(UnsafeRawBufferPointer(rebasing: bytes[taken...]))
                    ends.append(start + taken)
                }
            }
            start = end
        }
        return ends
    }

    @Test("After DATA and HEADERS that end their stream, after nothing else, not even a frame like them")
    func ends() {
        let frames = [
            Self.preface, Self.frame(4, 0, payload: 6), Self.frame(1, 4, payload: 300),
            Self.frame(0, 1, payload: 70_000),
            Self.frame(1, 5, payload: 30), Self.frame(0, 1, payload: 0), Self.frame(6, 1, payload: 8),
            Self.frame(4, 1, payload: 0), Self.frame(0, 0, payload: 10),
        ]
        var ends: [Int] = []
        var count = 0
        for (index, frame) in frames.enumerated() {
            count += frame.count
            if [3, 4, 5, 8].contains(index) { ends.append(count) }
        }
        #expect(Self.pieces(frames.flatMap { $0 }, portion: .max) == ends)
    }

    @Test("Heads whose requests do not end are cut where the most of them have come, and are counted")
    func heads() {
        var cutter = RequestCutter(headsMax: 3)
        let frame = Self.frame(1, 4, payload: 20)
        let bytes = Self.preface + Array(repeating: frame, count: 7).flatMap { $0 }
        var ends: [Int] = []
        var heads: [Int] = []
        bytes.withUnsafeBytes { bytes in
            while (ends.last ?? 0) < bytes.count {
                let start = ends.last ?? 0
                ends.append(start + cutter.next(UnsafeRawBufferPointer(rebasing: bytes[start...])))
                heads.append(cutter.takeHeads())
            }
        }
        #expect(ends == [24 + 3 * 29, 24 + 6 * 29, 24 + 7 * 29])
        #expect(heads == [3, 3, 1])
    }

    @Test("Frames of types that RFC 9113 §6 does not know are counted", arguments: [1, 9, 1000])
    func unknownFrames(portion: Int) {
        let bytes =
            Self.preface + Self.frame(4, 0, payload: 0) + Self.frame(10, 1, payload: 3) + Self.frame(9, 4, payload: 12)
            + Self.frame(255, 0, payload: 0) + Self.frame(0, 0, payload: 11)
        var cutter = RequestCutter(headsMax: .max)
        var count = 0
        for start in stride(from: 0, to: bytes.count, by: portion) {
            bytes[start..<min(start + portion, bytes.count)].withUnsafeBytes { _ = cutter.next($0) }
            count += cutter.takeUnknownFrames()
        }
        #expect(count == 2)
    }

    @Test("However the bytes are portioned, a request's end is a cut", arguments: [1, 2, 7, 9, 10, 33, 1000])
    func portions(size: Int) {
        let call = Self.frame(1, 4, payload: 40) + Self.frame(0, 1, payload: 29)
        let bytes = Self.preface + call + call + call
        let pieces = Set(Self.pieces(bytes, portion: size))
        for index in 1...3 { #expect(pieces.contains(Self.preface.count + index * call.count)) }
        #expect(pieces.contains(bytes.count))
    }
}
