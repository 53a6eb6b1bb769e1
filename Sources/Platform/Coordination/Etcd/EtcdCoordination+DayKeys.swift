/// Keys of days in etcd. A deleted value stays in etcd's history until etcd compacts it, which it has to be configured to do.
extension EtcdCoordination: DayKeyCoordination {
    public func dayKeys() async throws -> [Int: [UInt8]] {
        let (entries, _) = try await client.perform { try await $0.entries(below: EtcdKeys.dayKeys) }
        return try entries.reduce(into: [:]) { keys, entry in
            guard let day = Int(entry.key.dropFirst(EtcdKeys.dayKeys.utf8.count)) else {
                throw CoordinationError.unreadable("key \(entry.key): names no day")
            }
            keys[day] = entry.value
        }
    }

    public func keepDayKey(_ key: [UInt8], of day: Int) async throws -> [UInt8] {
        let name = EtcdKeys.dayKey(of: day)
        return try await client.perform { attempt in
            if let kept = try await attempt.entry(name) { return kept.value }
            let (succeeded, _) = try await attempt.transaction(
                if: [.put(name, at: 0)], then: [.put(key: name, value: key)])
            guard succeeded else { throw EtcdContention.error }
            return key
        }
    }

    public func destroyDayKeys(before day: Int) async throws -> Int {
        let days = try await dayKeys().keys.filter { $0 < day }
        guard !days.isEmpty else { return 0 }
        _ = try await client.perform { attempt in
            try await attempt.transaction(
                if: [], then: days.prefix(Self.maxChangesPerTransaction).map { .delete(key: EtcdKeys.dayKey(of: $0)) })
        }
        return days.count
    }
}
