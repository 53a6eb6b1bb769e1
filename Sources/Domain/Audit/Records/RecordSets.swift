public import AuditContracts
public import Security
public import StorageClient

extension PartitionKind {
    /// One of the logs of audit.
    public static let auditLog = PartitionKind("audit-log")
    /// All signed roots of the logs.
    public static let auditRoots = PartitionKind("audit-roots")
}

/// What the logs of audit store.
public enum AuditRecordSets {
    /// Why none of them is sealed.
    private static let reason = "hashes of entries that name no citizen, so that whoever audits can verify them"

    /// How far a log has come: the one record under the empty key. It never expires.
    public static let logs = RecordSet<AuditV1.StoredAuditLog>(
        63, name: "audit-logs", in: .auditLog, clear: reason)
    /// Hashes of a log, by level (1 byte) and number of the tile (8 bytes). They never expire.
    public static let tiles = RecordSet<AuditV1.StoredAuditTile>(
        64, name: "audit-tiles", in: .auditLog, clear: reason)
    /// Where entries stand in a log, by partition (16 bytes), set (2) and sequence (8) of the entry. A record expires a day
    /// after its entry.
    public static let places = RecordSet<AuditV1.StoredAuditPlace>(
        65, name: "audit-places", in: .auditLog, clear: reason)
    /// Signed roots, by number (8 bytes). A record expires a month after the entries that it was the first to cover (RET-1).
    public static let roots = RecordSet<AuditV1.StoredAuditRoot>(
        66, name: "audit-roots", in: .auditRoots, clear: reason)
    /// Look-ups by who looked: a hash of the account or organisation (16 bytes), moment (12), partition (16) and sequence
    /// (8) of the entry. A record expires with its entry.
    public static let lookUps = RecordSet<AuditV1.StoredAuditLookUp>(
        67, name: "audit-look-ups", in: .auditLog, clear: reason)

    /// All of them.
    public static let all = [
        AnyRecordSet(logs), AnyRecordSet(tiles), AnyRecordSet(places), AnyRecordSet(roots), AnyRecordSet(lookUps),
    ]

    /// Who may read and write them: identity keeps the logs, tools export them.
    public static let grants = [RecordSetGrant(all, owner: .identity, readers: [.tool])]
}
