public import Security

/// A kind of what one person may not do alone.
///
/// A domain declares its kinds beside what they bring about. Their rules go into each proposal, so that the service that
/// serves approvals knows no domain:
///
/// ```swift
/// static let contactList = ApprovalKind(
///     "contact-list", deciders: [.tracer, .healthAuthority], lifetime: 3 * 86_400, higherAbove: 5_000)
/// ```
public struct ApprovalKind: Sendable, Hashable {
    /// Its name, such as `contact-list`: lower-case letters and hyphens.
    public let name: String
    /// Roles of those who decide about it.
    public let deciders: Set<StaffRole>
    /// Seconds after which a proposal expires that nobody has decided about.
    public let lifetime: Int64
    /// Size of all that counts together above which a second person has to approve, of a higher scope; nil for none.
    public let higherAbove: UInt64?

    /// - Parameter higherAbove: At least 1.
    public init(_ name: String, deciders: Set<StaffRole>, lifetime: Int64, higherAbove: UInt64? = nil) {
        precondition(!name.isEmpty && !deciders.isEmpty && lifetime > 0 && higherAbove != 0, "a kind without rules")
        self.name = name
        self.deciders = deciders
        self.lifetime = lifetime
        self.higherAbove = higherAbove
    }
}

/// What a person has to know who decides about a proposal. It never tells about one citizen.
public struct ApprovalFact: Sendable, Hashable {
    /// What it is, such as `case`.
    public let name: String
    /// How it is.
    public let text: String

    public init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}
