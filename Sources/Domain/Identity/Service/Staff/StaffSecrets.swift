import Crypto
import Foundation
import RPC
import Security

/// Makes secrets of accounts, and seals those that have to be read again.
struct StaffSecrets: Sendable {
    /// Characters of an enrolment code and of a confirmation: 130 bits.
    static let enrolmentLength = 26
    /// Characters of a recovery code: 80 bits.
    static let recoveryLength = 16
    /// Recovery codes of an account.
    static let recoveryCodes = 10

    private let key: SymmetricKey
    private let random: @Sendable (Int) -> [UInt8]

    init(_ hash: KeyedHash, random: @escaping @Sendable (Int) -> [UInt8]) {
        key = SymmetricKey(data: hash.hash(.staffSecret, "second factor"))
        self.random = random
    }

    func enrolmentCode() -> String { String(Base32.encode(random(17)).prefix(Self.enrolmentLength)) }

    func recoveryCode() -> String { Base32.encode(random(10)) }

    func salt() -> [UInt8] { random(16) }

    func secondFactor() -> TimeCode { TimeCode(secret: random(TimeCode.secretBytes)) }

    /// What is stored of a code. Codes are random and long, so that one hash hides them.
    static func hash(_ code: String) -> [UInt8] { Array(SHA256.hash(data: Data(code.utf8))) }

    /// Seals the secret of an account's second factor. It opens for the same account only.
    func seal(_ code: TimeCode, of account: String) throws -> [UInt8] {
        let nonce = try AES.GCM.Nonce(data: random(12))
        let box = try AES.GCM.seal(code.secret, using: key, nonce: nonce, authenticating: Data(account.utf8))
        return Array(nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Opens what ``seal(_:of:)`` made; nil when nothing is stored.
    ///
    /// - Throws: DATA_LOSS when it was changed, or sealed by another cluster.
    func open(_ sealed: [UInt8], of account: String) throws -> TimeCode? {
        guard !sealed.isEmpty else { return nil }
        do {
            let box = try AES.GCM.SealedBox(combined: Data(sealed))
            return TimeCode(secret: Array(try AES.GCM.open(box, using: key, authenticating: Data(account.utf8))))
        } catch {
            throw RPCError(.dataLoss, "a stored secret cannot be opened: it was changed, or sealed under another key")
        }
    }
}
