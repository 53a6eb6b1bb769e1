import Crypto
import StorageClient
import Values
import Wire

/// Seals the check-ins of one day, and opens them (VIS-1).
///
/// The nonce is what HMAC-SHA-256 under a second key makes of place and content, cut to 12 bytes: the same content at the
/// same place gives the same record, and two contents never share a nonce. It is part of the sort key, which spares a record
/// its bytes. What else the sort key begins with, the partition and the record set are authenticated.
struct DayKey: Sendable {
    /// Bytes of a key of a day.
    static let length = 32
    /// Bytes of a nonce, with which sort keys end.
    static let nonceBytes = 12

    /// The day in China.
    let day: ChinaDay
    private let sealing: SymmetricKey
    /// Keyed, and not updated yet.
    private let naming: HMAC<SHA256>

    /// - Parameter bytes: The key of the day, 32 bytes.
    init(_ bytes: [UInt8], of day: ChinaDay) {
        self.day = day
        let root = SymmetricKey(data: bytes)
        func derived(_ use: String) -> SymmetricKey {
            HKDF<SHA256>.expand(pseudoRandomKey: root, info: Array(use.utf8), outputByteCount: 32)
        }
        sealing = derived("shuangma check-in sealing 1")
        naming = HMAC<SHA256>(key: derived("shuangma check-in naming 1"))
    }

    /// Seals a message for a record of a partition.
    ///
    /// - Parameter key: What its sort key begins with.
    /// - Returns: The whole sort key, and the bytes that the record holds.
    /// - Throws: ``WireError`` when the message cannot be encoded.
    func seal(
        _ message: some WireMessage, in set: RecordSetNumber, of partition: PartitionKey, key prefix: [UInt8]
    ) throws -> (key: [UInt8], sealed: [UInt8]) {
        let (content, place) = (try message.serialized(), Self.place(set, partition, prefix))
        var name = naming
        name.update(data: place)
        name.update(data: content)
        let nonce = Array(name.finalize().prefix(Self.nonceBytes))
        let box = try AES.GCM.seal(content, using: sealing, nonce: .init(data: nonce), authenticating: place)
        return (prefix + nonce, Array(box.ciphertext) + Array(box.tag))
    }

    /// The message of a record.
    ///
    /// - Parameter key: Its whole sort key.
    /// - Returns: nil when the bytes were altered, or lie where they were not written.
    func open<Message: WireMessage>(
        _ sealed: [UInt8], as _: Message.Type = Message.self, in set: RecordSetNumber, of partition: PartitionKey,
        key: [UInt8]
    ) -> Message? {
        guard key.count > Self.nonceBytes, sealed.count >= Self.tagBytes else { return nil }
        let place = Self.place(set, partition, Array(key.dropLast(Self.nonceBytes)))
        guard let nonce = try? AES.GCM.Nonce(data: key.suffix(Self.nonceBytes)),
            let box = try? AES.GCM.SealedBox(
                nonce: nonce, ciphertext: sealed.dropLast(Self.tagBytes), tag: sealed.suffix(Self.tagBytes)),
            let content = try? AES.GCM.open(box, using: self.sealing, authenticating: place)
        else { return nil }
        return try? Message(serialized: Array(content))
    }

    private static let tagBytes = 16

    private static func place(_ set: RecordSetNumber, _ partition: PartitionKey, _ prefix: [UInt8]) -> [UInt8] {
        SortKey.big(set.value) + partition.bytes + prefix
    }
}
