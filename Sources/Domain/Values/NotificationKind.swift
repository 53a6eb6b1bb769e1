/// What a person is told about their data. Raw values stand in records and in `notification-texts.json`.
public enum NotificationKind: String, Hashable, Sendable, CaseIterable {
    /// The register gave the person's number to somebody else (TRIP-12).
    case numberLost
    /// A sample that was the person's is somebody else's (COL-10).
    case sampleTakenBack
    /// A refresh token of a session was used twice, so that the session was ended.
    case sessionCopied
    /// A session was ended for a new one.
    case sessionPushedOut

    /// Placeholders of its sentence.
    public var placeholders: [String] {
        switch self {
        case .numberLost: ["phone"]
        case .sampleTakenBack: ["laboratory", "sampled_on"]
        case .sessionCopied, .sessionPushedOut: ["device", "opened_on"]
        }
    }
}
