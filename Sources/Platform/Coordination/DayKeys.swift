import Synchronization

/// Keeps keys that seal the records of one day, apart from the store and its backups.
///
/// A key that is destroyed makes the records of its day unreadable wherever they are: in the store, in its logs, and in
/// backups of before. Some tens of keys are meant. Days are counted from 1970-01-01.
public protocol DayKeyCoordination: Sendable {
    /// All keys, by day.
    func dayKeys() async throws -> [Int: [UInt8]]

    /// Keeps the key of a day, unless one is kept already.
    ///
    /// - Returns: The key that is kept: of all processes that ask at the same time, each gets the same one.
    func keepDayKey(_ key: [UInt8], of day: Int) async throws -> [UInt8]

    /// Destroys the keys of the days before one.
    ///
    /// - Returns: How many there were.
    func destroyDayKeys(before day: Int) async throws -> Int
}

/// Keys of days in the memory of one process, for systems that end with it.
public final class LocalDayKeys: DayKeyCoordination {
    private let keys = Mutex<[Int: [UInt8]]>([:])

    /// No keys yet.
    public init() {}

    public func dayKeys() -> [Int: [UInt8]] { keys.withLock { $0 } }

    public func keepDayKey(_ key: [UInt8], of day: Int) -> [UInt8] {
        keys.withLock { keys in
            let kept = keys[day] ?? key
            keys[day] = kept
            return kept
        }
    }

    public func destroyDayKeys(before day: Int) -> Int {
        keys.withLock { keys in
            let count = keys.count
            keys = keys.filter { $0.key >= day }
            return count - keys.count
        }
    }
}
