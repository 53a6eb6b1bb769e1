public import TripCardCore
public import Values

/// A row of stays that may be counted: a version of a stay, and the phone it is about.
public struct StayReport: Sendable {
    /// The phone.
    public let phone: Phone
    /// What the row says about the stay.
    public let event: StayEvent
    /// Remarks about fields that were accepted.
    public let notes: [FieldNote]
}
