import IdentityContracts
import IdentityRecords
import Kit
import RPC
import StorageClient
import Values
import Wire

/// Completes what a change of a link has left to do on its other side (ID-9).
struct RelativeEffects: Sendable {
    /// Seconds that a call has to complete a link before a worker decides whether it stands.
    static let patience: Int64 = 30

    let effects: Effects<IdentityV1.StoredRelativeEffect>

    init(_ links: RelativeLinks, notices: Notices) {
        effects = Effects(
            in: links.store, IdentityRecordSets.relativeEffects, dueAt: { $0.dueAt }
        ) { effect, options in
            let (message, own) = (effect.message, effect.partition)
            switch message.kind {
            case .settle:
                try await links.settle(
                    message.link, of: own, with: try PartitionKey(message.otherKey), options: options)
            case .end:
                try await links.end(
                    message.link, of: own, with: try PartitionKey(message.otherKey), by: .relative, options: options)
            case .free:
                try await links.free(
                    message.link, of: try PartitionKey(message.otherKey), with: own, options: options)
            case .orphan: try await links.endAll(ofHolder: own, options: options)
            case .tell:
                guard notices.people.reference.smsNotices.text(of: .relativeAdded) != nil else { return }
                _ = try await notices.send(
                    .init(
                        personKey: own.bytes, noticeId: message.link, kind: NotificationKind.relativeAdded.rawValue,
                        dueAt: .init(seconds: message.at)), options: options)
            default: return
            }
        }
    }

    /// Completes an effect that was just written; a worker does so later when that fails.
    func complete(
        _ effect: IdentityV1.StoredRelativeEffect, of partition: PartitionKey, writtenBy receipt: WriteReceipt,
        options: CallOptions
    ) async {
        await effects.complete(effect, key: effect.key, of: partition, writtenBy: receipt, options: options)
    }
}

extension IdentityV1.StoredRelativeEffect {
    /// Names the effect within its partition.
    var key: [UInt8] { [UInt8(clamping: kind.rawValue)] + link }
}

extension ChangeSet {
    /// Leaves the links of a holder to be ended whose number is gone with this write.
    mutating func endLinksOfHolder(at now: Int64) throws {
        let effect = IdentityV1.StoredRelativeEffect(kind: .orphan, at: now)
        try put(effect, in: IdentityRecordSets.relativeEffects, key: effect.key)
    }
}
