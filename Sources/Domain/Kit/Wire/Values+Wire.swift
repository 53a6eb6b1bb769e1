public import CommonContracts
public import RPC
public import Values
public import Wire

extension GoogleProtobuf.Timestamp {
    /// The contract's value of a moment.
    public init(_ instant: Instant) { self.init(seconds: instant.seconds, nanos: instant.nanos) }
}

extension Instant {
    /// The moment of a contract's value; nil for one that no calendar of four-digit years has.
    public init?(_ timestamp: GoogleProtobuf.Timestamp) {
        self.init(seconds: timestamp.seconds, nanos: timestamp.nanos)
    }
}

extension CommonV1.Date {
    /// The contract's value of a day.
    public init(_ day: ChinaDay) {
        self.init(year: Int32(day.year), month: Int32(day.month), day: Int32(day.day))
    }
}

/// A field of a request that is not valid.
extension FieldProblem: RPCErrorConvertible {
    /// INVALID_ARGUMENT that names the field.
    public var rpcError: RPCError { .invalidArgument(field: field, reason) }
}
