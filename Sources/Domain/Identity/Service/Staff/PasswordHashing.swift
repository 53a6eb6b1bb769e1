import Crypto
import CryptoExtras
import Foundation
import IdentityContracts
import IdentityRecords
import Security

/// Hashes passwords with scrypt (RFC 7914), off the event loops, a few at a time.
final class PasswordHashing: Sendable {
    /// What a hash costs.
    struct Cost: Sendable, Equatable {
        /// Logarithm of N to base 2.
        var logN: UInt32
        var r: UInt32 = 8
        var p: UInt32

        /// N 2^15, r 8, p 3: 32 MiB for each hash (OWASP Password Storage Cheat Sheet).
        static let standard = Cost(logN: 15, p: 3)
    }

    /// Hashes at a time, 32 MiB each.
    static let width = 2
    /// Most hashes that wait. More are refused, so that a flood of log-ins holds neither memory nor callers.
    static let waitingMax = 32

    private let cost: Cost
    private let queues = HashingQueues(
        "shuangma.passwords", width: PasswordHashing.width, waitingMax: PasswordHashing.waitingMax,
        busy: "too many log-ins at a time")

    init(_ cost: Cost) { self.cost = cost }

    /// How many hashes were made.
    var count: Int { queues.count }

    /// The hash of a password under a new salt.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (TOO_BUSY).
    func hash(_ password: String, salt: [UInt8]) async throws -> IdentityV1.StoredPassword {
        try await derive(.init(salt: salt, logN: cost.logN, r: cost.r, p: cost.p), password)
    }

    /// Whether a password is the stored one. Where none is stored, the same work is done and the answer is no.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (TOO_BUSY).
    func matches(_ password: String, _ stored: IdentityV1.StoredPassword?) async throws -> Bool {
        let known =
            stored
            ?? .init(
                salt: [UInt8](repeating: 0, count: 16), logN: cost.logN, r: cost.r, p: cost.p)
        let hash = try await derive(known, password).hash
        return KeyedHash.areEqual(hash, known.hash) && stored != nil
    }

    private func derive(
        _ parameters: IdentityV1.StoredPassword, _ password: String
    ) async throws -> IdentityV1.StoredPassword {
        try await queues.run { try Self.scrypt(parameters, password) }
    }

    private static func scrypt(
        _ parameters: IdentityV1.StoredPassword, _ password: String
    ) throws -> IdentityV1.StoredPassword {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCompatibilityMapping.utf8), salt: parameters.salt,
            outputByteCount: 32, rounds: 1 << Int(parameters.logN), blockSize: Int(parameters.r),
            parallelism: Int(parameters.p))
        var hashed = parameters
        hashed.hash = key.withUnsafeBytes { Array($0) }
        return hashed
    }
}
