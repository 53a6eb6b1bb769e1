public import IdentityContracts
public import RPC

/// Hands messages to a program that serves `identity.v1.SmsDelivery`.
public struct RemoteSmsGateway: SmsGateway {
    /// How long one delivery may take.
    private static let patience = Duration.seconds(5)

    private let delivery: IdentityV1.SmsDeliveryClient

    /// - Parameter program: Channel to the program.
    public init(_ program: any RPCChannel) { delivery = .init(program) }

    /// Hands a message over.
    ///
    /// - Throws: UNAVAILABLE (SMS_NOT_SENT) whatever the program answers but OK.
    public func send(
        _ message: IdentityV1.SmsMessage, id: [UInt8], to phone: String, options: CallOptions
    ) async throws {
        do {
            _ = try await delivery.deliver(
                .init(
                    messageId: id, phone: phone, text: message.text, purpose: message.purpose,
                    expiresAt: message.expiresAt),
                options: CallOptions(timeout: Self.patience))
        } catch {
            throw RPCError(.unavailable, "the message cannot be sent now; try again later").with(reason: "SMS_NOT_SENT")
        }
    }
}
