import RPC

extension EtcdCoordination {
    public func campaign(for election: String, as candidate: String) async throws -> Leadership {
        let value = try CoordinationV1.Leader(candidate: candidate).encoded()
        var random = SystemRandomNumberGenerator()
        var failures = 0
        while true {
            do {
                let lease = try await EtcdLease.grant(client)
                do {
                    if let term = try await contend(for: EtcdKeys.election(election), value, lease) {
                        return leadership(of: election, term: term, lease)
                    }
                } catch is CancellationError {
                    // It may have been elected just then: nobody shall wait for it.
                    await lease.revoke()
                    throw CancellationError()
                }
                failures = 0
            } catch let error as CoordinationError {
                guard case .unreachable = error else { throw error }
                failures += 1
            }
            let wait = client.configuration.backoff.delay(afterFailures: max(failures, 1), using: &random)
            try await Task.sleep(for: wait)
        }
    }

    /// Tries to put the election's key whenever there is none.
    ///
    /// - Returns: The term; nil when the lease was lost before it led.
    private func contend(for key: String, _ value: [UInt8], _ lease: EtcdLease) async throws -> Int64? {
        while lease.isValid {
            let leader = try await client.perform { attempt in
                _ = try await attempt.transaction(
                    if: [.put(key, at: 0)], then: [.put(key: key, value: value, lease: lease.id)])
                return try await attempt.entry(key)
            }
            guard let leader else { continue }
            if leader.lease == lease.id { return leader.createRevision }
            await waitForEnd(of: leader.createRevision, key, orOf: lease)
            try Task.checkCancellation()
        }
        return nil
    }

    /// Returns when another than this term's leader is known, or none, or when the lease is lost.
    private func waitForEnd(of term: Int64, _ key: String, orOf lease: EtcdLease) async {
        let leaders = mirror.leaders
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await heard in leaders.updates() where heard.revision >= term && heard.terms[key] != term { return }
            }
            group.addTask { await lease.waitUntilLost() }
            await group.next()
            group.cancelAll()
        }
    }

    private func leadership(of election: String, term: Int64, _ lease: EtcdLease) -> Leadership {
        let key = EtcdKeys.election(election)
        let watching = Task { [self] in await waitForEnd(of: term, key, orOf: lease) }
        let leadership = Leadership(
            election: election, term: term, holds: { lease.isValid },
            resign: {
                watching.cancel()
                await lease.revoke()
            },
            abandon: {
                watching.cancel()
                lease.stop()
            })
        Task { [weak leadership] in
            await watching.value
            leadership?.lose()
        }
        return leadership
    }
}
