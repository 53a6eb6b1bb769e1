import KitRecords
import RPC
public import StorageClient
public import Values

/// What a person is told about their data.
public struct Notification: Sendable, Equatable {
    /// What happened.
    public let kind: NotificationKind
    /// When it happened.
    public let at: Instant
    /// What its sentence has to name, by placeholder; masked where it is personal.
    public let fields: [String: String]

    /// - Parameter fields: A text for each of ``NotificationKind/placeholders``.
    public init(_ kind: NotificationKind, at: Instant, fields: [String: String]) {
        self.kind = kind
        self.at = at
        self.fields = fields
    }
}

extension ChangeSet {
    /// Tells the person of the partition something, in the write that makes it so.
    ///
    /// - Parameters:
    ///   - id: 1 to 32 bytes that tell it from others of the same moment. The same id at the same moment is told once.
    ///   - kept: Seconds for which it is kept.
    public mutating func notify(_ notification: Notification, id: [UInt8], kept: Int64) throws {
        precondition((1...32).contains(id.count), "the id of a notification is 1 to 32 bytes long")
        let fields = notification.fields.sorted { $0.key < $1.key }.map {
            KitV1.StoredNotificationField(name: $0.key, text: $0.value)
        }
        try put(
            KitV1.StoredNotification(kind: notification.kind.rawValue, at: notification.at.seconds, fields: fields),
            in: KitRecordSets.notifications, key: SortKey.instant(seconds: notification.at.seconds) + id,
            expires: .init(notification.at + kept))
    }
}
