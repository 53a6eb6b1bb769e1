import Coordination
public import RPC
import StorageContracts

extension Store {
    /// The most writes that one request of a batch carries.
    static let maxWritesPerRequest = 1_000
    /// The most bytes of values that one request of a batch carries, below the message limit of RPC.
    static let maxBytesPerRequest = 2 << 20

    /// Writes any number of partitions, each atomically and by itself; the outcomes stand in the order of
    /// the writes. When this throws, some may have been written: repeat it with the same ``PartitionWrite`` values.
    public func writeBatch(
        _ writes: [PartitionWrite], options: CallOptions = .init()
    ) async throws -> [WriteOutcome] {
        if let gate {
            for write in writes { try gate.admit(write.request) }
        }
        for write in writes { try admit(write.request) }
        let requests = try writes.map(sealing.request)
        var outcomes: [WriteOutcome?] = Array(repeating: nil, count: writes.count)
        var pending = Array(writes.indices)
        var (options, retry) = begin(options)
        let deadline = options.deadline
        while !pending.isEmpty {
            var open: [Int] = []
            var failure: RPCError?
            options.deadline = attemptDeadline(deadline, configuration.batchAttemptTimeout)
            for (piece, answer) in try await send(pieces(of: pending, in: writes, requests), of: requests, options) {
                switch answer {
                case .success(let answers):
                    for (place, outcome) in zip(piece, answers) {
                        if let reason = outcome.retryReason {
                            failure = reason
                            open.append(place)
                        } else {
                            outcomes[place] = WriteOutcome(outcome)
                        }
                    }
                case .failure(let error):
                    failure = error
                    open += piece
                }
            }
            pending = open
            if let failure { try await wait(after: failure, &retry) }
        }
        return outcomes.compactMap { $0 }
    }

    /// Cuts the writes at `places` into requests to one node each, within the bounds.
    private func pieces(
        of places: [Int], in writes: [PartitionWrite], _ requests: [StorageV1.WriteRequest]
    ) throws -> [(route: Routes.Route, places: [Int])] {
        var byNode: [NodeName: (route: Routes.Route, places: [Int])] = [:]
        for place in places {
            let route = try routes.primary(of: writes[place].partition.bucket)
            byNode[route.node, default: (route, [])].places.append(place)
        }
        return byNode.values.flatMap { route, places in Self.pieces(of: places, in: requests).map { (route, $0) } }
    }

    private static func pieces(of places: [Int], in requests: [StorageV1.WriteRequest]) -> [[Int]] {
        var pieces: [[Int]] = []
        var size = maxBytesPerRequest
        for place in places {
            let bytes = requests[place].sizeEstimate
            if size + bytes > maxBytesPerRequest || pieces[pieces.count - 1].count == maxWritesPerRequest {
                pieces.append([])
                size = 0
            }
            pieces[pieces.count - 1].append(place)
            size += bytes
        }
        return pieces
    }

    /// Sends pieces to their nodes at the same time.
    private func send(
        _ pieces: [(route: Routes.Route, places: [Int])], of requests: [StorageV1.WriteRequest], _ options: CallOptions
    ) async throws -> [(places: [Int], Result<[StorageV1.WriteOutcome], RPCError>)] {
        try await withThrowingTaskGroup { group in
            for (route, places) in pieces {
                group.addTask { () -> (places: [Int], Result<[StorageV1.WriteOutcome], RPCError>) in
                    do {
                        return (places, .success(try await send(places.map { requests[$0] }, route, options)))
                    } catch let error as RPCError {
                        return (places, .failure(error))
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func send(
        _ writes: [StorageV1.WriteRequest], _ route: Routes.Route, _ options: CallOptions
    ) async throws -> [StorageV1.WriteOutcome] {
        var request = StorageV1.WriteBatchRequest(writes: writes)
        for index in request.writes.indices { request.writes[index].mapEpoch = route.mapEpoch }
        let response = try await route.client.writeBatch(request, options: options)
        guard response.outcomes.count == writes.count else {
            throw RPCError(.internal, "storage answered \(response.outcomes.count) of \(writes.count) writes")
        }
        return response.outcomes
    }
}

extension StorageV1.WriteOutcome {
    /// Why the write is to be sent again; nil when it is settled.
    fileprivate var retryReason: RPCError? {
        guard case .refused(let refusal) = outcome, refusal.code == UInt32(StatusCode.unavailable.rawValue) else {
            return nil
        }
        var error = RPCError(.unavailable, refusal.message).with(reason: refusal.reason)
        if let hint = refusal.notPrimary { error = error.with(hint) }
        return error
    }
}

extension WriteOutcome {
    init(_ outcome: StorageV1.WriteOutcome) {
        switch outcome.outcome {
        case .written(let response): self = .written(WriteReceipt(response))
        case .refused(let refusal):
            if let failed = PreconditionFailed(refusal) {
                self = .preconditionFailed(index: failed.index)
            } else {
                let code = StatusCode(rawValue: Int(refusal.code)) ?? .unknown
                self = .refused(RPCError(code == .ok ? .unknown : code, refusal.message))
            }
        case nil: self = .refused(RPCError(.internal, "storage did not say what became of the write"))
        }
    }
}

extension StorageV1.WriteRequest {
    /// About how many bytes it is when encoded, a little more rather than less.
    var sizeEstimate: Int {
        var size = 64 + idempotencyKey.count
        for condition in preconditions { size += 32 + (condition.record?.sortKey.count ?? 0) }
        for mutation in mutations {
            switch mutation.change {
            case .put(let put): size += 48 + put.sortKey.count + put.value.count
            case .delete(let key): size += 16 + key.sortKey.count
            case .deleteRange(let range): size += 16 + range.from.count + range.until.count
            case .append(let append): size += 40 + append.value.count
            case nil: size += 8
            }
        }
        return size
    }
}
