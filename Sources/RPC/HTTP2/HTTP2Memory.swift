import CNghttp2

#if canImport(Glibc)
import Glibc
#endif

/// The memory of one libnghttp2 session: small blocks out of its loop's pool, and the few large ones that a session makes
/// at its beginning side by side in one piece.
///
/// Of those, 25 KB in all, a connection that is idle has used the beginning of one and the whole of another. Laid out so
/// that these stand at the ends of the piece, what lies between takes no page of memory before it is needed: 4 KB less
/// for each idle connection.
final class HTTP2Memory {
    /// Before each block: the number of its list, or one of these.
    private static let headBytes = 16
    private static let fromMalloc = HTTP2BlockPool.list(for: HTTP2BlockPool.bytesMax) + 1
    private static let fromPiece = fromMalloc + 1
    /// What libnghttp2 1.52 asks for at once in blocks from here on: the session, two tables of header fields, the table of
    /// streams, and the buffer of a frame. More comes from malloc.
    private static let largeMin = 1024
    private static let pieceBytes = 2944 + 2 * 1040 + 4112 + 16410 + 64

    private let pool: HTTP2BlockPool
    /// The piece; taken from its end towards its start.
    private let piece: UnsafeMutableRawPointer?
    private var pieceLeft: Int

    init(pool: HTTP2BlockPool) {
        self.pool = pool
        // Fresh memory is zero already, without a page.
        piece = calloc(1, Self.pieceBytes)
        pieceLeft = piece == nil ? 0 : Self.pieceBytes
    }

    deinit { Glibc.free(piece) }

    /// What a session is created with; it copies the value and must not outlive this object.
    var functions: nghttp2_mem {
        nghttp2_mem(
            mem_user_data: Unmanaged.passUnretained(self).toOpaque(),
            malloc: { size, owner in HTTP2Memory.with(owner) { $0.allocate(size) } },
            free: { memory, owner in HTTP2Memory.with(owner) { $0.free(memory) } },
            calloc: { count, size, owner in HTTP2Memory.with(owner) { $0.allocateZeroed(count, size) } },
            realloc: { memory, size, owner in HTTP2Memory.with(owner) { $0.reallocate(memory, size) } })
    }

    @inline(__always)
    private static func with<R>(_ owner: UnsafeMutableRawPointer?, _ body: (HTTP2Memory) -> R) -> R {
        Unmanaged<HTTP2Memory>.fromOpaque(owner!)._withUnsafeGuaranteedRef(body)
    }

    /// What precedes a block.
    private struct Head {
        var list: Int
        /// The bytes it holds, if it is of the piece.
        var bytes: Int
    }

    @inline(__always)
    private func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        guard size < Self.largeMin else { return allocateLarge(size) }
        let list = HTTP2BlockPool.list(for: size)
        guard let block = pool.take(list, head: Self.headBytes) else { return nil }
        block.storeBytes(of: list, as: Int.self)
        return block + Self.headBytes
    }

    private func allocateLarge(_ size: Int) -> UnsafeMutableRawPointer? {
        if let block = takeOfPiece(size) { return block }
        guard size <= Int.max - Self.headBytes, let block = malloc(size + Self.headBytes) else { return nil }
        block.storeBytes(of: Self.fromMalloc, as: Int.self)
        return block + Self.headBytes
    }

    /// Memory that nobody had before, and that is zero.
    private func takeOfPiece(_ size: Int) -> UnsafeMutableRawPointer? {
        guard let piece, size < pieceLeft - Self.headBytes else { return nil }
        pieceLeft = (pieceLeft - size - Self.headBytes) & ~15
        let block = piece + pieceLeft
        block.storeBytes(of: Head(list: Self.fromPiece, bytes: size), as: Head.self)
        return block + Self.headBytes
    }

    @inline(__always)
    private func free(_ memory: UnsafeMutableRawPointer?) {
        guard let memory else { return }
        let block = memory - Self.headBytes
        let list = block.load(as: Int.self)
        if list < Self.fromMalloc { return pool.give(block, list) }
        // The piece ends as a whole.
        if list == Self.fromMalloc { Glibc.free(block) }
    }

    private func allocateZeroed(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer? {
        let (bytes, overflows) = count.multipliedReportingOverflow(by: size)
        guard !overflows, bytes <= Int.max - Self.headBytes else { return nil }
        guard bytes >= Self.largeMin else { return allocate(bytes).map { memset($0, 0, bytes) } }
        if let block = takeOfPiece(bytes) { return block }
        guard let block = calloc(1, bytes + Self.headBytes) else { return nil }
        block.storeBytes(of: Self.fromMalloc, as: Int.self)
        return block + Self.headBytes
    }

    private func reallocate(_ memory: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
        guard let memory else { return allocate(size) }
        let block = memory - Self.headBytes
        let head = block.load(as: Head.self)
        if head.list == Self.fromMalloc {
            guard size <= Int.max - Self.headBytes else { return nil }
            return realloc(block, size + Self.headBytes).map { $0 + Self.headBytes }
        }
        let old = head.list == Self.fromPiece ? head.bytes : HTTP2BlockPool.bytes(of: head.list)
        guard size > old else { return memory }
        guard let larger = allocate(size) else { return nil }
        memcpy(larger, memory, old)
        free(memory)
        return larger
    }
}
