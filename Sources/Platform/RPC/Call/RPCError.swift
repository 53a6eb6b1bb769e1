public import Wire

/// A call that ended with a status other than OK: the code, a message for developers, and machine-readable details.
///
/// Messages and details never hold personal data.
public struct RPCError: Error, Sendable, Equatable {
    /// Why the call ended.
    public var code: StatusCode
    /// For developers.
    public var message: String
    /// Messages packed as google.protobuf.Any, such as google.rpc.BadRequest.
    public var details: [GoogleProtobuf.`Any`]
    /// Trailing metadata that came, or shall go, with the status.
    public var metadata: Metadata

    /// `code` must not be `.ok`.
    public init(
        _ code: StatusCode, _ message: String, details: [GoogleProtobuf.`Any`] = [], metadata: Metadata = Metadata()
    ) {
        precondition(code != .ok, "an error has a code")
        self.code = code
        self.message = message
        self.details = details
        self.metadata = metadata
    }

    /// INVALID_ARGUMENT with a google.rpc.BadRequest that names the field.
    public static func invalidArgument(field: String, _ reason: String) -> RPCError {
        let violation = GoogleRPC.BadRequest.FieldViolation(field: field, description: reason)
        return RPCError(.invalidArgument, "\(field): \(reason)")
            .with(GoogleRPC.BadRequest(fieldViolations: [violation]))
    }

    /// RESOURCE_EXHAUSTED with a google.rpc.RetryInfo.
    public static func resourceExhausted(_ message: String, retryAfter wait: Duration) -> RPCError {
        RPCError(.resourceExhausted, message).retrying(after: wait)
    }

    /// The same error with a google.rpc.RetryInfo.
    public func retrying(after wait: Duration) -> RPCError {
        let (seconds, attoseconds) = wait.components
        let delay = GoogleProtobuf.Duration(seconds: seconds, nanos: Int32(attoseconds / 1_000_000_000))
        return with(GoogleRPC.RetryInfo(retryDelay: delay))
    }

    /// The same error with a google.rpc.ErrorInfo: the cause for programs, UPPER_SNAKE_CASE.
    public func with(reason: String, domain: String = "shuangma") -> RPCError {
        with(GoogleRPC.ErrorInfo(reason: reason, domain: domain))
    }

    /// The same error with one more detail.
    public func with<Detail: WireMessage>(_ detail: Detail) -> RPCError {
        // A detail that cannot be encoded (a NUL in its text) is left out: the status itself must still go.
        guard let value = try? detail.serialized() else { return self }
        var copy = self
        let type = "type.googleapis.com/\(Detail.descriptor.fullName)"
        copy.details.append(GoogleProtobuf.`Any`(typeUrl: type, value: value))
        return copy
    }

    /// The first detail of a type, decoded; nil when there is none.
    public func detail<Detail: WireMessage>(_ type: Detail.Type) -> Detail? {
        let suffix = "/\(Detail.descriptor.fullName)"
        guard let packed = details.first(where: { $0.typeUrl.hasSuffix(suffix) }) else { return nil }
        return try? Detail(serialized: packed.value)
    }
}

extension RPCError: CustomStringConvertible {
    /// For logs: code, reason where there is one, and message. Bytes of details are left out.
    public var description: String {
        let reason = detail(GoogleRPC.ErrorInfo.self).map { " \($0.reason)" } ?? ""
        return "\(code.connectName)\(reason): \(message)"
    }
}
