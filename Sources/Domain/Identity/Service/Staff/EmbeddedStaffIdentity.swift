import IdentityContracts
import IdentityCore
import IdentityRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// Proves persons by the password and the second factor of their accounts.
struct EmbeddedStaffIdentity: StaffIdentityProvider {
    /// Seconds for which an address is known after a log-in: 30 days.
    static let knownFor: Int64 = 2_592_000
    /// Most addresses that are known of an account.
    static let knownMax = 8

    let accounts: StaffAccounts
    let passwords: PasswordHashing
    let secrets: StaffSecrets
    let loginGuard: LoginGuard
    let now: @Sendable () -> Int64

    func prove(_ login: IdentityV1.StaffLoginRequest, context: CallContext) async throws -> ProvenStaff {
        try StaffNames.check(login.name)
        guard (1...PasswordRules.bytesMax).contains(login.password.utf8.count) else {
            throw FieldProblem(field: "password", reason: "must be 1 to \(PasswordRules.bytesMax) bytes")
        }
        let code = try Code(login.code)
        let place = loginGuard.place(login.name, context)
        let known = try await accounts.find(login.name, context.onward)?.value
        let proven = try await loginGuard.pass(
            place, isKnown: known.map { isKnown(place, $0) } ?? false, context.onward
        ) {
            try await check(login, code, place, context.onward)
        }
        guard let proven else { throw RPCError.loginFailed }
        return proven
    }

    /// Checks password and code, and uses the code up.
    private func check(
        _ login: IdentityV1.StaffLoginRequest, _ code: Code, _ place: LoginGuard.Place, _ options: CallOptions
    ) async throws -> ProvenStaff? {
        let found = try await accounts.find(login.name, options)
        let account = found.flatMap { $0.value.isEnabled && !$0.value.isFeed ? $0 : nil }
        let isPassword = try await passwords.matches(login.password, account?.value.password)
        let next = try used(code, of: account?.value ?? .init())
        guard let account, var next, isPassword else { return nil }
        remember(place, in: &next)
        do {
            try await accounts.store.write(accounts.partition, options: options) { try $0.replace(account, by: next) }
        } catch is PreconditionFailed {
            // The code was used by somebody else meanwhile, or the account was changed: the person tries the next one.
            return nil
        }
        return ProvenStaff(name: login.name)
    }

    /// The account once a code is used up; nil when the code is wrong or was used before.
    private func used(
        _ code: Code, of account: IdentityV1.StoredStaffAccount
    ) throws -> IdentityV1.StoredStaffAccount? {
        var next = account
        let factor =
            try secrets.open(account.sealedSecret, of: account.name)
            ?? TimeCode(secret: [UInt8](repeating: 0, count: TimeCode.secretBytes))
        switch code {
        case .time(let text):
            guard let step = factor.step(of: text, after: account.lastStep, now: now()) else { return nil }
            next.lastStep = step
        case .recovery(let text):
            let hash = StaffSecrets.hash(text)
            let left = account.recoveryHashes.filter { !KeyedHash.areEqual($0, hash) }
            guard left.count < account.recoveryHashes.count else { return nil }
            next.recoveryHashes = left
        }
        return next
    }
}

// MARK: - Known addresses

extension EmbeddedStaffIdentity {
    private func isKnown(_ place: LoginGuard.Place, _ account: IdentityV1.StoredStaffAccount) -> Bool {
        zip(account.knownAddresses, account.knownSince).contains { $0 == place.address && $1 > now() - Self.knownFor }
    }

    private func remember(_ place: LoginGuard.Place, in account: inout IdentityV1.StoredStaffAccount) {
        let others = zip(account.knownAddresses, account.knownSince).filter {
            $0.0 != place.address && $0.1 > now() - Self.knownFor
        }.prefix(Self.knownMax - 1)
        account.knownAddresses = [place.address] + others.map(\.0)
        account.knownSince = [now()] + others.map(\.1)
    }
}

extension EmbeddedStaffIdentity {
    /// What stands for the second factor.
    enum Code {
        case time(String)
        case recovery(String)

        /// - Throws: ``FieldProblem`` for `code`.
        init(_ text: String) throws(FieldProblem) {
            if SmsPolicy.hasForm(text) {
                self = .time(text)
            } else if let code = Base32.normalized(text, length: StaffSecrets.recoveryLength) {
                self = .recovery(code)
            } else {
                throw FieldProblem(field: "code", reason: "must be 6 digits, or a recovery code of 16 characters")
            }
        }
    }
}

extension RPCError {
    /// UNAUTHENTICATED (LOGIN_FAILED), whatever was wrong.
    static var loginFailed: RPCError {
        RPCError(.unauthenticated, "the log-in failed").with(reason: "LOGIN_FAILED")
    }
}
