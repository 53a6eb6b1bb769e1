import Crypto
import Foundation

/// Why a value cannot be sealed or opened.
public enum SealError: Error, Equatable {
    /// The value lies in clear where only sealed ones may be.
    case clear
    /// The value is of a form that this version does not know.
    case unknownForm
    /// The value was sealed under a key that the process does not have.
    case unknownKey(RecordKeyID)
    /// The value was altered, or lies where it was not written.
    case altered
    /// No key has begun yet.
    case noKeyYet
}

/// Seals and opens values of records.
///
/// A sealed value is `0x00 ‖ 0x01 ‖ key id (4) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`: AES-256-GCM under the data key of the
/// partition in the month of the key. No protobuf message begins with 0x00, so that a clear value is known as such. The
/// caller binds a value to its place by what it authenticates.
public struct RecordSeal: Sendable {
    /// Bytes that a sealed value is longer than the clear one.
    public static let overhead = headBytes + nonceBytes + tagBytes

    private static let headBytes = 6
    private static let nonceBytes = 12
    private static let tagBytes = 16
    private static let mark: UInt8 = 0
    private static let form: UInt8 = 1

    private let keys: RecordKeys
    private let partition: [UInt8]
    /// The data key that was used last: most records of a partition are of one month.
    private var last: (id: RecordKeyID, key: SymmetricKey)?

    /// The seal of one partition.
    ///
    /// - Parameter partition: Its 16 bytes.
    public init(_ keys: RecordKeys, partition: [UInt8]) {
        self.keys = keys
        self.partition = partition
    }

    /// Whether a value is sealed.
    public static func isSealed(_ value: [UInt8]) -> Bool { value.first == mark }

    /// Name of the key that a value was sealed under; nil for a clear one.
    public static func key(of value: [UInt8]) -> RecordKeyID? {
        guard isSealed(value), value.count >= headBytes else { return nil }
        return RecordKeyID(number: value[2..<headBytes].reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// The sealed form of a value.
    ///
    /// - Parameter place: What binds the value to its place; opening it demands the same bytes.
    /// - Throws: ``SealError/noKeyYet``.
    public mutating func seal(_ value: [UInt8], place: [UInt8]) throws(SealError) -> [UInt8] {
        let month = try keys.current()
        let key = dataKey(month)
        guard let box = try? AES.GCM.seal(value, using: key, authenticating: place), let combined = box.combined else {
            preconditionFailure("AES-GCM takes keys of 32 bytes and values of any length")
        }
        var sealed: [UInt8] = []
        sealed.reserveCapacity(value.count + Self.overhead)
        sealed.append(Self.mark)
        sealed.append(Self.form)
        sealed.append(contentsOf: month.id.bytes)
        sealed.append(contentsOf: combined)
        return sealed
    }

    /// The value that was sealed.
    ///
    /// - Throws: ``SealError``.
    public mutating func open(_ sealed: [UInt8], place: [UInt8]) throws(SealError) -> [UInt8] {
        guard Self.isSealed(sealed) else { throw .clear }
        guard sealed.count >= Self.overhead, sealed[1] == Self.form, let id = Self.key(of: sealed) else {
            throw .unknownForm
        }
        let key: SymmetricKey
        if let last, last.id == id { key = last.key } else { key = dataKey(try keys.month(id)) }
        guard let box = try? AES.GCM.SealedBox(combined: sealed[Self.headBytes...]),
            let value = try? AES.GCM.open(box, using: key, authenticating: place)
        else { throw .altered }
        return Array(value)
    }

    private mutating func dataKey(_ month: RecordKeys.Month) -> SymmetricKey {
        if let last, last.id == month.id { return last.key }
        let key = month.dataKey(of: partition)
        last = (month.id, key)
        return key
    }
}
