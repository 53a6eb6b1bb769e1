/// Every collection of the system, in one list, so that no two services give one number two meanings. Collections of one
/// partition kind are read by the service named; the session is read by every service that serves its citizen.
extension RecordCollection {
    // Partition of a person.

    /// Identity: the one `StoredPerson`, under the empty key. Kept until closure (RET-1).
    public static let person = RecordCollection(1)
    /// Identity: `StoredSession` by session id. Expires with the session.
    public static let sessions = RecordCollection(2)
    /// Health code: `StoredDeclaration` by time. Kept 30 days (RET-1).
    public static let declarations = RecordCollection(10)
    /// Health code: `TestResult` by laboratory and sample. Kept 30 days.
    public static let tests = RecordCollection(11)
    /// Health code: `Exposure` by cause and evidence. Kept 60 days after its end, or while it lasts.
    public static let exposures = RecordCollection(12)
    /// Gateway: the one `StoredTripConsent`, under the empty key. Expires with the consent.
    public static let tripConsent = RecordCollection(30)

    // Partition of a phone.

    /// Identity: `StoredOwner` by person key.
    public static let owners = RecordCollection(3)
    /// Identity: `StoredSmsCode` by purpose. Expires with the code.
    public static let smsCodes = RecordCollection(4)
    /// Identity: `StoredSmsLedger` of a phone by purpose, or the one of a caller's address. Expires after a day.
    public static let smsLedger = RecordCollection(5)
    /// Identity: `StoredSms` of the embedded outbox by time. Kept a day.
    public static let outbox = RecordCollection(6)
    /// Trip card: `StoredStay` by beginning and place. Kept 15 days (RET-1).
    public static let stays = RecordCollection(20)

    // The well-known partition of the areas of risk.

    /// Trip card: `RiskArea` by area id.
    public static let riskAreas = RecordCollection(21)
    /// Trip card: the one `StoredRiskRevision`, under the empty key.
    public static let riskRevision = RecordCollection(22)
}
