public import IdentityContracts
import IdentityCore
public import RPC
import Security
import StorageClient

/// The password of the caller's own account.
extension StaffService {
    public func changePassword(
        _ request: IdentityV1.ChangePasswordRequest, context: CallContext
    ) async throws -> IdentityV1.ChangePasswordResponse {
        let staff = try context.staff
        try PasswordRules.check(request.newPassword, name: staff.name, field: "new_password")
        let login = IdentityV1.StaffLoginRequest(name: staff.name, password: request.password, code: request.code)
        _ = try await doors.noting(staff.name, context) { try await provider.prove(login, context: context) }
        let password = try await passwords.hash(request.newPassword, salt: secrets.salt())
        try await accounts.store.settling {
            let (account, tokens) = try await accounts.get(staff.name, context.onward)
            guard account.value.isEnabled, account.value.password != nil else { throw RPCError.loginFailed }
            var next = account.value
            next.password = password
            next.note("ChangePassword", by: staff.name, at: surroundings.now())
            try await accounts.store.write(accounts.partition, options: context.onward) { change in
                try change.replace(account, by: next)
                try change.revoke(tokens.filter { $0.tokenId != staff.token }, at: surroundings.now())
                try trail.changed(staff.name, by: context, in: &change)
            }
        }
        return .init()
    }
}
