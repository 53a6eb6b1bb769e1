import CNghttp2

#if canImport(Glibc)
    import Glibc
#endif

/// The memory of one libnghttp2 session: small blocks out of its loop's pool, and the few large ones that a session makes
/// at its beginning side by side in one piece.
///
/// Of those, 25 KB in all, an idle connection has used the session and the beginning of the buffer of a frame. Both lie
/// on the first page of the piece; the tables, which are used when the first stream comes, lie at its end.
final class HTTP2Memory {
    /// Before each block that is not of the piece: the number of its list, or the next.
    private static let headBytes = 16
    private static let fromMalloc = HTTP2BlockPool.list(for: HTTP2BlockPool.bytesMax) + 1
    /// Blocks from here on are of the piece, as long as there is room.
    private static let largeMin = 1024
    /// What libnghttp2 1.52 asks for at once in such blocks: the session, two tables of header fields, a table of streams,
    /// and the buffer of a frame.
    static let largeBytes = 2928 + 2 * 1024 + 4096 + 16 * 1025

    private let pool: HTTP2BlockPool
    /// The piece; what of it is not given out lies from `start` to `end`.
    private let piece: UnsafeMutableRawPointer?
    private var start = 0
    private var end: Int
    private let pieceBytes: Int

    init(pool: HTTP2BlockPool) {
        self.pool = pool
        piece = pool.takePiece()
        pieceBytes = piece == nil ? 0 : pool.pieceBytes
        end = pieceBytes
    }

    deinit { if let piece { pool.give(piece: piece) } }

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
        guard let piece, size <= end - start - 16 else { return nil }
        // Tables have a power of two of places, of eight or sixteen bytes.
        if size & (size - 1) == 0 {
            end = (end - size) & ~15
            return piece + end
        }
        defer { start = (start + size + 15) & ~15 }
        return piece + start
    }

    @inline(__always)
    private func isOfPiece(_ memory: UnsafeMutableRawPointer) -> Bool {
        UInt(bitPattern: memory) &- UInt(bitPattern: piece) < UInt(bitPattern: pieceBytes)
    }

    @inline(__always)
    private func free(_ memory: UnsafeMutableRawPointer?) {
        // The piece ends as a whole.
        guard let memory, !isOfPiece(memory) else { return }
        let block = memory - Self.headBytes
        let list = block.load(as: Int.self)
        if list < Self.fromMalloc { pool.give(block, list) } else { Glibc.free(block) }
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
        let old: Int
        if let piece, isOfPiece(memory) {
            // How much it holds is not known: at most all that follows.
            old = min(size, piece + pieceBytes - memory)
        } else {
            let block = memory - Self.headBytes
            let list = block.load(as: Int.self)
            guard list < Self.fromMalloc else {
                guard size <= Int.max - Self.headBytes else { return nil }
                return realloc(block, size + Self.headBytes).map { $0 + Self.headBytes }
            }
            old = HTTP2BlockPool.bytes(of: list)
            guard size > old else { return memory }
        }
        guard let larger = allocate(size) else { return nil }
        memmove(larger, memory, old)
        free(memory)
        return larger
    }
}
