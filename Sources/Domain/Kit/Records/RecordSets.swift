public import CommonContracts
public import Security
public import StorageClient

/// What a partition stands for. Every domain keeps its records in partitions of these kinds.
extension PartitionKind {
    /// A person; the key is the hash of the document.
    public static let person = PartitionKind("person")
    /// A phone; the key is the hash of the number.
    public static let phone = PartitionKind("phone")
    /// A caller whose uses are limited, such as a block of addresses, or all callers together.
    public static let caller = PartitionKind("caller")
    /// All areas of risk.
    public static let riskAreas = PartitionKind("risk-areas")
    /// A name that was given at a log-in of staff, whether or not there is such an account.
    public static let staffName = PartitionKind("staff-name")
    /// All accounts of staff, feeds and their tokens.
    public static let staff = PartitionKind("staff")
    /// What one account of staff or one feed did; the key is the hash of its name.
    public static let account = PartitionKind("account")
    /// The rules, all in one.
    public static let rules = PartitionKind("rules")
    /// All proposals that need another person.
    public static let approvals = PartitionKind("approvals")
}

/// Record sets that the services of several domains read: what opens the door.
public enum KitRecordSets {
    /// Sessions of a person by id. A record expires with its session.
    public static let sessions = RecordSet<KitV1.StoredSession>(2, name: "sessions", in: .person)
    /// What idempotency keys have led to, by the key's hash. A record expires after a day.
    public static let replays = RecordSet<KitV1.StoredReplay>(7, name: "replays", in: .person)
    /// Consents to show the trip card of a phone, by person key. A record expires with its consent (MRG-1).
    public static let tripConsents = RecordSet<KitV1.StoredTripConsent>(31, name: "trip-consents", in: .phone)
    /// Who holds a phone: the one record under the empty key (TRIP-12). It never expires.
    public static let holder = RecordSet<KitV1.StoredHolder>(32, name: "holder", in: .phone)
    /// What a person is told, by moment. A record expires after 60 days (RET-1).
    public static let notifications = RecordSet<KitV1.StoredNotification>(33, name: "notifications", in: .person)
    /// Tokens of staff and feeds that were revoked, by id. A record expires with its token.
    public static let revokedTokens = RecordSet<KitV1.StoredRevokedToken>(
        50, name: "revoked-tokens", in: .staff, clear: "ids of tokens, which storage nodes look up without keys")

    /// Uses of what is limited for a caller, by limit. A record expires with the longest window of its limit.
    public static let uses = RecordSet<KitV1.StoredUse>(40, name: "uses", in: .caller)

    /// Proposals that need another person, by id (16 bytes). A record expires three years after its proposal has.
    public static let approvals = RecordSet<KitV1.StoredApproval>(80, name: "approvals", in: .approvals)
    /// The same by state (1 byte), moment (12 bytes) and id, for lists.
    public static let approvalIndex = RecordSet<KitV1.StoredApproval>(81, name: "approval-index", in: .approvals)
    /// How large proposals are that count together, by the hash of kind, subject and day (16 bytes).
    public static let approvalSums = RecordSet<KitV1.StoredApprovalSum>(82, name: "approval-sums", in: .approvals)
    /// Proposals that somebody has decided about and whose domains have to follow, by id. A record stays until that is done.
    public static let approvalEffects = RecordSet<KitV1.StoredApprovalEffect>(
        83, name: "approval-effects", in: .approvals)

    /// By what areas of risk fall: the one record under the empty key. Each switch of the rules writes it. It never expires.
    public static let areaRules = RecordSet<CommonV1.AreaRules>(140, name: "area-rules", in: .rules)

    /// What happened to a person's data and colour (AUD-1). Entries expire after three years (RET-1).
    public static let auditOfPersons = ChainSet<CommonV1.AuditEntry>(60, name: "audit-of-persons", in: .person)
    /// What an account of staff or a feed did that is about no single person. Kept as those of persons.
    public static let auditOfAccounts = ChainSet<CommonV1.AuditEntry>(61, name: "audit-of-accounts", in: .account)
    /// Log-ins, and what became of accounts and feeds. Kept as those of persons.
    public static let auditOfStaff = ChainSet<CommonV1.AuditEntry>(62, name: "audit-of-staff", in: .staff)

    /// What became of proposals that need another person. Kept as those of persons.
    public static let auditOfApprovals = ChainSet<CommonV1.AuditEntry>(84, name: "audit-of-approvals", in: .approvals)

    /// Places of a holder for dependants, by id of the link (ID-9). A record whose code is awaited expires with the code, one
    /// that lapses 30 days after that.
    public static let dependants = RecordSet<KitV1.StoredDependant>(155, name: "dependants", in: .person)
    /// Links of a dependant to holders, by id. A record that lapses expires 30 days after that.
    public static let proxies = RecordSet<KitV1.StoredProxy>(156, name: "proxies", in: .person)
    /// Other documents of the person, or that were (COL-16), by their keys. A record of documents that were taken apart expires
    /// after three years.
    public static let aliases = RecordSet<KitV1.StoredAlias>(160, name: "aliases", in: .person)

    /// Every chain of audit.
    public static let auditChains = [
        AnyRecordSet(auditOfPersons), AnyRecordSet(auditOfAccounts), AnyRecordSet(auditOfStaff),
        AnyRecordSet(auditOfApprovals),
    ]

    /// All of them.
    public static let all =
        [
            AnyRecordSet(sessions), AnyRecordSet(replays), AnyRecordSet(tripConsents), AnyRecordSet(holder),
            AnyRecordSet(notifications), AnyRecordSet(uses), AnyRecordSet(revokedTokens),
            AnyRecordSet(approvals), AnyRecordSet(approvalIndex), AnyRecordSet(approvalSums),
            AnyRecordSet(approvalEffects), AnyRecordSet(dependants), AnyRecordSet(proxies), AnyRecordSet(areaRules),
            AnyRecordSet(aliases),
        ] + auditChains

    /// Who may read and write them. A session is opened and ended by identity, and asked for by whoever serves citizens.
    public static let grants = [
        RecordSetGrant(
            [AnyRecordSet(sessions), AnyRecordSet(dependants), AnyRecordSet(proxies)], owner: .identity,
            readers: [.healthCode]),
        RecordSetGrant([AnyRecordSet(aliases)], owner: .identity, readers: [.healthCode, .tripCard]),
        RecordSetGrant([AnyRecordSet(replays)], owner: .healthCode),
        RecordSetGrant([AnyRecordSet(tripConsents), AnyRecordSet(holder)], owner: .identity, readers: [.tripCard]),
        RecordSetGrant([AnyRecordSet(notifications)], writers: [.identity, .healthCode]),
        RecordSetGrant([AnyRecordSet(uses)], writers: [.identity, .healthCode, .tripCard]),
        RecordSetGrant([AnyRecordSet(revokedTokens)], owner: .identity, readers: [.healthCode, .tripCard, .storage]),
        RecordSetGrant([AnyRecordSet(areaRules)], owner: .healthCode, readers: [.tripCard]),
        // Whoever serves staff and feeds tells of them. Identity alone shows it, and tools export it.
        RecordSetGrant(
            chains: auditChains, appenders: [.identity, .healthCode, .tripCard], readers: [.identity, .tool]),
        RecordSetGrant(
            [
                AnyRecordSet(approvals), AnyRecordSet(approvalIndex), AnyRecordSet(approvalSums),
                AnyRecordSet(approvalEffects),
            ], writers: [.identity, .healthCode]),
    ]
}
