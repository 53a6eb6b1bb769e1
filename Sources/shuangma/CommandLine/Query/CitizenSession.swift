import Foundation
import GatewayContracts
import IdentityContracts
import RPC

/// What a citizen does to see both codes: log in, prove the phone once, look.
struct CitizenSession: Sendable {
    /// Where the six digits of an SMS come from.
    enum Codes: Sendable {
        /// Whoever sits at the terminal types them.
        case terminal
        /// The outbox of a demonstration.
        case outbox
        /// The folder into which a cluster on this machine puts SMS.
        case spool(URL)
    }

    let channel: any RPCChannel
    let phone: String
    /// For each call.
    let timeout: Duration
    let codes: Codes

    /// Both codes, with the trip card if the phone could be proved.
    func mergedCode() async throws -> GatewayV1.MergedCode { try await loggedIn { try await mergedCode($0) } }

    /// Logs in, runs a body with options that bear the token, and logs out again.
    func loggedIn<Result>(_ body: (CallOptions) async throws -> Result) async throws -> Result {
        let identity = IdentityV1.IdentityClient(channel)
        let options = options(token: try await logIn().token)
        do {
            let result = try await body(options)
            _ = try await identity.logout(IdentityV1.LogoutRequest(), options: options)
            return result
        } catch {
            // The session ends by itself if this fails as well; the first error is the one to report.
            _ = try? await identity.logout(IdentityV1.LogoutRequest(), options: options)
            throw error
        }
    }

    /// Opens a session.
    ///
    /// - Parameter label: What the list of sessions calls it.
    func logIn(label: String = "") async throws -> IdentityV1.LoginResponse {
        let identity = IdentityV1.IdentityClient(channel)
        let sent = try await identity.requestSmsCode(
            IdentityV1.RequestSmsCodeRequest(phone: phone, purpose: .login), options: options())
        return try await identity.login(
            IdentityV1.LoginRequest(
                phone: phone, code: try await code(for: .login), handle: sent.handle, deviceLabel: label),
            options: options())
    }

    private func mergedCode(_ options: CallOptions) async throws -> GatewayV1.MergedCode {
        let gateway = GatewayV1.MergeGatewayClient(channel)
        let first = try await gateway.getMergedCode(GatewayV1.GetMergedCodeRequest(), options: options)
        guard first.tripState == .verificationRequired else { return first }
        let sent = try await gateway.requestTripVerification(
            GatewayV1.RequestTripVerificationRequest(), options: options)
        _ = try await gateway.verifyTrip(
            GatewayV1.VerifyTripRequest(code: try await code(for: .tripCard), handle: sent.handle), options: options)
        return try await gateway.getMergedCode(GatewayV1.GetMergedCodeRequest(), options: options)
    }

    func code(for purpose: IdentityV1.SmsPurpose) async throws -> String {
        switch codes {
        case .terminal:
            let question =
                switch purpose {
                case .login: "Code to log in:"
                case .register: "Code to register:"
                case .export: "Code to export your data:"
                case .changeOld, .changeNew: "Code sent to \(phone):"
                default: "Code for the trip card:"
                }
            guard let code = Terminal.ask(question) else {
                throw Failure.wrongUse("no code was typed; on a demonstration, --demo takes it from the outbox")
            }
            return code
        case .outbox:
            let sent = try await IdentityV1.OutboxClient(channel).listMessages(
                IdentityV1.ListMessagesRequest(phone: phone, limit: 10), options: options())
            guard let message = sent.messages.first(where: { $0.purpose == purpose }) else {
                throw Failure.refused("the outbox holds no code for this phone; is it a demonstration's?")
            }
            return message.code
        case .spool(let folder):
            guard let code = try SpooledSms.newest(in: folder, to: phone, for: purpose)?.code else {
                throw Failure.refused("'\(folder.path)' holds no code for this phone")
            }
            return code
        }
    }

    func options(token: String? = nil) -> CallOptions {
        var options = CallOptions(timeout: timeout)
        if let token { options.metadata.add("authorization", "Bearer \(token)") }
        return options
    }
}
