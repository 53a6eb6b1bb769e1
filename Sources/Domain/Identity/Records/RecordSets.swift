public import IdentityContracts
public import KitRecords
public import Security
public import StorageClient

extension PartitionKind {
    /// Open cases of a province, by the hash of its digits, or where one case is stored, by its id.
    public static let staffCases = PartitionKind("staff-cases")
    /// What became of one message.
    public static let smsReceipt = PartitionKind("sms-receipt")
    /// Whose turn it is to join documents: one partition.
    public static let aliasTurn = PartitionKind("alias-turn")
}

/// What identity stores.
public enum IdentityRecordSets {
    /// The one record of a registered person, under the empty key. It is kept until closure (RET-1).
    public static let person = RecordSet<IdentityV1.StoredPerson>(1, name: "person", in: .person)
    // Number 3 held the persons who shared a number, before a number had one holder (TRIP-12). It is not used again.
    /// What is left to do when a number has another holder, by person key (TRIP-12).
    public static let holderEffects = RecordSet<IdentityV1.StoredHolderEffect>(34, name: "holder-changes", in: .phone)
    /// What is left to do when a person has another number, by key of the old one (TRIP-12).
    public static let moveEffects = RecordSet<IdentityV1.StoredMoveEffect>(35, name: "number-moves", in: .person)
    /// The last session that a person opened: the one record under the empty key. Who opens another one replaces it, so that
    /// two at once meet and count each other. It expires after an hour.
    public static let sessionOpenings = RecordSet<KitV1.StoredUse>(43, name: "session-openings", in: .person)
    /// Codes that were sent to a phone, by purpose (4 bytes) and handle (16 bytes). A record expires with its code.
    public static let smsCodes = RecordSet<IdentityV1.StoredSmsCode>(4, name: "sms-codes", in: .phone)
    // Numbers 5 and 8 counted codes of phones and addresses, one record each. They are not used again.
    /// Codes that were sent to a phone, for its limits. A record expires after a day.
    public static let smsUses = RecordSet<KitV1.StoredUse>(41, name: "sms-uses", in: .phone)
    /// Devices that have logged in with a phone, by keyed hash of the device's token (16 bytes).
    public static let devices = RecordSet<IdentityV1.StoredDevice>(42, name: "known-devices", in: .phone)
    /// Messages of the embedded outbox by time. A record expires after a day.
    public static let outbox = RecordSet<IdentityV1.StoredSms>(6, name: "outbox", in: .phone)
    /// Accounts of staff and feeds, by name. A record never expires.
    public static let staffAccounts = RecordSet<IdentityV1.StoredStaffAccount>(51, name: "staff-accounts", in: .staff)
    /// Tokens of staff and feeds, by name and id. A record expires with its token.
    public static let staffTokens = RecordSet<IdentityV1.StoredStaffToken>(52, name: "staff-tokens", in: .staff)
    /// Assertions of feeds that were used, by hash. A record expires with its assertion.
    public static let assertions = RecordSet<IdentityV1.StoredAssertion>(53, name: "feed-assertions", in: .staff)
    /// Log-ins of staff that failed: of a name under the empty key, of a name from a block of addresses under the block's
    /// hash. A record expires after a day.
    public static let loginFailures = RecordSet<IdentityV1.StoredLoginFailures>(
        54, name: "login-failures", in: .staffName)
    /// Log-ins of staff that failed from a block of addresses: the one record under the empty key. It expires after a day.
    public static let addressFailures = RecordSet<IdentityV1.StoredLoginFailures>(
        55, name: "address-login-failures", in: .caller)

    /// What proposals would do to accounts, by the id of the proposal. A record expires a day after its proposal has.
    public static let staffProposals = RecordSet<IdentityV1.StoredStaffProposal>(
        87, name: "staff-proposals", in: .staff)

    /// Notices that were sent to a person by SMS, by id (16 bytes). A record expires a week after its notice was due.
    public static let notices = RecordSet<IdentityV1.StoredNotice>(117, name: "sms-notices", in: .person)

    /// What is left to do about links of relatives, by kind (1 byte) and id of the link (ID-9).
    public static let relativeEffects = RecordSet<IdentityV1.StoredRelativeEffect>(
        157, name: "relative-changes", in: .person)
    /// The last change of a person's links: the one record under the byte 0 as a holder, under 1 as a dependant. Who makes a
    /// link replaces it, so that two at once meet and count each other. It expires after an hour.
    public static let relativeTurns = RecordSet<KitV1.StoredUse>(158, name: "relative-turns", in: .person)
    /// Links that must not be made any more, by id, for a day; and holders whose links the person has ended, by key, for a
    /// year.
    public static let refusedLinks = RecordSet<KitV1.StoredUse>(159, name: "refused-links", in: .person)
    /// What staff have to decide about a person, by id (16 bytes). A record expires 90 days after its case was closed.
    public static let cases = RecordSet<IdentityV1.StoredCase>(145, name: "staff-cases", in: .person)
    /// Cases that the lists have still to follow, or whose decisions have still to take effect, by their ids.
    public static let caseEffects = RecordSet<IdentityV1.StoredCaseEffect>(146, name: "staff-case-effects", in: .person)
    /// Where cases are stored: open ones of a province by the moment when they expire (12 bytes) and id, and each under the
    /// empty key of the partition that its id names.
    public static let caseEntries = RecordSet<IdentityV1.StoredCaseEntry>(
        147, name: "staff-case-entries", in: .staffCases)

    /// Applications for a code, by the handle of the code that proved the phone (16 bytes). A record expires after 30 days.
    public static let registrations = RecordSet<IdentityV1.StoredRegistration>(148, name: "registrations", in: .phone)
    /// Applications that wait for the register, by handle.
    public static let registrationEffects = RecordSet<IdentityV1.StoredRegistrationEffect>(
        149, name: "registration-effects", in: .phone)

    /// What other documents of persons have still to learn, by their keys (COL-16).
    public static let aliasEffects = RecordSet<IdentityV1.StoredAliasEffect>(162, name: "alias-effects", in: .person)

    /// The last case that was opened of a person: the one record under the empty key. Who opens another one replaces it, so
    /// that two at once meet and count each other. It expires after an hour.
    public static let caseTurns = RecordSet<KitV1.StoredUse>(163, name: "staff-case-turns", in: .person)
    /// The last application of a phone: the one record under the empty key, as of cases.
    public static let registrationTurns = RecordSet<KitV1.StoredUse>(164, name: "registration-turns", in: .phone)

    /// Whose turn it is to join documents: the one record under the empty key of one partition.
    public static let aliasTurn = RecordSet<IdentityV1.StoredAliasTurn>(175, name: "alias-turn", in: .aliasTurn)
    /// Keeps whoever has lost that turn from writing: the one record under the empty key. It expires after a day.
    public static let aliasFences = RecordSet<KitV1.StoredUse>(176, name: "alias-fences", in: .person)

    /// The last export of a person's data: the one record under the empty key. It expires after a day.
    public static let exports = RecordSet<IdentityV1.StoredExport>(165, name: "exports", in: .person)
    /// What is left to do about the numbers of a person, by kind (1 byte) and key of the number.
    public static let phoneEffects = RecordSet<IdentityV1.StoredPhoneEffect>(
        150, name: "phone-effects", in: .person)

    /// What providers of SMS told: the one record of a message, under the empty key. It expires after a day.
    public static let smsReceipts = RecordSet<IdentityV1.StoredSmsReceipt>(151, name: "sms-receipts", in: .smsReceipt)

    /// All of them.
    public static let all = [
        AnyRecordSet(person), AnyRecordSet(holderEffects), AnyRecordSet(moveEffects),
        AnyRecordSet(sessionOpenings), AnyRecordSet(smsCodes), AnyRecordSet(smsUses), AnyRecordSet(devices),
        AnyRecordSet(outbox), AnyRecordSet(staffAccounts),
        AnyRecordSet(staffTokens), AnyRecordSet(assertions), AnyRecordSet(loginFailures),
        AnyRecordSet(addressFailures), AnyRecordSet(staffProposals), AnyRecordSet(notices),
        AnyRecordSet(relativeEffects), AnyRecordSet(relativeTurns), AnyRecordSet(refusedLinks),
        AnyRecordSet(cases), AnyRecordSet(caseEffects), AnyRecordSet(caseEntries), AnyRecordSet(registrations),
        AnyRecordSet(registrationEffects), AnyRecordSet(aliasEffects), AnyRecordSet(caseTurns),
        AnyRecordSet(registrationTurns), AnyRecordSet(aliasTurn), AnyRecordSet(aliasFences),
        AnyRecordSet(exports), AnyRecordSet(phoneEffects), AnyRecordSet(smsReceipts),
    ]

    /// Number 3, which stores of before hold until they are migrated.
    private static let retired: [UInt16] = [3]

    /// Who may read and write them.
    public static let grants = [
        RecordSetGrant(all, owner: .identity), RecordSetGrant(retired, owner: .identity),
    ]
}
