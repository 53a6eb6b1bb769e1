// Generated from shuangma/tracing/v1/records.proto by scripts/generate. Do not edit.

import CTracingContracts
import CTracingRecords
public import TracingContracts
public import Wire

extension TracingV1 {
    /// A venue: the one record of this kind in its partition.
    public struct StoredVenue: WireMessage {
        /// The venue.
        public var venue: TracingV1.Venue?
        /// Key of the citizen who owns it, 16 bytes; empty when a health authority has registered it.
        public var owner: [UInt8]
        /// Number of the poster that counts; 0 while there is none.
        public var posterSerial: UInt32
        /// Number of the device that was registered last.
        public var lastDevice: UInt32
        /// SHA-256 of what the venue was registered with, 32 bytes.
        public var registeredAs: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__stored_venue__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.venue = nil
            self.owner = []
            self.posterSerial = 0
            self.lastDevice = 0
            self.registeredAs = []
        }

        public init(
            venue: TracingV1.Venue? = nil,
            owner: [UInt8] = [],
            posterSerial: UInt32 = 0,
            lastDevice: UInt32 = 0,
            registeredAs: [UInt8] = []
        ) {
            self.venue = venue
            self.owner = owner
            self.posterSerial = posterSerial
            self.lastDevice = lastDevice
            self.registeredAs = registeredAs
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__StoredVenue.self)
            self.venue = try MessageReader.message(c.pointee.venue, as: TracingV1.Venue.self)
            self.owner = MessageReader.bytes(c.pointee.owner)
            self.posterSerial = c.pointee.poster_serial
            self.lastDevice = c.pointee.last_device
            self.registeredAs = MessageReader.bytes(c.pointee.registered_as)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__StoredVenue.self)
            shuangma__tracing__v1__stored_venue__init(c)
            if let value = self.venue { c.pointee.venue = try writer.message(value, as: Shuangma__Tracing__V1__Venue.self) }
            c.pointee.owner = try writer.bytes(self.owner)
            c.pointee.poster_serial = self.posterSerial
            c.pointee.last_device = self.lastDevice
            c.pointee.registered_as = try writer.bytes(self.registeredAs)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A device that shows codes, in the partition of its venue under its number (2 bytes).
    public struct StoredVenueDevice: WireMessage {
        /// What its owner calls it.
        public var label: String
        /// Part of its credential, 8 bytes.
        public var nonce: [UInt8]
        /// When it was registered, seconds since 1970.
        public var registeredAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__stored_venue_device__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.label = ""
            self.nonce = []
            self.registeredAt = 0
        }

        public init(
            label: String = "",
            nonce: [UInt8] = [],
            registeredAt: Int64 = 0
        ) {
            self.label = label
            self.nonce = nonce
            self.registeredAt = registeredAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__StoredVenueDevice.self)
            self.label = try MessageReader.string(c.pointee.label, field: "shuangma.tracing.v1.StoredVenueDevice.label")
            self.nonce = MessageReader.bytes(c.pointee.nonce)
            self.registeredAt = c.pointee.registered_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__StoredVenueDevice.self)
            shuangma__tracing__v1__stored_venue_device__init(c)
            c.pointee.label = try writer.string(self.label)
            c.pointee.nonce = try writer.bytes(self.nonce)
            c.pointee.registered_at = self.registeredAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A venue of a citizen, in the partition of the citizen under the number of its slot (1 byte).
    public struct StoredOwnedVenue: WireMessage {
        /// The venue, 8 bytes.
        public var venueId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__stored_owned_venue__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.venueId = []
        }

        public init(
            venueId: [UInt8] = []
        ) {
            self.venueId = venueId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__StoredOwnedVenue.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__StoredOwnedVenue.self)
            shuangma__tracing__v1__stored_owned_venue__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A venue of a division, in the list of its province under the division (6 digits) and the venue (8 bytes). It counts
    /// while the venue is in that division.
    public struct StoredListedVenue: WireMessage {
        /// The venue, 8 bytes.
        public var venueId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__stored_listed_venue__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.venueId = []
        }

        public init(
            venueId: [UInt8] = []
        ) {
            self.venueId = venueId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__StoredListedVenue.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__StoredListedVenue.self)
            shuangma__tracing__v1__stored_listed_venue__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A check-in, sealed under the key of its day.
    public struct StoredCheckIn: WireMessage {
        /// In a person's partition a PlaceOfCheckIn, in a venue's a PersonOfCheckIn.
        public var sealed: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__stored_check_in__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.sealed = []
        }

        public init(
            sealed: [UInt8] = []
        ) {
            self.sealed = sealed
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__StoredCheckIn.self)
            self.sealed = MessageReader.bytes(c.pointee.sealed)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__StoredCheckIn.self)
            shuangma__tracing__v1__stored_check_in__init(c)
            c.pointee.sealed = try writer.bytes(self.sealed)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a check-in still has to write in other partitions, sealed under the key of its day.
    public struct StoredCheckInEffect: WireMessage {
        /// CopiesOfCheckIn.
        public var sealed: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__stored_check_in_effect__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.sealed = []
        }

        public init(
            sealed: [UInt8] = []
        ) {
            self.sealed = sealed
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__StoredCheckInEffect.self)
            self.sealed = MessageReader.bytes(c.pointee.sealed)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__StoredCheckInEffect.self)
            shuangma__tracing__v1__stored_check_in_effect__init(c)
            c.pointee.sealed = try writer.bytes(self.sealed)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where a person was.
    public struct PlaceOfCheckIn: WireMessage {
        /// The venue.
        public var venue: UInt64
        /// Half minutes since the day began in China, 0 to 2,879.
        public var halfMinute: UInt32
        /// Whether the person went; else they came.
        public var isOut: Bool
        /// How it was recorded.
        public var way: TracingV1.CheckInWay
        /// What the gate made of it; unspecified for who came along.
        public var result: TracingV1.ScanResult
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__place_of_check_in__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.venue = 0
            self.halfMinute = 0
            self.isOut = false
            self.way = .init(rawValue: 0)
            self.result = .init(rawValue: 0)
        }

        public init(
            venue: UInt64 = 0,
            halfMinute: UInt32 = 0,
            isOut: Bool = false,
            way: TracingV1.CheckInWay = .init(rawValue: 0),
            result: TracingV1.ScanResult = .init(rawValue: 0)
        ) {
            self.venue = venue
            self.halfMinute = halfMinute
            self.isOut = isOut
            self.way = way
            self.result = result
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__PlaceOfCheckIn.self)
            self.venue = c.pointee.venue
            self.halfMinute = c.pointee.half_minute
            self.isOut = c.pointee.is_out != 0
            self.way = TracingV1.CheckInWay(rawValue: Int32(truncatingIfNeeded: c.pointee.way.rawValue))
            self.result = TracingV1.ScanResult(rawValue: Int32(truncatingIfNeeded: c.pointee.result.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__PlaceOfCheckIn.self)
            shuangma__tracing__v1__place_of_check_in__init(c)
            c.pointee.venue = self.venue
            c.pointee.half_minute = self.halfMinute
            c.pointee.is_out = self.isOut ? 1 : 0
            c.pointee.way = Shuangma__Tracing__V1__CheckInWay(rawValue: .init(truncatingIfNeeded: self.way.rawValue))
            c.pointee.result = Shuangma__Tracing__V1__ScanResult(rawValue: .init(truncatingIfNeeded: self.result.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Who was at a venue.
    public struct PersonOfCheckIn: WireMessage {
        /// Key of the person, 16 bytes.
        public var person: [UInt8]
        /// Half minutes since the day began in China, 0 to 2,879.
        public var halfMinute: UInt32
        /// Whether the person went; else they came.
        public var isOut: Bool
        /// How it was recorded.
        public var way: TracingV1.CheckInWay
        /// What the gate made of it; unspecified for who came along.
        public var result: TracingV1.ScanResult
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__person_of_check_in__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.person = []
            self.halfMinute = 0
            self.isOut = false
            self.way = .init(rawValue: 0)
            self.result = .init(rawValue: 0)
        }

        public init(
            person: [UInt8] = [],
            halfMinute: UInt32 = 0,
            isOut: Bool = false,
            way: TracingV1.CheckInWay = .init(rawValue: 0),
            result: TracingV1.ScanResult = .init(rawValue: 0)
        ) {
            self.person = person
            self.halfMinute = halfMinute
            self.isOut = isOut
            self.way = way
            self.result = result
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__PersonOfCheckIn.self)
            self.person = MessageReader.bytes(c.pointee.person)
            self.halfMinute = c.pointee.half_minute
            self.isOut = c.pointee.is_out != 0
            self.way = TracingV1.CheckInWay(rawValue: Int32(truncatingIfNeeded: c.pointee.way.rawValue))
            self.result = TracingV1.ScanResult(rawValue: Int32(truncatingIfNeeded: c.pointee.result.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__PersonOfCheckIn.self)
            shuangma__tracing__v1__person_of_check_in__init(c)
            c.pointee.person = try writer.bytes(self.person)
            c.pointee.half_minute = self.halfMinute
            c.pointee.is_out = self.isOut ? 1 : 0
            c.pointee.way = Shuangma__Tracing__V1__CheckInWay(rawValue: .init(truncatingIfNeeded: self.way.rawValue))
            c.pointee.result = Shuangma__Tracing__V1__ScanResult(rawValue: .init(truncatingIfNeeded: self.result.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Records that a check-in has to leave in other partitions.
    public struct CopiesOfCheckIn: WireMessage {
        /// At least one.
        public var copies: [TracingV1.CopyOfCheckIn]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__copies_of_check_in__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.copies = []
        }

        public init(
            copies: [TracingV1.CopyOfCheckIn] = []
        ) {
            self.copies = copies
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__CopiesOfCheckIn.self)
            self.copies = try MessageReader.array(c.pointee.n_copies, c.pointee.copies) { element throws(WireError) in
                try TracingV1.CopyOfCheckIn(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__CopiesOfCheckIn.self)
            shuangma__tracing__v1__copies_of_check_in__init(c)
            c.pointee.n_copies = self.copies.count
            c.pointee.copies = try writer.array(self.copies) { element throws(WireError) in try writer.message(element, as: Shuangma__Tracing__V1__CopyOfCheckIn.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A record of a check-in in another partition.
    public struct CopyOfCheckIn: WireMessage {
        /// The partition, 16 bytes.
        public var partition: [UInt8]
        /// Whether it is a venue's; else it is a person's.
        public var isVenue: Bool
        /// Sort key of the record.
        public var key: [UInt8]
        /// What the record holds.
        public var sealed: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__copy_of_check_in__descriptor_pointer()) }
        public static var types: MessageTypes { TracingRecordsTypes.all }

        public init() {
            self.partition = []
            self.isVenue = false
            self.key = []
            self.sealed = []
        }

        public init(
            partition: [UInt8] = [],
            isVenue: Bool = false,
            key: [UInt8] = [],
            sealed: [UInt8] = []
        ) {
            self.partition = partition
            self.isVenue = isVenue
            self.key = key
            self.sealed = sealed
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__CopyOfCheckIn.self)
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.isVenue = c.pointee.is_venue != 0
            self.key = MessageReader.bytes(c.pointee.key)
            self.sealed = MessageReader.bytes(c.pointee.sealed)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__CopyOfCheckIn.self)
            shuangma__tracing__v1__copy_of_check_in__init(c)
            c.pointee.partition = try writer.bytes(self.partition)
            c.pointee.is_venue = self.isVenue ? 1 : 0
            c.pointee.key = try writer.bytes(self.key)
            c.pointee.sealed = try writer.bytes(self.sealed)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
