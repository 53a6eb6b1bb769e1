public import Values

/// What the QR code of a venue says: where somebody is, and since when it is shown (VIS-2).
///
/// The bytes are sealed by whoever issues the code; see the service. Form of version 1, 24 bytes: version, kind, venue (8),
/// latitude (4), longitude (4), number (4), device (2), all big-endian.
public struct VenueCode: Hashable, Sendable {
    /// Who shows the code.
    public enum Kind: Hashable, Sendable {
        /// A registered device, during a window of time.
        case screen(device: UInt16, window: CodeWindow)
        /// A printed poster of a number.
        case poster(serial: UInt32)
    }

    /// Bytes of the form.
    public static let length = 24

    /// The venue.
    public let venue: VenueID
    /// Its middle when the code was made.
    public let place: GeoPoint
    /// Who shows it.
    public let kind: Kind

    /// A code of a venue.
    public init(_ kind: Kind, of venue: VenueID, at place: GeoPoint) {
        self.kind = kind
        self.venue = venue
        self.place = place
    }

    /// The bytes that are sealed.
    public var bytes: [UInt8] {
        let (word, number, device): (UInt8, UInt32, UInt16) =
            switch kind {
            case .screen(let device, let window): (1, window.number, device)
            case .poster(let serial): (2, serial, 0)
            }
        var bytes: [UInt8] = [Self.version, word]
        bytes.append(contentsOf: venue.bytes)
        for value in [UInt32(bitPattern: place.latitude), UInt32(bitPattern: place.longitude), number] {
            bytes.append(contentsOf: value.bigEndianBytes)
        }
        bytes.append(contentsOf: device.bigEndianBytes)
        return bytes
    }

    /// The code of bytes whose seal was checked; nil for another form.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length, bytes[0] == Self.version, let venue = VenueID(Array(bytes[2..<10])),
            let place = GeoPoint(
                latitude: Int32(bitPattern: UInt32(bigEndianBytes: bytes[10..<14])),
                longitude: Int32(bitPattern: UInt32(bigEndianBytes: bytes[14..<18])))
        else { return nil }
        let number = UInt32(bigEndianBytes: bytes[18..<22])
        switch bytes[1] {
        case 1:
            self.init(
                .screen(device: UInt16(bigEndianBytes: bytes[22..<24]), window: CodeWindow(number: number)),
                of: venue, at: place)
        case 2: self.init(.poster(serial: number), of: venue, at: place)
        default: return nil
        }
    }

    private static let version: UInt8 = 1
}

/// The 30 s in which a device shows one code.
public struct CodeWindow: Hashable, Sendable {
    /// Seconds of a window.
    public static let seconds: Int64 = 30

    /// Windows since 1970.
    public let number: UInt32

    /// The window of a number.
    public init(number: UInt32) { self.number = number }

    /// The window of a moment.
    public init(at moment: Instant) { number = UInt32(clamping: moment.seconds / Self.seconds) }

    /// When it begins.
    public var start: Instant { Instant(seconds: Int64(number) * Self.seconds) }

    /// When it ends.
    public var end: Instant { start + Self.seconds }

    /// Whether its code still counts: while it is shown, and for as long again, which a citizen needs to scan it. The clocks
    /// of two servers may differ by one window.
    public func counts(at moment: Instant) -> Bool {
        let now = Int64(CodeWindow(at: moment).number)
        return (now - 1...now + 1).contains(Int64(number))
    }
}

/// Names a venue: 8 bytes.
public struct VenueID: Hashable, Sendable {
    /// Bytes of a name.
    public static let length = 8

    /// The bytes as a number.
    public let number: UInt64

    /// The venue of a number.
    public init(number: UInt64) { self.number = number }

    /// The venue of 8 bytes; nil when there are more or fewer.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        number = UInt64(bigEndianBytes: bytes)
    }

    /// The 8 bytes.
    public var bytes: [UInt8] { number.bigEndianBytes }
}

extension FixedWidthInteger {
    /// Its bytes, the highest first.
    public var bigEndianBytes: [UInt8] {
        (0..<bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
    }

    /// The number of bytes, the highest first.
    public init(bigEndianBytes bytes: some Sequence<UInt8>) { self = bytes.reduce(0) { $0 << 8 | Self($1) } }
}
