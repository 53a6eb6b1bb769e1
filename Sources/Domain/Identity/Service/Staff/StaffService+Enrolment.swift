public import IdentityContracts
import IdentityCore
import IdentityRecords
public import RPC
import Security
import StorageClient
import Values

/// How a person takes an account over: the enrolment code counts once, then password and second factor are the person's.
extension StaffService {
    /// Seconds for which an enrolment code is good: a day.
    static let enrolmentLifetime: Int64 = 86_400
    /// Seconds for which an enrolment that was begun can be confirmed.
    static let confirmationLifetime: Int64 = 1_800
    /// Wrong codes of the second factor that end an enrolment.
    static let wrongTriesMax: UInt32 = 5

    public func beginEnrolment(
        _ request: IdentityV1.BeginEnrolmentRequest, context: CallContext
    ) async throws -> IdentityV1.BeginEnrolmentResponse {
        try StaffNames.check(request.name)
        guard let code = Base32.normalized(request.enrolmentCode, length: StaffSecrets.enrolmentLength) else {
            throw FieldProblem(field: "enrolment_code", reason: "must be 26 characters of A-Z and 2-7")
        }
        try PasswordRules.check(request.password, name: request.name)
        let place = loginGuard.place(request.name, context)
        return try await doors.noting(request.name, context) {
            let begun = try await loginGuard.pass(place, isKnown: false, context.onward) {
                try await begin(request, code, context)
            }
            guard let begun else { throw Self.enrolmentFailed }
            return begun
        }
    }

    private func begin(
        _ request: IdentityV1.BeginEnrolmentRequest, _ code: String, _ context: CallContext
    ) async throws -> IdentityV1.BeginEnrolmentResponse? {
        let password = try await passwords.hash(request.password, salt: secrets.salt())
        let account = try await accounts.find(request.name, context.onward)
        guard let account, account.value.account?.state == .notEnrolled, let enrolment = account.value.enrolment,
            surroundings.now() < enrolment.expiresAt, KeyedHash.areEqual(enrolment.codeHash, StaffSecrets.hash(code))
        else { return nil }
        let (factor, confirmation) = (secrets.secondFactor(), secrets.enrolmentCode())
        var next = account.value
        next.enrolment = .init(
            confirmationHash: StaffSecrets.hash(confirmation),
            expiresAt: surroundings.now() + Self.confirmationLifetime, password: password,
            sealedSecret: try secrets.seal(factor, of: request.name))
        do {
            try await accounts.store.write(accounts.partition, options: context.onward) { change in
                try change.replace(account, by: next)
                try trail.enrolled(next, context, in: &change)
            }
        } catch is PreconditionFailed {
            return nil
        }
        return .init(
            otpauthUri: factor.uri(account: request.name, issuer: signer.issuer), confirmation: confirmation)
    }

    public func confirmEnrolment(
        _ request: IdentityV1.ConfirmEnrolmentRequest, context: CallContext
    ) async throws -> IdentityV1.ConfirmEnrolmentResponse {
        try StaffNames.check(request.name)
        guard let proof = Base32.normalized(request.confirmation, length: StaffSecrets.enrolmentLength) else {
            throw FieldProblem(field: "confirmation", reason: "must be the one of BeginEnrolment")
        }
        guard SmsPolicy.hasForm(request.code) else { throw FieldProblem(field: "code", reason: "must be 6 digits") }
        return try await doors.noting(request.name, context) {
            do {
                return try await accounts.store.settling { try await confirm(request, proof, context) }
            } catch is PreconditionFailed {
                throw Self.enrolmentFailed
            }
        }
    }

    private func confirm(
        _ request: IdentityV1.ConfirmEnrolmentRequest, _ proof: String, _ context: CallContext
    ) async throws -> IdentityV1.ConfirmEnrolmentResponse {
        let (now, options) = (surroundings.now(), context.onward)
        let account = try await accounts.find(request.name, options)
        guard let account, account.value.account?.state == .notEnrolled, let enrolment = account.value.enrolment,
            now < enrolment.expiresAt, enrolment.wrongTries < Self.wrongTriesMax,
            KeyedHash.areEqual(enrolment.confirmationHash, StaffSecrets.hash(proof)),
            let factor = try secrets.open(enrolment.sealedSecret, of: request.name)
        else { throw Self.enrolmentFailed }
        var next = account.value
        guard let step = factor.step(of: request.code, after: 0, now: now) else {
            next.enrolment?.wrongTries += 1
            try await accounts.store.write(accounts.partition, options: options) { try $0.replace(account, by: next) }
            throw Self.enrolmentFailed
        }
        let codes = (0..<StaffSecrets.recoveryCodes).map { _ in secrets.recoveryCode() }
        next.password = enrolment.password
        next.sealedSecret = enrolment.sealedSecret
        next.lastStep = step
        next.recoveryHashes = codes.map(StaffSecrets.hash)
        next.enrolment = nil
        next.account?.state = .enabled
        next.note("ConfirmEnrolment", by: request.name, at: now)
        try await accounts.store.write(accounts.partition, options: options) { change in
            try change.replace(account, by: next)
            try trail.enrolled(next, context, in: &change)
        }
        return .init(recoveryCodes: codes)
    }

    private static var enrolmentFailed: RPCError {
        RPCError(.unauthenticated, "the enrolment failed; ask an administrator for another code")
            .with(reason: "ENROLMENT_FAILED")
    }

    /// An enrolment that begins with a new code.
    func enrolment() -> (stored: IdentityV1.StoredEnrolment, code: String, expiresAt: Int64) {
        let (code, expires) = (secrets.enrolmentCode(), surroundings.now() + Self.enrolmentLifetime)
        return (.init(codeHash: StaffSecrets.hash(code), expiresAt: expires), code, expires)
    }
}
