public import IdentityContracts
public import RPC

/// What brings messages to phones. The embedded default is ``StoredOutbox``; the adapter of a real gateway conforms too.
public protocol SmsGateway: Sendable {
    /// Takes over a message; when this returns it is on its way.
    ///
    /// - Parameter phone: Mainland mobile number, 11 digits.
    func send(_ message: IdentityV1.SmsMessage, to phone: String, options: CallOptions) async throws
}
