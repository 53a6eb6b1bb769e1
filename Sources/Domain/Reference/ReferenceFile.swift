/// A file of reference data.
public enum ReferenceFile: String, Hashable, Sendable, CaseIterable {
    /// Administrative divisions: ``Divisions``.
    case divisions
    /// Segments of mobile numbers: ``PhoneSegments``.
    case phoneSegments = "phone-segments"
    /// Countries and regions: ``Countries``.
    case countries
    /// Versions of the rules for holds: ``RuleProfiles``.
    case ruleProfiles = "rule-profiles"
    /// Sentences that explain a colour: ``ReasonTexts``.
    case reasonTexts = "reason-texts"
    /// Sentences that tell a citizen how a hold goes on: ``HoldTexts``.
    case holdTexts = "hold-texts"
    /// Sentences that tell a person what happened to their data: ``NotificationTexts``.
    case notificationTexts = "notification-texts"
    /// What is told by SMS: ``SmsNotices``.
    case smsNotices = "sms-notices"
    /// How long records are kept: ``Retention``.
    case retention

    /// Name of the file in a folder, such as `phone-segments.json`.
    public var name: String { "\(rawValue).json" }

    /// The file of a name, or nil when reference data has no such file.
    public init?(name: String) {
        guard name.hasSuffix(".json") else { return nil }
        self.init(rawValue: String(name.dropLast(5)))
    }

    /// The only value of `schema` that this build reads.
    static let schema: Int64 = 1
    /// Largest size that is read, in bytes.
    static let byteLimit = 16 << 20
}
