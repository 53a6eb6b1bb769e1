import CryptoExtras
import Foundation
import Values

/// Binds assertions of colours to documents: a slow hash under a salt, so that trying all numbers takes years.
///
/// An ID number of a known person has few unknown digits, so that a quick hash would hide nothing. With 10 ms a try, all
/// 10^11 numbers of the country take thirty years of a processor, again for each assertion.
final class DocumentBinding: Sendable {
    /// Bytes of a salt.
    static let saltBytes = 16
    /// Logarithm of scrypt's N to base 2; r is 8, p is 1: 4 MiB for each hash.
    private static let logN = 12
    /// What is hashed begins so.
    private static let prefix = "shuangma-subject-v1|"

    private let queues = HashingQueues(
        "shuangma.bindings", width: 2, waitingMax: 64, busy: "too many assertions at a time")

    /// The hash of a document, 32 bytes.
    ///
    /// - Parameter salt: ``saltBytes``.
    /// - Throws: RESOURCE_EXHAUSTED (TOO_BUSY).
    func subject(of document: Document, salt: [UInt8]) async throws -> [UInt8] {
        let text = Self.prefix + document.keyText
        return try await queues.run { try Self.hash(text, salt) }
    }

    private static func hash(_ text: String, _ salt: [UInt8]) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(text.utf8), salt: salt, outputByteCount: 32, rounds: 1 << logN, blockSize: 8, parallelism: 1)
        return key.withUnsafeBytes { Array($0) }
    }
}
