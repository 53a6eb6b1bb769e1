import GatewayContracts
public import IdentityContracts
public import Logging
public import RPC
public import Security

/// Tells identity which calls of staff a gateway has refused: the gateway has no store.
///
/// Calls that the gateway passes on are noted by the role that carries them out, and so are refusals of that role.
public struct RemoteStaffCalls: StaffCallLog {
    private static let ownMethods = "shuangma.gateway.v1."
    private static let patience: Duration = .seconds(2)

    private let identity: IdentityV1.StaffCallsClient
    private let logger: Logger

    /// - Parameter identity: Channel to the identity role, on the gateway's own account.
    public init(_ identity: any RPCChannel, logger: Logger) {
        self.identity = .init(identity)
        self.logger = logger
    }

    public func note(callOf staff: Principal.Staff, _ context: CallContext) async throws {}

    public func note(refusalOf staff: Principal.Staff, _ refusal: StaffCallRefusal) async {
        guard refusal.judge == .authorizer || refusal.method.hasPrefix(Self.ownMethods) else { return }
        do {
            _ = try await identity.noteRefusal(
                .init(
                    account: staff.name, organisation: staff.organisation, roles: staff.roles.map(\.rawValue).sorted(),
                    token: staff.token, method: refusal.method, reason: refusal.reason),
                options: CallOptions(deadline: .after(Self.patience)))
        } catch {
            logger.warning(
                "a refusal did not reach the audit",
                metadata: [
                    "account": "\(staff.name)", "method": "\(refusal.method)", "reason": "\(refusal.reason)",
                    "error": "\(error)",
                ])
        }
    }
}
