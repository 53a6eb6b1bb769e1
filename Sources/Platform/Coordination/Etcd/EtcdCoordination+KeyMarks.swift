extension EtcdCoordination {
    public func agree(on names: Set<String>, for use: String) async throws -> Bool {
        let key = EtcdKeys.keyMarks + use
        return try await client.perform { attempt in
            let present = try await attempt.entry(key)
            let known = KeyMarks(String(decoding: present?.value ?? [], as: UTF8.self))
            var marks = known
            guard marks.take(names) else { return false }
            if marks == known { return true }
            let (succeeded, _) = try await attempt.transaction(
                if: [.put(key, at: present?.modRevision ?? 0)],
                then: [.put(key: key, value: Array(marks.text.utf8))])
            guard succeeded else { throw EtcdContention.error }
            return true
        }
    }

    public func admits(_ names: Set<String>, for use: String) async throws -> Bool {
        try await client.perform { attempt in
            let present = try await attempt.entry(EtcdKeys.keyMarks + use)
            return KeyMarks(String(decoding: present?.value ?? [], as: UTF8.self)).admits(names)
        }
    }
}
