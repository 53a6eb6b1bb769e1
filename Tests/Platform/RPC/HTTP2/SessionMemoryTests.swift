import CNghttp2
import Testing

@testable import RPC

@Suite("The memory of a libnghttp2 session")
struct SessionMemoryTests {
    private static let sizes = [1, 32, 33, 500, 1023, 1024, 1025, 4096, 16_394, 100_000]

    @Test("Blocks of any size hold what is put into them, beside each other and after others were freed")
    func blocks() {
        let memory = HTTP2Memory(pool: HTTP2BlockPool())
        let functions = memory.functions
        for _ in 0..<3 {
            let blocks = Self.sizes.enumerated().map { index, size in
                let block = functions.malloc(size, functions.mem_user_data)!
                block.initializeMemory(as: UInt8.self, repeating: UInt8(index), count: size)
                return UnsafeMutableRawBufferPointer(start: block, count: size)
            }
            for (index, block) in blocks.enumerated() {
                #expect(block.allSatisfy { $0 == UInt8(index) })
                #expect(Int(bitPattern: block.baseAddress) % 16 == 0)
            }
            for block in blocks { functions.free(block.baseAddress, functions.mem_user_data) }
        }
    }

    @Test("Zeroed memory is zero, also where other blocks were before", arguments: sizes)
    func zeroed(size: Int) {
        let memory = HTTP2Memory(pool: HTTP2BlockPool())
        let functions = memory.functions
        for _ in 0..<4 {
            let block = functions.calloc(1, size, functions.mem_user_data)!
            let bytes = UnsafeMutableRawBufferPointer(start: block, count: size)
            #expect(bytes.allSatisfy { $0 == 0 })
            bytes.initializeMemory(as: UInt8.self, repeating: 0xFF)
            functions.free(block, functions.mem_user_data)
        }
        #expect(functions.calloc(.max, 3, functions.mem_user_data) == nil)
    }

    @Test("A block that grows keeps what it holds", arguments: sizes)
    func grows(size: Int) {
        let memory = HTTP2Memory(pool: HTTP2BlockPool())
        let functions = memory.functions
        var block = functions.realloc(nil, size, functions.mem_user_data)!
        block.initializeMemory(as: UInt8.self, repeating: 5, count: size)
        for larger in Self.sizes where larger > size {
            block = functions.realloc(block, larger, functions.mem_user_data)!
            let kept = UnsafeMutableRawBufferPointer(start: block, count: size)
            #expect(kept.allSatisfy { $0 == 5 })
        }
        functions.free(block, functions.mem_user_data)
    }

    @Test("A piece that was written to is zero when it is taken again, and no two that are taken are the same")
    func pieces() {
        var pieces = ZeroedPieces(bytes: 10_000)
        #expect(pieces.bytes == 12_288)
        for round in 0..<3 {
            let taken = (0..<100).compactMap { _ in pieces.take() }
            #expect(Set(taken).count == 100)
            for piece in taken {
                let bytes = UnsafeMutableRawBufferPointer(start: piece, count: pieces.bytes)
                #expect(bytes.allSatisfy { $0 == 0 }, "round \(round)")
                bytes.initializeMemory(as: UInt8.self, repeating: 1)
            }
            for piece in taken { pieces.give(piece) }
        }
    }
}
