import Crypto
import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import IdentityContracts
import Kit
import RPC
import Reference
import StorageClient
import Values
import Wire

/// Tells persons by SMS that their colour has changed, where the policy says so (COL-8).
///
/// The write that records a change holds what is to be sent. A worker hands it to identity, which alone knows phones, under
/// an id that follows from the person and the change: whatever is repeated, one message comes.
struct ColourSms: Sendable {
    /// What is still to be sent.
    let effects: Effects<HealthCodeV1.StoredSmsEffect>

    /// - Parameter identity: Channel to the identity service.
    init(in store: Store, over identity: any RPCChannel) {
        let directory = IdentityV1.DirectoryClient(identity)
        effects = Effects(in: store, HealthCodeRecordSets.smsEffects, dueAt: { $0.dueAt }) { effect, options in
            _ = try await directory.sendNotice(
                .init(
                    personKey: effect.partition.bytes, noticeId: Self.id(effect.key, of: effect.partition),
                    kind: effect.message.kind, dueAt: .init(seconds: effect.message.dueAt)),
                options: options)
        }
    }

    /// Names a notice, 16 bytes.
    static func id(_ number: [UInt8], of person: PartitionKey) -> [UInt8] {
        Array(SHA256.hash(data: Array("colour".utf8) + person.bytes + number).prefix(16))
    }
}

extension ChangeSet {
    /// Has a change of colour told by SMS, in the write that records it. Nothing when the policy names none for it, and for a
    /// change that was more than a day ago.
    ///
    /// - Parameters:
    ///   - number: Sort key of the change, which no other one of the person has.
    ///   - now: The moment of the write.
    mutating func tellBySms(_ news: ColourChange, number: [UInt8], by notices: SmsNotices, now: Instant) throws {
        guard news.at > now - ChinaDay.secondsPerDay,
            let due = notices.due(.colourChanged, to: news.code.colour, at: now)
        else { return }
        try put(
            HealthCodeV1.StoredSmsEffect(kind: NotificationKind.colourChanged.rawValue, dueAt: due.seconds),
            in: HealthCodeRecordSets.smsEffects, key: number)
    }
}
