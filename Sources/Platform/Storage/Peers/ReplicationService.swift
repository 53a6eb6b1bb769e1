import Coordination
import Logging
public import RPC
public import StorageContracts

/// What other storage nodes call: takes their messages for the replicas here, and their snapshots.
public struct ReplicationService: StorageV1.ReplicationService {
    let identity: PeerIdentity
    let writes: WriteQueue
    let transfers: ReadPool
    let clock: @Sendable () -> UInt64
    let logger: Logger

    public func replicate(
        _ batches: RequestStream<StorageV1.PeerBatch>, context: CallContext
    ) async throws -> StorageV1.ReplicateResponse {
        var sender: NodeName?
        for try await batch in batches {
            if sender == nil { sender = try identity.sender(batch.sender, "sender", context) }
            guard let sender else { break }
            // What was sent before this machine started, by a clock that had another beginning, tells nothing.
            let echo = batch.echo <= clock() ? batch.echo : 0
            let messages = batch.messages.compactMap { PeerMessage($0) }
            if messages.count < batch.messages.count {
                logger.warning(
                    "messages of a peer cannot be read",
                    metadata: ["peer": "\(sender)", "count": "\(batch.messages.count - messages.count)"])
            }
            let delivery = PeerDelivery(from: sender, sentAt: batch.sentAt, echo: echo, messages: messages)
            guard writes.deliver(delivery) else { throw RPCError.closing }
        }
        return StorageV1.ReplicateResponse()
    }

    public func installSnapshot(
        _ chunks: RequestStream<StorageV1.SnapshotChunk>, context: CallContext
    ) async throws -> StorageV1.SnapshotInstalled {
        var iterator = chunks.makeAsyncIterator()
        guard let head = try await iterator.next()?.head else {
            throw RPCError.invalidArgument(field: "head", "is missing in the first chunk")
        }
        let offer = try SnapshotOffer(head)
        _ = try identity.sender(head.sender, "head.sender", context)
        let sink = try await ask { .beginSnapshot(offer, $0) }
        do {
            let records = try await receive(&iterator, into: sink)
            try await ask { .endSnapshot(offer, isComplete: true, $0) }
            return StorageV1.SnapshotInstalled(records: records)
        } catch {
            try? await ask { .endSnapshot(offer, isComplete: false, $0) }
            if case StorageFault.corrupt(let what) = error { throw RPCError(.dataLoss, what) }
            throw error
        }
    }

    private func receive(
        _ chunks: inout RequestStream<StorageV1.SnapshotChunk>.Iterator, into sink: SnapshotSink
    ) async throws -> UInt64 {
        while let chunk = try await chunks.next() {
            try await transfers.run { try sink.write(chunk) }
            if let end = chunk.end {
                try await transfers.run { try sink.finish(end) }
                return end.records
            }
        }
        throw RPCError(.aborted, "the snapshot ended before its end")
    }

    /// Has the writer do something and waits for what it says.
    private func ask<Answer: Sendable>(
        _ job: (CheckedContinuation<Answer, any Error>) -> WriteQueue.Job
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            if !writes.deliver(job(continuation)) { continuation.resume(throwing: RPCError.closing) }
        }
    }
}
