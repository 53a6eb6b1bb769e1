import Foundation
import Glibc
import Synchronization

/// What stands in a file of keys.
protocol KeyFileContent: Sendable {
    /// Whether nobody but the owner may read the file.
    static var isSecret: Bool { get }

    /// - Parameter file: Name of the file, for errors.
    /// - Throws: ``ClusterKeys/FileError``.
    init(_ bytes: Data, file: String) throws

    func encoded() throws -> [UInt8]
}

/// Reads and writes files of keys.
enum KeyFile {
    /// Files larger than this are no files of keys.
    static let maxBytes = 1 << 20

    static func read<Content: KeyFileContent>(_ file: URL) throws -> Content {
        try Content(bytes(of: file, isSecret: Content.isSecret), file: file.path)
    }

    /// The bytes of a file.
    ///
    /// - Throws: ``ClusterKeys/FileError`` when it cannot be read, others may read a secret, or somebody else owns the file
    ///   or may write it: a public key that was slipped in signs tokens of every role.
    static func bytes(of file: URL, isSecret: Bool) throws -> Data {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("cannot be read", file) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("cannot be read", file) }
        guard !isSecret || status.st_mode & 0o077 == 0 else {
            throw ClusterKeys.FileError(
                description: "\(file.path) can be read by others; run: chmod 600 \(file.path)")
        }
        guard status.st_mode & 0o022 == 0 else {
            throw ClusterKeys.FileError(
                description: "\(file.path) can be written by others; run: chmod go-w \(file.path)")
        }
        guard isTrusted(status.st_uid) else {
            throw ClusterKeys.FileError(
                description: "\(file.path) belongs to another user; run: chown \(geteuid()) \(file.path)")
        }
        guard status.st_size <= maxBytes else {
            throw ClusterKeys.FileError(description: "\(file.path) is too large for a file of keys")
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        guard Glibc.read(descriptor, &bytes, bytes.count) == bytes.count else {
            throw failure("cannot be read", file)
        }
        return Data(bytes)
    }

    /// Whether a file or folder of keys may belong to a user: who runs the process, or root.
    static func isTrusted(_ user: uid_t) -> Bool { user == geteuid() || user == 0 }

    /// Writes a file at once or not at all. It has its final mode from the first moment.
    static func write(_ content: some KeyFileContent, to file: URL) throws {
        do {
            try OwnerFile.write(
                content.encoded(), to: file.path, for: type(of: content).isSecret ? .owner : .everybody)
        } catch let error as OwnerFile.WriteError {
            throw ClusterKeys.FileError(description: "\(error)")
        }
    }

    private static func failure(_ problem: String, _ file: URL) -> ClusterKeys.FileError {
        let number = errno
        return ClusterKeys.FileError(
            description: "\(file.path) \(problem): \(String(cString: strerror(number)))", isMissing: number == ENOENT)
    }
}

/// Keys that may be replaced while calls run: those of a file that is read again, or constant ones.
final class FollowedKeys<Keys: KeyFileContent>: Sendable {
    private struct State {
        var keys: Keys
        var bytes: Data
    }

    private let file: URL?
    private let state: Mutex<State>
    private let changes = Atomic<Int>(0)

    /// Keys that stay as they are.
    init(_ keys: Keys) {
        file = nil
        state = Mutex(State(keys: keys, bytes: Data()))
    }

    /// The keys of a file.
    init(file: URL) throws {
        let bytes = try KeyFile.bytes(of: file, isSecret: Keys.isSecret)
        self.file = file
        state = Mutex(State(keys: try Keys(bytes, file: file.path), bytes: bytes))
    }

    /// The keys as they were read last.
    var current: Keys { state.withLock { $0.keys } }

    /// Tells one version of the keys from another.
    var generation: Int { changes.load(ordering: .acquiring) }

    /// Reads the file again. The keys stay as they were when it cannot be used.
    ///
    /// - Returns: Whether the keys are others now.
    func poll() throws -> Bool {
        guard let file else { return false }
        let bytes = try KeyFile.bytes(of: file, isSecret: Keys.isSecret)
        guard bytes != state.withLock({ $0.bytes }) else { return false }
        let keys = try Keys(bytes, file: file.path)
        state.withLock { $0 = State(keys: keys, bytes: bytes) }
        changes.add(1, ordering: .acquiringAndReleasing)
        return true
    }
}
