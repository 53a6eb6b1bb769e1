/// How a message's proto3 JSON is read and written.
public struct JSONOptions: Sendable {
    /// Bounds on what is read; the depth also bounds what is written.
    public var limits: WireLimits
    /// Whether members that the contract does not know, and names of enum values that it does not, are passed over.
    /// ProtoJSON refuses them unless told otherwise; an RPC server that takes messages of newer callers tells so.
    public var ignoresUnknownFields: Bool
    /// Messages that a `google.protobuf.Any` may hold, besides those of the message's own module and of the modules
    /// it stands on:
    ///
    /// ```swift
    /// let json = try event.json(options: .init(types: AuditContractsTypes.all))
    /// ```
    public var types: MessageTypes?

    public init(limits: WireLimits = .standard, ignoresUnknownFields: Bool = false, types: MessageTypes? = nil) {
        self.limits = limits
        self.ignoresUnknownFields = ignoresUnknownFields
        self.types = types
    }
}
