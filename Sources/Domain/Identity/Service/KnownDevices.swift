import IdentityContracts
import IdentityRecords
import RPC
import Security
import StorageClient

/// Devices from which somebody has logged in with a phone. They ask for codes under limits of their own, so that no
/// stranger can use these up.
///
/// A device shows a token that its login gave it. The phone's partition has the token's keyed hash.
struct KnownDevices: Sendable {
    /// Most devices of a phone. The one whose last login is oldest makes room.
    static let devicesMax = 8
    /// Seconds for which a device is known after its last login: 180 days.
    static let lifetime: Int64 = 180 * 86_400

    let people: PersonDirectory

    /// The key of the device that a token names; nil when the phone does not know it.
    func known(_ token: String, to partition: PartitionKey, options: CallOptions) async throws -> [UInt8]? {
        guard let handle = SmsHandle(text: token) else { return nil }
        let key = key(of: handle)
        let device = try await people.store.read(
            partition, .record(IdentityRecordSets.devices, key: key), options: options)
        return device == nil ? nil : key
    }

    /// Key of the device's record.
    func key(of token: SmsHandle) -> [UInt8] { people.hash.partition(.device, token.text) }

    /// Makes a device known from now on, as a part of a write of the phone's partition.
    ///
    /// - Parameter present: The devices of the phone as they were read.
    static func remember(
        _ key: [UInt8], beside present: [Versioned<IdentityV1.StoredDevice>], now: Int64, in change: inout ChangeSet
    ) throws {
        let others = present.filter { $0.key != key }.sorted { $0.value.loggedInAt > $1.value.loggedInAt }
        for old in others.dropFirst(devicesMax - 1) { change.delete(IdentityRecordSets.devices, key: old.key) }
        try change.put(
            IdentityV1.StoredDevice(loggedInAt: now), in: IdentityRecordSets.devices, key: key,
            expires: .init(seconds: now + lifetime))
    }
}
