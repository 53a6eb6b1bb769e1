import Glibc

/// The bytes of a file, which can be read more than once.
final class ByteSource {
    private enum Storage {
        case file(descriptor: Int32)
        case memory([UInt8], piece: Int)
    }

    private let storage: Storage
    private var position: Int64 = 0
    /// Bytes in all.
    let count: Int64

    /// Opens a regular file.
    ///
    /// - Throws: ``ImportFileError/unreadable(_:)``.
    init(path: String) throws(ImportFileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable("cannot read '\(path)': \(Self.reason(errno))") }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable("cannot read '\(path)': it is no regular file")
        }
        storage = .file(descriptor: descriptor)
        count = Int64(status.st_size)
    }

    /// Bytes in memory, handed out in pieces of at most `piece`.
    init(_ bytes: [UInt8], piece: Int = 1 << 16) {
        storage = .memory(bytes, piece: piece)
        count = Int64(bytes.count)
    }

    deinit {
        if case .file(let descriptor) = storage { close(descriptor) }
    }

    /// Bytes that were read since the last ``rewind()``.
    var bytesRead: Int64 { position }

    /// Reads from the beginning again.
    func rewind() { position = 0 }

    /// Reads the next bytes; 0 at the end.
    ///
    /// - Throws: ``ImportFileError/unreadable(_:)``.
    func read(into memory: UnsafeMutableRawBufferPointer) throws(ImportFileError) -> Int {
        switch storage {
        case .memory(let bytes, let piece):
            let length = min(memory.count, piece, bytes.count - Int(position))
            bytes.withUnsafeBytes { bytes in
                memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[Int(position)..<Int(position) + length]))
            }
            position += Int64(length)
            return length
        case .file(let descriptor):
            while true {
                let length = pread(descriptor, memory.baseAddress, memory.count, Int(position))
                if length < 0, errno == EINTR { continue }
                guard length >= 0 else { throw .unreadable("cannot read on: \(Self.reason(errno))") }
                position += Int64(length)
                return length
            }
        }
    }

    private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
