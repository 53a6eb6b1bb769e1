/// How a message's proto3 JSON is read and written.
public struct JSONOptions: Sendable {
    /// Bounds on what is read; the depth also bounds what is written.
    public var limits: WireLimits
    /// What reading does with what the contract does not know.
    public var strictness: JSONStrictness
    /// Messages that a `google.protobuf.Any` may hold, besides those of the message's own module and of the modules
    /// it stands on:
    ///
    /// ```swift
    /// let json = try event.json(options: .init(types: AuditContractsTypes.all))
    /// ```
    public var types: MessageTypes?
    /// Writing leaves out fields of bytes, at every depth: for readers to whom keys and hashes say nothing.
    public var leavesOutBytes: Bool

    public init(
        limits: WireLimits = .standard, strictness: JSONStrictness = .standard, types: MessageTypes? = nil,
        leavesOutBytes: Bool = false
    ) {
        self.limits = limits
        self.strictness = strictness
        self.types = types
        self.leavesOutBytes = leavesOutBytes
    }
}

/// What reading proto3 JSON does with fields, and with values of enums, that the contract does not know.
///
/// Whatever the strictness, a field that is given twice is refused, also when its two spellings (`maskedPhone`,
/// `masked_phone`) give it once each.
public enum JSONStrictness: Sendable {
    /// Passes over unknown fields and unknown names of enum values, and keeps unknown numbers of enum values. This is
    /// ProtoJSON's parsing that ignores unknown fields: a reader older than the writer understands what it knows.
    case lenient
    /// Refuses unknown fields and unknown names of enum values, and keeps unknown numbers. ProtoJSON's default.
    case standard
    /// Refuses unknown numbers of enum values too: what is accepted is understood wholly.
    case strict
}
