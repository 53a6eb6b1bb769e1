import Formats

extension EtcdCoordination {
    public func recordErasures(_ erasures: [ErasedPartition]) async throws {
        for erasure in erasures {
            let key = EtcdKeys.erasure(of: erasure.partition)
            try await client.perform { attempt in
                let present = try await attempt.entry(key)
                if let present, let known = Int64(present.text), known >= erasure.at { return }
                let (succeeded, _) = try await attempt.transaction(
                    if: [.put(key, at: present?.modRevision ?? 0)],
                    then: [.put(key: key, value: Array("\(erasure.at)".utf8))])
                guard succeeded else { throw EtcdContention.error }
            }
        }
    }

    public func erasures() async throws -> [ErasedPartition] {
        let (entries, _) = try await client.perform { try await $0.entries(below: EtcdKeys.erasures) }
        return try entries.map { entry in
            let digits = entry.key.dropFirst(EtcdKeys.erasures.utf8.count)
            guard let partition = Self.bytes(digits), let at = Int64(entry.text) else {
                throw CoordinationError.unreadable("key \(entry.key): is no erased partition and its time")
            }
            return ErasedPartition(partition: partition, at: at)
        }
    }

    private static func bytes(_ digits: Substring) -> [UInt8]? {
        let values = digits.utf8.compactMap(Hexadecimal.value(ofDigit:))
        guard values.count == digits.utf8.count, values.count % 2 == 0 else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }

    public func forgetErasures(before moment: Int64) async throws -> Int {
        let old = try await erasures().filter { $0.at < moment }
        for start in stride(from: 0, to: old.count, by: Self.maxChangesPerTransaction) {
            let piece = old[start..<min(start + Self.maxChangesPerTransaction, old.count)]
            _ = try await client.perform { attempt in
                try await attempt.transaction(
                    if: [], then: piece.map { .delete(key: EtcdKeys.erasure(of: $0.partition)) })
            }
        }
        return old.count
    }
}

extension EtcdEntry {
    fileprivate var text: String { String(decoding: value, as: UTF8.self) }
}
