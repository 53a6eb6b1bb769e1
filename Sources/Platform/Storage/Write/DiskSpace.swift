import Glibc

/// How much room a data folder has, looked at now and then. Two bounds keep a node from changing its mind with each file
/// that comes and goes.
struct DiskSpace {
    /// Nanoseconds between two looks.
    static let interval: UInt64 = 500_000_000

    private let free: @Sendable () -> UInt64?
    private let minFree: UInt64
    private(set) var isFull = false

    /// - Parameters:
    ///   - free: Bytes that are free; nil when that cannot be told.
    ///   - minFree: Below this the disk counts as full, until there is twice as much.
    init(minFree: UInt64, free: @escaping @Sendable () -> UInt64?) {
        self.free = free
        self.minFree = minFree
    }

    /// Looks; whether it became full or has room again since the last time.
    mutating func look() -> Bool {
        guard let free = free() else { return false }
        let wasFull = isFull
        isFull = free < (wasFull ? minFree * 2 : minFree)
        return isFull != wasFull
    }

    /// Bytes that a folder's file system has for this process.
    static func free(in folder: String) -> @Sendable () -> UInt64? {
        {
            var status = statvfs()
            guard statvfs(folder, &status) == 0 else { return nil }
            return UInt64(status.f_bavail) * UInt64(status.f_frsize)
        }
    }
}
