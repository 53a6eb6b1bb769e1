public import IdentityContracts
public import RPC

/// What brings messages to phones.
///
/// A demonstration keeps them in ``StoredOutbox``. A cluster puts them into an ``SmsSpool``, or hands them to a program over
/// gRPC with ``RemoteSmsGateway``.
public protocol SmsGateway: Sendable {
    /// Takes over a message; when this returns it is on its way.
    ///
    /// - Parameter phone: Mainland mobile number, 11 digits.
    func send(_ message: IdentityV1.SmsMessage, to phone: String, options: CallOptions) async throws
}
