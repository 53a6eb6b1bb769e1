import KitRecords
public import RPC
public import StorageClient
public import Values

/// What a person was told, newest first.
public struct NotificationList: Sendable {
    private let store: Store

    /// The notifications that a store holds.
    public init(in store: Store) { self.store = store }

    /// A page of what the person of a call was told.
    ///
    /// - Returns: Notifications of kinds that this version knows, and the token of the next page; nil on the last one.
    /// - Throws: UNAUTHENTICATED (SESSION_OVER).
    public func page(
        _ page: Page, of subject: Subject, options: CallOptions
    ) async throws -> (notifications: [Notification], next: PageToken?) {
        let (_, found) = try await store.read(
            subject.partition, subject.openSession,
            .range(
                KitRecordSets.notifications, until: page.token?.bytes ?? [], descending: true, limit: page.size),
            options: options)
        // Newest first, a page ends before the last key that it has shown.
        let next = found.isTruncated ? found.records.last.map { PageToken(bytes: $0.key) } : nil
        return (found.records.compactMap { Notification($0.value) }, next)
    }
}

extension Notification {
    /// A stored notification; nil when this version does not know its kind.
    fileprivate init?(_ stored: KitV1.StoredNotification) {
        guard let kind = NotificationKind(rawValue: stored.kind) else { return nil }
        self.init(
            kind, at: Instant(seconds: stored.at),
            fields: Dictionary(stored.fields.map { ($0.name, $0.text) }) { first, _ in first })
    }
}
