import Foundation
import KitRecords
import StorageClient
import Synchronization

/// What calls took that were made with many of them open.
public struct BenchResult: Sendable {
    /// Calls.
    public let count: Int
    /// Seconds that all took.
    public let seconds: Double
    /// Microseconds of CPU of the whole process, callers included.
    public let cpuMicroseconds: Double
    /// Milliseconds at the 99th percentile.
    public let p99Milliseconds: Double

    /// The figures under a name, for a report.
    public func rows(_ name: String) -> [String: Double] {
        [
            name: Double(count), "\(name)_per_second": Double(count) / seconds,
            "\(name)_cpu_us": cpuMicroseconds / Double(count), "\(name)_p99_ms": p99Milliseconds,
        ]
    }
}

extension BenchSystem {
    /// Makes one call for each number below `count`.
    ///
    /// - Parameters:
    ///   - count: Calls, at least 1.
    ///   - open: Callers at a time, at least 1.
    ///   - caller: Makes a caller, by the caller's own number; it is called with the numbers that fall to it.
    public func measure(
        _ count: Int, open: Int, caller: @Sendable @escaping (Int) throws -> (Int) async throws -> Void
    ) async throws -> BenchResult {
        let (begin, cpu, turns) = (ContinuousClock.now, Self.cpuSeconds, Turns(count))
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for number in 0..<open {
                group.addTask { try await turns.times(of: caller(number)) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return BenchResult(
            count: count, seconds: (ContinuousClock.now - begin) / .seconds(1),
            cpuMicroseconds: (Self.cpuSeconds - cpu) * 1_000_000,
            p99Milliseconds: times.sorted()[times.count * 99 / 100])
    }

    /// Durable writes of one small record a second.
    public func plainWrites(seconds: Double, open: Int) async throws -> Double {
        let (end, store) = (ContinuousClock.now + .seconds(seconds), store)
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<open {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        let place = try PartitionKey(Self.key(of: 1_000_000_000 + task * 10_000_000 + count))
                        try await store.write(place) { change in
                            try change.put(
                                KitV1.StoredNotification(kind: String(repeating: "x", count: 200)),
                                in: KitRecordSets.notifications)
                        }
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(count) / seconds
    }

    /// Bytes of the files of the store.
    public var folderBytes: Double {
        let files = FileManager.default.enumerator(
            at: URL(filePath: folder), includingPropertiesForKeys: [.fileAllocatedSizeKey])
        var bytes = 0
        while let file = files?.nextObject() as? URL {
            bytes += (try? file.resourceValues(forKeys: [.fileAllocatedSizeKey]).fileAllocatedSize) ?? 0
        }
        return Double(bytes)
    }

    private static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}

/// Numbers that callers draw, each once.
private final class Turns: Sendable {
    private let next = Atomic<Int>(0)
    private let count: Int

    init(_ count: Int) { self.count = count }

    /// Makes calls while numbers are left, and tells what each took, in milliseconds.
    func times(of call: (Int) async throws -> Void) async throws -> [Double] {
        var times: [Double] = []
        while true {
            let number = next.add(1, ordering: .relaxed).oldValue
            guard number < count else { return times }
            let start = ContinuousClock.now
            try await call(number)
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        }
    }
}
