import Coordination
import Foundation
import Synchronization

/// The keys of check-ins of a system in one process: a file of the data folder that no backup may hold.
///
/// Whoever copies the folder leaves this file out. With it an old copy could be read after its days are over.
final class DayKeyFile: DayKeyCoordination {
    static let name = "day-keys.json"

    /// Keys by day, in base64.
    private typealias Content = [String: Data]

    private let folder: DataFolder
    private let keys: Mutex<[Int: [UInt8]]>

    /// Reads the file, if there is one.
    ///
    /// - Throws: `Failure.wrongUse` when it cannot be read.
    init(_ folder: DataFolder) throws {
        self.folder = folder
        var keys: [Int: [UInt8]] = [:]
        if let bytes = try folder.readSecret(Self.name) {
            guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)) else {
                throw Failure.wrongUse("'\(folder.path(Self.name).path)' is damaged")
            }
            for (day, key) in content {
                guard let day = Int(day) else {
                    throw Failure.wrongUse("'\(folder.path(Self.name).path)' names no day")
                }
                keys[day] = Array(key)
            }
        }
        self.keys = Mutex(keys)
    }

    func dayKeys() -> [Int: [UInt8]] { keys.withLock { $0 } }

    func keepDayKey(_ key: [UInt8], of day: Int) throws -> [UInt8] {
        try keys.withLock { keys in
            if let kept = keys[day] { return kept }
            // On disk first: what was sealed under a key that is lost is lost.
            try write(keys.merging([day: key]) { $1 })
            keys[day] = key
            return key
        }
    }

    func destroyDayKeys(before day: Int) throws -> Int {
        try keys.withLock { keys in
            let left = keys.filter { $0.key >= day }
            guard left.count < keys.count else { return 0 }
            try write(left)
            defer { keys = left }
            return keys.count - left.count
        }
    }

    private func write(_ keys: [Int: [UInt8]]) throws {
        let content = Content(uniqueKeysWithValues: keys.map { ("\($0.key)", Data($0.value)) })
        try folder.writeSecret(Array(try JSONEncoder().encode(content)), to: Self.name)
    }
}
