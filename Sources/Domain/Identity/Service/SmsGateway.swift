public import IdentityContracts
public import RPC

/// What brings messages to phones.
///
/// A demonstration keeps them in ``StoredOutbox``. A cluster puts them into an ``SmsSpool``, or hands them to a program over
/// gRPC with ``RemoteSmsGateway``.
public protocol SmsGateway: Sendable {
    /// Takes over a message; when this returns it is on its way.
    ///
    /// - Parameters:
    ///   - id: Names the message, 16 bytes: the same when one and the same is sent again.
    ///   - phone: Mainland mobile number, 11 digits.
    func send(_ message: IdentityV1.SmsMessage, id: [UInt8], to phone: String, options: CallOptions) async throws

    /// How messages were taken, in Prometheus's text format; may be empty.
    var metrics: String { get }
}

extension SmsGateway {
    /// Nothing is counted.
    public var metrics: String { "" }
}
