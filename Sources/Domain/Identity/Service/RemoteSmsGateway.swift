public import IdentityContracts
public import RPC
public import Security

/// Hands messages to a program that serves `identity.v1.SmsDelivery`.
public struct RemoteSmsGateway: SmsGateway {
    /// How long one delivery may take.
    private static let patience = Duration.seconds(5)

    private let delivery: IdentityV1.SmsDeliveryClient
    private let surroundings: Surroundings

    /// - Parameter program: Channel to the program.
    public init(_ program: any RPCChannel, surroundings: Surroundings = .system) {
        delivery = .init(program)
        self.surroundings = surroundings
    }

    /// Hands a message over.
    ///
    /// - Throws: UNAVAILABLE (SMS_NOT_SENT) whatever the program answers but OK.
    public func send(_ message: IdentityV1.SmsMessage, to phone: String, options: CallOptions) async throws {
        do {
            _ = try await delivery.deliver(
                .init(
                    messageId: surroundings.random(16), phone: phone, text: message.text, purpose: message.purpose,
                    expiresAt: message.expiresAt),
                options: CallOptions(timeout: Self.patience))
        } catch {
            throw RPCError(.unavailable, "the code cannot be sent now; try again later").with(reason: "SMS_NOT_SENT")
        }
    }
}
