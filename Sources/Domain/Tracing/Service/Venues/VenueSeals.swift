import Formats
import RPC
import Security
import TracingCore
import Values

/// Makes and checks what venues show and what opens their devices, without asking the store.
struct VenueSeals: Sendable {
    private static let codePrefix = "SV1:"
    private static let credentialPrefix = "SVD1."
    private static let tagBytes = 16
    private static let credentialBytes = VenueID.length + 2 + DeviceCredential.nonceBytes

    private let hash: KeyedHash

    /// - Parameter hash: Under the cluster's key, which no gateway and no storage node has.
    init(_ hash: KeyedHash) { self.hash = hash }

    /// Text of a QR code: `SV1:` and base64url of the code and a tag of 16 bytes.
    func text(of code: VenueCode) -> String { Self.codePrefix + sealed(code.bytes, as: .venueCode) }

    /// The code of a text that was scanned.
    ///
    /// - Throws: ``FieldProblem`` for `code` when this cluster has not made it.
    func code(of text: String) throws(FieldProblem) -> VenueCode {
        guard let bytes = opened(text, after: Self.codePrefix, bytes: VenueCode.length, as: .venueCode),
            let code = VenueCode(bytes)
        else { throw FieldProblem(field: "code", reason: "is no code of a venue of this system") }
        return code
    }

    /// Text of a credential.
    func text(of credential: DeviceCredential) -> String {
        let bytes = credential.venue.bytes + credential.device.bigEndianBytes + credential.nonce
        return Self.credentialPrefix + sealed(bytes, as: .venueDevice)
    }

    /// The credential of a text; nil when this cluster has not made it.
    func credential(of text: String) -> DeviceCredential? {
        guard
            let bytes = opened(text, after: Self.credentialPrefix, bytes: Self.credentialBytes, as: .venueDevice),
            let venue = VenueID(Array(bytes[..<VenueID.length]))
        else { return nil }
        let device = UInt16(bigEndianBytes: bytes[VenueID.length..<VenueID.length + 2])
        return DeviceCredential(venue: venue, device: device, nonce: Array(bytes[(VenueID.length + 2)...]))
    }

    private func sealed(_ bytes: [UInt8], as kind: KeyedHash.Kind) -> String {
        Base64.encode(bytes + hash.hash(kind, bytes).prefix(Self.tagBytes), .urlSafe, padded: false)
    }

    private func opened(
        _ text: String, after prefix: String, bytes count: Int, as kind: KeyedHash.Kind
    ) -> [UInt8]? {
        guard text.hasPrefix(prefix), text.utf8.count <= 128,
            let whole = Base64.decode(text.dropFirst(prefix.count), .unpaddedURLSafe),
            whole.count == count + Self.tagBytes
        else { return nil }
        let bytes = Array(whole.prefix(count))
        let tag = Array(hash.hash(kind, bytes).prefix(Self.tagBytes))
        return KeyedHash.areEqual(tag, Array(whole.suffix(Self.tagBytes))) ? bytes : nil
    }
}

/// What opens the code of a device.
struct DeviceCredential: Equatable, Sendable {
    /// Bytes that tell it from the credentials of devices with the same number.
    static let nonceBytes = 8

    let venue: VenueID
    let device: UInt16
    let nonce: [UInt8]
}
