// Generated from shuangma/tracing/v1/venues.proto by scripts/generate. Do not edit.

import CCommonContracts
import CHealthCodeContracts
import CTracingContracts
import CWellKnownTypes
public import CommonContracts
public import HealthCodeContracts
public import RPC
import Security
public import Wire

extension TracingV1 {
    /// Registers or changes a venue.
    public struct RegisterVenueRequest: WireMessage {
        /// The venue.
        public var venue: TracingV1.Venue?
        /// Venue to change, 8 bytes; empty registers a new one.
        public var venueId: [UInt8]
        /// Chosen by the caller, 1 to 64 bytes; a new venue needs it. It counts for the caller as long as the venue stands.
        public var idempotencyKey: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__register_venue_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venue = nil
            self.venueId = []
            self.idempotencyKey = ""
        }

        public init(
            venue: TracingV1.Venue? = nil,
            venueId: [UInt8] = [],
            idempotencyKey: String = ""
        ) {
            self.venue = venue
            self.venueId = venueId
            self.idempotencyKey = idempotencyKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__RegisterVenueRequest.self)
            self.venue = try MessageReader.message(c.pointee.venue, as: TracingV1.Venue.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.idempotencyKey = try MessageReader.string(c.pointee.idempotency_key, field: "shuangma.tracing.v1.RegisterVenueRequest.idempotency_key")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__RegisterVenueRequest.self)
            shuangma__tracing__v1__register_venue_request__init(c)
            if let value = self.venue { c.pointee.venue = try writer.message(value, as: Shuangma__Tracing__V1__Venue.self) }
            c.pointee.venue_id = try writer.bytes(self.venueId)
            c.pointee.idempotency_key = try writer.string(self.idempotencyKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The venue is registered.
    public struct RegisterVenueResponse: WireMessage {
        /// Names the venue in other calls, 8 bytes.
        public var venueId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__register_venue_response__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venueId = []
        }

        public init(
            venueId: [UInt8] = []
        ) {
            self.venueId = venueId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__RegisterVenueResponse.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__RegisterVenueResponse.self)
            shuangma__tracing__v1__register_venue_response__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a venue.
    public struct GetVenueRequest: WireMessage {
        /// The venue, 8 bytes.
        public var venueId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__get_venue_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venueId = []
        }

        public init(
            venueId: [UInt8] = []
        ) {
            self.venueId = venueId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__GetVenueRequest.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__GetVenueRequest.self)
            shuangma__tracing__v1__get_venue_request__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A venue as it stands.
    public struct RegisteredVenue: WireMessage {
        /// Names the venue in other calls, 8 bytes.
        public var venueId: [UInt8]
        /// The venue.
        public var venue: TracingV1.Venue?
        /// Devices whose credentials count, by number.
        public var devices: [TracingV1.VenueDevice]
        /// Number of the poster that counts; 0 while there is none.
        public var posterSerial: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__registered_venue__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venueId = []
            self.venue = nil
            self.devices = []
            self.posterSerial = 0
        }

        public init(
            venueId: [UInt8] = [],
            venue: TracingV1.Venue? = nil,
            devices: [TracingV1.VenueDevice] = [],
            posterSerial: UInt32 = 0
        ) {
            self.venueId = venueId
            self.venue = venue
            self.devices = devices
            self.posterSerial = posterSerial
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__RegisteredVenue.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.venue = try MessageReader.message(c.pointee.venue, as: TracingV1.Venue.self)
            self.devices = try MessageReader.array(c.pointee.n_devices, c.pointee.devices) { element throws(WireError) in
                try TracingV1.VenueDevice(c: UnsafeRawPointer(element!))
            }
            self.posterSerial = c.pointee.poster_serial
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__RegisteredVenue.self)
            shuangma__tracing__v1__registered_venue__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            if let value = self.venue { c.pointee.venue = try writer.message(value, as: Shuangma__Tracing__V1__Venue.self) }
            c.pointee.n_devices = self.devices.count
            c.pointee.devices = try writer.array(self.devices) { element throws(WireError) in try writer.message(element, as: Shuangma__Tracing__V1__VenueDevice.self) }
            c.pointee.poster_serial = self.posterSerial
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A device of a venue. Its credential is never shown again.
    public struct VenueDevice: WireMessage {
        /// Number of the device within its venue.
        public var device: UInt32
        /// What the owner calls it.
        public var label: String
        /// When it was registered.
        public var registeredAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__venue_device__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.device = 0
            self.label = ""
            self.registeredAt = nil
        }

        public init(
            device: UInt32 = 0,
            label: String = "",
            registeredAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.device = device
            self.label = label
            self.registeredAt = registeredAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__VenueDevice.self)
            self.device = c.pointee.device
            self.label = try MessageReader.string(c.pointee.label, field: "shuangma.tracing.v1.VenueDevice.label")
            self.registeredAt = try MessageReader.message(c.pointee.registered_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__VenueDevice.self)
            shuangma__tracing__v1__venue_device__init(c)
            c.pointee.device = self.device
            c.pointee.label = try writer.string(self.label)
            if let value = self.registeredAt { c.pointee.registered_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a page of venues.
    public struct ListVenuesRequest: WireMessage {
        /// First 2, 4 or 6 digits of the code of a division, for staff alone.
        public var division: String
        /// At most this many: 1 to 1,000; 0 means 100.
        public var pageSize: UInt32
        /// `next_page_token` of the page before; empty for the first page.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__list_venues_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.division = ""
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            division: String = "",
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.division = division
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__ListVenuesRequest.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.tracing.v1.ListVenuesRequest.division")
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.tracing.v1.ListVenuesRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__ListVenuesRequest.self)
            shuangma__tracing__v1__list_venues_request__init(c)
            c.pointee.division = try writer.string(self.division)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A page of venues.
    public struct ListVenuesResponse: WireMessage {
        /// Of staff by division; of a citizen in the order in which they were registered.
        public var venues: [TracingV1.ListedVenue]
        /// Asks for the next page; empty on the last one. A page may hold fewer venues than it may.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__list_venues_response__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venues = []
            self.nextPageToken = ""
        }

        public init(
            venues: [TracingV1.ListedVenue] = [],
            nextPageToken: String = ""
        ) {
            self.venues = venues
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__ListVenuesResponse.self)
            self.venues = try MessageReader.array(c.pointee.n_venues, c.pointee.venues) { element throws(WireError) in
                try TracingV1.ListedVenue(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.tracing.v1.ListVenuesResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__ListVenuesResponse.self)
            shuangma__tracing__v1__list_venues_response__init(c)
            c.pointee.n_venues = self.venues.count
            c.pointee.venues = try writer.array(self.venues) { element throws(WireError) in try writer.message(element, as: Shuangma__Tracing__V1__ListedVenue.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A venue of a list.
    public struct ListedVenue: WireMessage {
        /// Names the venue in other calls, 8 bytes.
        public var venueId: [UInt8]
        /// The venue.
        public var venue: TracingV1.Venue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__listed_venue__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venueId = []
            self.venue = nil
        }

        public init(
            venueId: [UInt8] = [],
            venue: TracingV1.Venue? = nil
        ) {
            self.venueId = venueId
            self.venue = venue
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__ListedVenue.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.venue = try MessageReader.message(c.pointee.venue, as: TracingV1.Venue.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__ListedVenue.self)
            shuangma__tracing__v1__listed_venue__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            if let value = self.venue { c.pointee.venue = try writer.message(value, as: Shuangma__Tracing__V1__Venue.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Registers a device.
    public struct RegisterDeviceRequest: WireMessage {
        /// The venue, 8 bytes.
        public var venueId: [UInt8]
        /// What the owner calls the device, such as 南门; 1 to 32 characters.
        public var label: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__register_device_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venueId = []
            self.label = ""
        }

        public init(
            venueId: [UInt8] = [],
            label: String = ""
        ) {
            self.venueId = venueId
            self.label = label
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__RegisterDeviceRequest.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.label = try MessageReader.string(c.pointee.label, field: "shuangma.tracing.v1.RegisterDeviceRequest.label")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__RegisterDeviceRequest.self)
            shuangma__tracing__v1__register_device_request__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            c.pointee.label = try writer.string(self.label)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The device is registered.
    public struct RegisterDeviceResponse: WireMessage {
        /// Number of the device within its venue, 1 to 65,535.
        public var device: UInt32
        /// Opens GetVenueCode for this device. Shown once.
        public var credential: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__register_device_response__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.device = 0
            self.credential = ""
        }

        public init(
            device: UInt32 = 0,
            credential: String = ""
        ) {
            self.device = device
            self.credential = credential
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__RegisterDeviceResponse.self)
            self.device = c.pointee.device
            self.credential = try MessageReader.string(c.pointee.credential, field: "shuangma.tracing.v1.RegisterDeviceResponse.credential")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__RegisterDeviceResponse.self)
            shuangma__tracing__v1__register_device_response__init(c)
            c.pointee.device = self.device
            c.pointee.credential = try writer.string(self.credential)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Ends the credential of a device.
    public struct RemoveDeviceRequest: WireMessage {
        /// The venue, 8 bytes.
        public var venueId: [UInt8]
        /// Number of the device.
        public var device: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__remove_device_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venueId = []
            self.device = 0
        }

        public init(
            venueId: [UInt8] = [],
            device: UInt32 = 0
        ) {
            self.venueId = venueId
            self.device = device
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__RemoveDeviceRequest.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.device = c.pointee.device
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__RemoveDeviceRequest.self)
            shuangma__tracing__v1__remove_device_request__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            c.pointee.device = self.device
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The credential is ended.
    public struct RemoveDeviceResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__remove_device_response__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__RemoveDeviceResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__RemoveDeviceResponse.self)
            shuangma__tracing__v1__remove_device_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the code of a poster.
    public struct MakePosterRequest: WireMessage {
        /// The venue, 8 bytes.
        public var venueId: [UInt8]
        /// Whether the posters of before are refused from now on.
        public var replace: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__make_poster_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venueId = []
            self.replace = false
        }

        public init(
            venueId: [UInt8] = [],
            replace: Bool = false
        ) {
            self.venueId = venueId
            self.replace = replace
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__MakePosterRequest.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.replace = c.pointee.replace != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__MakePosterRequest.self)
            shuangma__tracing__v1__make_poster_request__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            c.pointee.replace = self.replace ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A poster.
    public struct Poster: WireMessage {
        /// Text of the QR code: `SV1:` and 54 letters.
        public var code: String
        /// Number of the poster, from 1 on; it rises when posters are replaced.
        public var serial: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__poster__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.code = ""
            self.serial = 0
        }

        public init(
            code: String = "",
            serial: UInt32 = 0
        ) {
            self.code = code
            self.serial = serial
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__Poster.self)
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.tracing.v1.Poster.code")
            self.serial = c.pointee.serial
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__Poster.self)
            shuangma__tracing__v1__poster__init(c)
            c.pointee.code = try writer.string(self.code)
            c.pointee.serial = self.serial
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the code that a device shows.
    public struct GetVenueCodeRequest: WireMessage {
        /// As RegisterDevice gave it.
        public var credential: String
        /// Where the device is; absent when it does not know.
        public var position: TracingV1.Position?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__get_venue_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.credential = ""
            self.position = nil
        }

        public init(
            credential: String = "",
            position: TracingV1.Position? = nil
        ) {
            self.credential = credential
            self.position = position
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__GetVenueCodeRequest.self)
            self.credential = try MessageReader.string(c.pointee.credential, field: "shuangma.tracing.v1.GetVenueCodeRequest.credential")
            self.position = try MessageReader.message(c.pointee.position, as: TracingV1.Position.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__GetVenueCodeRequest.self)
            shuangma__tracing__v1__get_venue_code_request__init(c)
            c.pointee.credential = try writer.string(self.credential)
            if let value = self.position { c.pointee.position = try writer.message(value, as: Shuangma__Tracing__V1__Position.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a device shows.
    public struct VenueCode: WireMessage {
        /// Text of the QR code: `SV1:` and 54 letters.
        public var code: String
        /// From when on it is shown.
        public var shownFrom: GoogleProtobuf.Timestamp?
        /// When the device asks for the next one, 30 s later.
        public var nextAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__venue_code__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.code = ""
            self.shownFrom = nil
            self.nextAt = nil
        }

        public init(
            code: String = "",
            shownFrom: GoogleProtobuf.Timestamp? = nil,
            nextAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.code = code
            self.shownFrom = shownFrom
            self.nextAt = nextAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__VenueCode.self)
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.tracing.v1.VenueCode.code")
            self.shownFrom = try MessageReader.message(c.pointee.shown_from, as: GoogleProtobuf.Timestamp.self)
            self.nextAt = try MessageReader.message(c.pointee.next_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__VenueCode.self)
            shuangma__tracing__v1__venue_code__init(c)
            c.pointee.code = try writer.string(self.code)
            if let value = self.shownFrom { c.pointee.shown_from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.nextAt { c.pointee.next_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A citizen checks in.
    public struct CheckInRequest: WireMessage {
        /// Text of the QR code that was scanned.
        public var code: String
        /// Whether the citizen comes or goes; unspecified means that they come.
        public var direction: TracingV1.Direction
        /// Who comes along without a phone, by document: at most 8 other persons. Each gets a check-in that never opens a hold by itself, since
        /// another person made it, and tells no result: the gate asks for the code of the caller alone. The answer tells nothing
        /// of them.
        public var companions: [CommonV1.PersonRef]
        /// Where the phone is; absent when the citizen does not say. It is compared and not stored.
        public var position: TracingV1.Position?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__check_in_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.code = ""
            self.direction = .init(rawValue: 0)
            self.companions = []
            self.position = nil
        }

        public init(
            code: String = "",
            direction: TracingV1.Direction = .init(rawValue: 0),
            companions: [CommonV1.PersonRef] = [],
            position: TracingV1.Position? = nil
        ) {
            self.code = code
            self.direction = direction
            self.companions = companions
            self.position = position
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__CheckInRequest.self)
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.tracing.v1.CheckInRequest.code")
            self.direction = TracingV1.Direction(rawValue: Int32(truncatingIfNeeded: c.pointee.direction.rawValue))
            self.companions = try MessageReader.array(c.pointee.n_companions, c.pointee.companions) { element throws(WireError) in
                try CommonV1.PersonRef(c: UnsafeRawPointer(element!))
            }
            self.position = try MessageReader.message(c.pointee.position, as: TracingV1.Position.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__CheckInRequest.self)
            shuangma__tracing__v1__check_in_request__init(c)
            c.pointee.code = try writer.string(self.code)
            c.pointee.direction = Shuangma__Tracing__V1__Direction(rawValue: .init(truncatingIfNeeded: self.direction.rawValue))
            c.pointee.n_companions = self.companions.count
            c.pointee.companions = try writer.array(self.companions) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__PersonRef.self) }
            if let value = self.position { c.pointee.position = try writer.message(value, as: Shuangma__Tracing__V1__Position.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Gate staff scans a person.
    public struct ScanPersonRequest: WireMessage {
        /// The person.
        public var person: CommonV1.PersonRef?
        /// The venue, 8 bytes.
        public var venueId: [UInt8]
        /// Whether the person comes or goes; unspecified means that they come.
        public var direction: TracingV1.Direction
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__scan_person_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.person = nil
            self.venueId = []
            self.direction = .init(rawValue: 0)
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            venueId: [UInt8] = [],
            direction: TracingV1.Direction = .init(rawValue: 0)
        ) {
            self.person = person
            self.venueId = venueId
            self.direction = direction
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__ScanPersonRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.direction = TracingV1.Direction(rawValue: Int32(truncatingIfNeeded: c.pointee.direction.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__ScanPersonRequest.self)
            shuangma__tracing__v1__scan_person_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.venue_id = try writer.bytes(self.venueId)
            c.pointee.direction = Shuangma__Tracing__V1__Direction(rawValue: .init(truncatingIfNeeded: self.direction.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a gate makes of a person.
    public struct ScanAnswer: WireMessage {
        /// Whether the person may pass.
        public var result: TracingV1.ScanResult
        /// Why not; NONE when they pass.
        public var reason: TracingV1.ScanReason
        /// Colour of the health code; unspecified when it is not known.
        public var colour: HealthCodeV1.Colour
        /// Whole hours since the sample of the last negative test; absent when none in the last 14 days (COL-15).
        public var hoursSinceNegative: UInt32?
        /// When it was recorded, to half a minute.
        public var recordedAt: GoogleProtobuf.Timestamp?
        /// Name of the venue.
        public var venueName: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__scan_answer__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.result = .init(rawValue: 0)
            self.reason = .init(rawValue: 0)
            self.colour = .init(rawValue: 0)
            self.hoursSinceNegative = nil
            self.recordedAt = nil
            self.venueName = ""
        }

        public init(
            result: TracingV1.ScanResult = .init(rawValue: 0),
            reason: TracingV1.ScanReason = .init(rawValue: 0),
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            hoursSinceNegative: UInt32? = nil,
            recordedAt: GoogleProtobuf.Timestamp? = nil,
            venueName: String = ""
        ) {
            self.result = result
            self.reason = reason
            self.colour = colour
            self.hoursSinceNegative = hoursSinceNegative
            self.recordedAt = recordedAt
            self.venueName = venueName
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__ScanAnswer.self)
            self.result = TracingV1.ScanResult(rawValue: Int32(truncatingIfNeeded: c.pointee.result.rawValue))
            self.reason = TracingV1.ScanReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.hoursSinceNegative = c.pointee._hours_since_negative_case == SHUANGMA__TRACING__V1__SCAN_ANSWER___HOURS_SINCE_NEGATIVE_HOURS_SINCE_NEGATIVE ? c.pointee.hours_since_negative : nil
            self.recordedAt = try MessageReader.message(c.pointee.recorded_at, as: GoogleProtobuf.Timestamp.self)
            self.venueName = try MessageReader.string(c.pointee.venue_name, field: "shuangma.tracing.v1.ScanAnswer.venue_name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__ScanAnswer.self)
            shuangma__tracing__v1__scan_answer__init(c)
            c.pointee.result = Shuangma__Tracing__V1__ScanResult(rawValue: .init(truncatingIfNeeded: self.result.rawValue))
            c.pointee.reason = Shuangma__Tracing__V1__ScanReason(rawValue: .init(truncatingIfNeeded: self.reason.rawValue))
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            if let value = self.hoursSinceNegative {
                c.pointee._hours_since_negative_case = SHUANGMA__TRACING__V1__SCAN_ANSWER___HOURS_SINCE_NEGATIVE_HOURS_SINCE_NEGATIVE
                c.pointee.hours_since_negative = value
            }
            if let value = self.recordedAt { c.pointee.recorded_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.venue_name = try writer.string(self.venueName)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The queue of a scanner.
    public struct SubmitOfflineScansRequest: WireMessage {
        /// The venue, 8 bytes.
        public var venueId: [UInt8]
        /// At most 1,000.
        public var rows: [TracingV1.OfflineScan]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__submit_offline_scans_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venueId = []
            self.rows = []
        }

        public init(
            venueId: [UInt8] = [],
            rows: [TracingV1.OfflineScan] = []
        ) {
            self.venueId = venueId
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__SubmitOfflineScansRequest.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try TracingV1.OfflineScan(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__SubmitOfflineScansRequest.self)
            shuangma__tracing__v1__submit_offline_scans_request__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Tracing__V1__OfflineScan.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A person who passed a scanner that was offline.
    public struct OfflineScan: WireMessage {
        /// Number of the row in the scanner's queue; the report names it.
        public var row: UInt64
        /// The person.
        public var person: CommonV1.PersonRef?
        /// When the person was scanned: at most 24 h ago, at most 5 minutes ahead.
        public var scannedAt: GoogleProtobuf.Timestamp?
        /// Whether the person came or went; unspecified means that they came.
        public var direction: TracingV1.Direction
        /// What the gate did.
        public var result: TracingV1.ScanResult
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__offline_scan__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.row = 0
            self.person = nil
            self.scannedAt = nil
            self.direction = .init(rawValue: 0)
            self.result = .init(rawValue: 0)
        }

        public init(
            row: UInt64 = 0,
            person: CommonV1.PersonRef? = nil,
            scannedAt: GoogleProtobuf.Timestamp? = nil,
            direction: TracingV1.Direction = .init(rawValue: 0),
            result: TracingV1.ScanResult = .init(rawValue: 0)
        ) {
            self.row = row
            self.person = person
            self.scannedAt = scannedAt
            self.direction = direction
            self.result = result
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__OfflineScan.self)
            self.row = c.pointee.row
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.scannedAt = try MessageReader.message(c.pointee.scanned_at, as: GoogleProtobuf.Timestamp.self)
            self.direction = TracingV1.Direction(rawValue: Int32(truncatingIfNeeded: c.pointee.direction.rawValue))
            self.result = TracingV1.ScanResult(rawValue: Int32(truncatingIfNeeded: c.pointee.result.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__OfflineScan.self)
            shuangma__tracing__v1__offline_scan__init(c)
            c.pointee.row = self.row
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            if let value = self.scannedAt { c.pointee.scanned_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.direction = Shuangma__Tracing__V1__Direction(rawValue: .init(truncatingIfNeeded: self.direction.rawValue))
            c.pointee.result = Shuangma__Tracing__V1__ScanResult(rawValue: .init(truncatingIfNeeded: self.result.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a page of check-ins.
    public struct ListMyCheckInsRequest: WireMessage {
        /// At most this many: 1 to 1,000; 0 means 100.
        public var pageSize: UInt32
        /// `next_page_token` of the page before; empty for the first page.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__list_my_check_ins_request__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__ListMyCheckInsRequest.self)
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.tracing.v1.ListMyCheckInsRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__ListMyCheckInsRequest.self)
            shuangma__tracing__v1__list_my_check_ins_request__init(c)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A page of check-ins.
    public struct ListMyCheckInsResponse: WireMessage {
        /// The newest day first, and within a page the newest first.
        public var checkIns: [TracingV1.CheckInEntry]
        /// Check-ins of the page that nobody can read any more, because the key of their day is destroyed.
        public var unreadable: UInt32
        /// Asks for the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__list_my_check_ins_response__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.checkIns = []
            self.unreadable = 0
            self.nextPageToken = ""
        }

        public init(
            checkIns: [TracingV1.CheckInEntry] = [],
            unreadable: UInt32 = 0,
            nextPageToken: String = ""
        ) {
            self.checkIns = checkIns
            self.unreadable = unreadable
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__ListMyCheckInsResponse.self)
            self.checkIns = try MessageReader.array(c.pointee.n_check_ins, c.pointee.check_ins) { element throws(WireError) in
                try TracingV1.CheckInEntry(c: UnsafeRawPointer(element!))
            }
            self.unreadable = c.pointee.unreadable
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.tracing.v1.ListMyCheckInsResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__ListMyCheckInsResponse.self)
            shuangma__tracing__v1__list_my_check_ins_response__init(c)
            c.pointee.n_check_ins = self.checkIns.count
            c.pointee.check_ins = try writer.array(self.checkIns) { element throws(WireError) in try writer.message(element, as: Shuangma__Tracing__V1__CheckInEntry.self) }
            c.pointee.unreadable = self.unreadable
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where the caller was.
    public struct CheckInEntry: WireMessage {
        /// The venue, 8 bytes.
        public var venueId: [UInt8]
        /// Its name now; empty when it is not registered any more.
        public var venueName: String
        /// When, to half a minute.
        public var at: GoogleProtobuf.Timestamp?
        /// Whether the caller came or went.
        public var direction: TracingV1.Direction
        /// How it was recorded.
        public var way: TracingV1.CheckInWay
        /// What the gate made of it; unspecified for who came along, of whom it has asked nothing.
        public var result: TracingV1.ScanResult
        /// Whether it may be the reason for a hold; false for posters and companions (VIS-2).
        public var mayOpenHold: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__check_in_entry__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.venueId = []
            self.venueName = ""
            self.at = nil
            self.direction = .init(rawValue: 0)
            self.way = .init(rawValue: 0)
            self.result = .init(rawValue: 0)
            self.mayOpenHold = false
        }

        public init(
            venueId: [UInt8] = [],
            venueName: String = "",
            at: GoogleProtobuf.Timestamp? = nil,
            direction: TracingV1.Direction = .init(rawValue: 0),
            way: TracingV1.CheckInWay = .init(rawValue: 0),
            result: TracingV1.ScanResult = .init(rawValue: 0),
            mayOpenHold: Bool = false
        ) {
            self.venueId = venueId
            self.venueName = venueName
            self.at = at
            self.direction = direction
            self.way = way
            self.result = result
            self.mayOpenHold = mayOpenHold
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__CheckInEntry.self)
            self.venueId = MessageReader.bytes(c.pointee.venue_id)
            self.venueName = try MessageReader.string(c.pointee.venue_name, field: "shuangma.tracing.v1.CheckInEntry.venue_name")
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.direction = TracingV1.Direction(rawValue: Int32(truncatingIfNeeded: c.pointee.direction.rawValue))
            self.way = TracingV1.CheckInWay(rawValue: Int32(truncatingIfNeeded: c.pointee.way.rawValue))
            self.result = TracingV1.ScanResult(rawValue: Int32(truncatingIfNeeded: c.pointee.result.rawValue))
            self.mayOpenHold = c.pointee.may_open_hold != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__CheckInEntry.self)
            shuangma__tracing__v1__check_in_entry__init(c)
            c.pointee.venue_id = try writer.bytes(self.venueId)
            c.pointee.venue_name = try writer.string(self.venueName)
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.direction = Shuangma__Tracing__V1__Direction(rawValue: .init(truncatingIfNeeded: self.direction.rawValue))
            c.pointee.way = Shuangma__Tracing__V1__CheckInWay(rawValue: .init(truncatingIfNeeded: self.way.rawValue))
            c.pointee.result = Shuangma__Tracing__V1__ScanResult(rawValue: .init(truncatingIfNeeded: self.result.rawValue))
            c.pointee.may_open_hold = self.mayOpenHold ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Registers venues, shows their codes, and records who was there when (VIS-1 to VIS-4).
    ///
    /// A check-in is kept for 14 days under the key of its day, and nobody can read it after that. No check-in sets a colour.
    public protocol VenuesService: RPCService {
        /// Registers a venue, or changes one. A citizen registers venues of their own, at most 20; a health authority venues in
        /// its divisions. Idempotent by key.
        ///
        /// Errors: INVALID_ARGUMENT for `idempotency_key` or a field of `venue`; UNAUTHENTICATED (SESSION_OVER);
        /// PERMISSION_DENIED (OUT_OF_SCOPE) when an authority names another division, (NOT_YOURS) when a citizen names a venue
        /// that is not theirs; NOT_FOUND (VENUE_UNKNOWN) for `venue_id`; FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) when the key
        /// has registered another venue; RESOURCE_EXHAUSTED (VENUES_TOO_MANY).
        func registerVenue(_ request: TracingV1.RegisterVenueRequest, context: CallContext) async throws -> TracingV1.RegisterVenueResponse
        /// A venue, its devices and its poster, for its owner and for staff of its division. Who owns it is not told.
        /// Idempotent.
        ///
        /// Errors: as RegisterDevice.
        func getVenue(_ request: TracingV1.GetVenueRequest, context: CallContext) async throws -> TracingV1.RegisteredVenue
        /// The venues of the citizen who calls, or those of a division of the member of staff, in pages. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `division`, which staff name and citizens leave out, for `page_size` or `page_token`;
        /// UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (OUT_OF_SCOPE) for a division of others.
        func listVenues(_ request: TracingV1.ListVenuesRequest, context: CallContext) async throws -> TracingV1.ListVenuesResponse
        /// Registers a device that shows the code of a venue, at most 64 a venue. Only the answer holds the device's credential.
        /// The owner of the venue, or the health authority of its division.
        ///
        /// Errors: INVALID_ARGUMENT for `venue_id` or `label`; UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (OUT_OF_SCOPE,
        /// NOT_YOURS); NOT_FOUND (VENUE_UNKNOWN); RESOURCE_EXHAUSTED (DEVICES_TOO_MANY).
        func registerDevice(_ request: TracingV1.RegisterDeviceRequest, context: CallContext) async throws -> TracingV1.RegisterDeviceResponse
        /// Ends the credential of a device, such as of a stolen one. Its last code dies within 60 s. Idempotent.
        ///
        /// Errors: as RegisterDevice.
        func removeDevice(_ request: TracingV1.RemoveDeviceRequest, context: CallContext) async throws -> TracingV1.RemoveDeviceResponse
        /// The code of a venue for a printed poster. Anybody can copy a poster, so that a check-in at one never opens a hold by
        /// itself (VIS-2). With `replace` the posters of before are refused from then on, and the call is not idempotent.
        ///
        /// Errors: as RegisterDevice.
        func makePoster(_ request: TracingV1.MakePosterRequest, context: CallContext) async throws -> TracingV1.Poster
        /// The code that a registered device shows now. It changes each 30 s (VIS-2). The credential of the device opens the
        /// method; it needs no token. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (DEVICE_UNKNOWN) for a credential that is wrong or was ended; FAILED_PRECONDITION (ELSEWHERE)
        /// when `position` lies outside the venue, (POSITION_NEEDED) when the venue demands one.
        func getVenueCode(_ request: TracingV1.GetVenueCodeRequest, context: CallContext) async throws -> TracingV1.VenueCode
        /// Checks a citizen in, or out, by the code that they scanned. The answer is what the venue's rule says of their own
        /// health code (VIS-3). Repeating the call with the same code changes nothing.
        ///
        /// A code counts for the 30 s in which it is shown and 30 s after, so that a forwarded picture opens nothing. Who relays
        /// a screen live cannot be told from who stands before it.
        ///
        /// Errors: INVALID_ARGUMENT for `code`, `direction`, `position` or `companions`; UNAUTHENTICATED (SESSION_OVER);
        /// FAILED_PRECONDITION (CODE_OLD) for a code of before, (POSTER_REPLACED) for a poster that was replaced, (ELSEWHERE) when
        /// `position` lies outside the venue, (POSITION_NEEDED) when the venue demands one; NOT_FOUND (VENUE_UNKNOWN);
        /// RESOURCE_EXHAUSTED (COMPANIONS_TOO_MANY) with RetryInfo after 24 check-ins with companions within 24 hours.
        func checkIn(_ request: TracingV1.CheckInRequest, context: CallContext) async throws -> TracingV1.ScanAnswer
        /// Checks a person in whom gate staff names, and says what the venue's rule makes of the health code (VIS-3). The person
        /// sees the look-up (MRG-9). Repeating the call within half a minute records one check-in and two look-ups.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, `venue_id` or `direction`; PERMISSION_DENIED (OUT_OF_SCOPE) for a venue of
        /// another division; NOT_FOUND (VENUE_UNKNOWN); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        func scanPerson(_ request: TracingV1.ScanPersonRequest, context: CallContext) async throws -> TracingV1.ScanAnswer
        /// Takes the queue of a scanner that was offline, up to 24 h late, with the true times (VIS-4). The report tells what
        /// became of each row, and shows nothing of a person. Idempotent by content.
        ///
        /// Errors: INVALID_ARGUMENT for `venue_id`, or for `rows` above 1,000; PERMISSION_DENIED (OUT_OF_SCOPE); NOT_FOUND
        /// (VENUE_UNKNOWN).
        func submitOfflineScans(_ request: TracingV1.SubmitOfflineScansRequest, context: CallContext) async throws -> CommonV1.ImportReport
        /// Where the caller was checked in during the last 14 days, the newest day first, in pages. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER).
        func listMyCheckIns(_ request: TracingV1.ListMyCheckInsRequest, context: CallContext) async throws -> TracingV1.ListMyCheckInsResponse
    }

    /// The methods of `shuangma.tracing.v1.Venues`.
    public enum VenuesMethods {
        /// Registers a venue, or changes one. A citizen registers venues of their own, at most 20; a health authority venues in
        /// its divisions. Idempotent by key.
        ///
        /// Errors: INVALID_ARGUMENT for `idempotency_key` or a field of `venue`; UNAUTHENTICATED (SESSION_OVER);
        /// PERMISSION_DENIED (OUT_OF_SCOPE) when an authority names another division, (NOT_YOURS) when a citizen names a venue
        /// that is not theirs; NOT_FOUND (VENUE_UNKNOWN) for `venue_id`; FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) when the key
        /// has registered another venue; RESOURCE_EXHAUSTED (VENUES_TOO_MANY).
        public static let registerVenue = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "RegisterVenue", kind: .unary, idempotency: .idempotent)
        /// A venue, its devices and its poster, for its owner and for staff of its division. Who owns it is not told.
        /// Idempotent.
        ///
        /// Errors: as RegisterDevice.
        public static let getVenue = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "GetVenue", kind: .unary, idempotency: .idempotent)
        /// The venues of the citizen who calls, or those of a division of the member of staff, in pages. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `division`, which staff name and citizens leave out, for `page_size` or `page_token`;
        /// UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (OUT_OF_SCOPE) for a division of others.
        public static let listVenues = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "ListVenues", kind: .unary, idempotency: .idempotent)
        /// Registers a device that shows the code of a venue, at most 64 a venue. Only the answer holds the device's credential.
        /// The owner of the venue, or the health authority of its division.
        ///
        /// Errors: INVALID_ARGUMENT for `venue_id` or `label`; UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (OUT_OF_SCOPE,
        /// NOT_YOURS); NOT_FOUND (VENUE_UNKNOWN); RESOURCE_EXHAUSTED (DEVICES_TOO_MANY).
        public static let registerDevice = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "RegisterDevice", kind: .unary)
        /// Ends the credential of a device, such as of a stolen one. Its last code dies within 60 s. Idempotent.
        ///
        /// Errors: as RegisterDevice.
        public static let removeDevice = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "RemoveDevice", kind: .unary, idempotency: .idempotent)
        /// The code of a venue for a printed poster. Anybody can copy a poster, so that a check-in at one never opens a hold by
        /// itself (VIS-2). With `replace` the posters of before are refused from then on, and the call is not idempotent.
        ///
        /// Errors: as RegisterDevice.
        public static let makePoster = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "MakePoster", kind: .unary)
        /// The code that a registered device shows now. It changes each 30 s (VIS-2). The credential of the device opens the
        /// method; it needs no token. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (DEVICE_UNKNOWN) for a credential that is wrong or was ended; FAILED_PRECONDITION (ELSEWHERE)
        /// when `position` lies outside the venue, (POSITION_NEEDED) when the venue demands one.
        public static let getVenueCode = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "GetVenueCode", kind: .unary, idempotency: .idempotent)
        /// Checks a citizen in, or out, by the code that they scanned. The answer is what the venue's rule says of their own
        /// health code (VIS-3). Repeating the call with the same code changes nothing.
        ///
        /// A code counts for the 30 s in which it is shown and 30 s after, so that a forwarded picture opens nothing. Who relays
        /// a screen live cannot be told from who stands before it.
        ///
        /// Errors: INVALID_ARGUMENT for `code`, `direction`, `position` or `companions`; UNAUTHENTICATED (SESSION_OVER);
        /// FAILED_PRECONDITION (CODE_OLD) for a code of before, (POSTER_REPLACED) for a poster that was replaced, (ELSEWHERE) when
        /// `position` lies outside the venue, (POSITION_NEEDED) when the venue demands one; NOT_FOUND (VENUE_UNKNOWN);
        /// RESOURCE_EXHAUSTED (COMPANIONS_TOO_MANY) with RetryInfo after 24 check-ins with companions within 24 hours.
        public static let checkIn = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "CheckIn", kind: .unary, idempotency: .idempotent)
        /// Checks a person in whom gate staff names, and says what the venue's rule makes of the health code (VIS-3). The person
        /// sees the look-up (MRG-9). Repeating the call within half a minute records one check-in and two look-ups.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, `venue_id` or `direction`; PERMISSION_DENIED (OUT_OF_SCOPE) for a venue of
        /// another division; NOT_FOUND (VENUE_UNKNOWN); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        public static let scanPerson = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "ScanPerson", kind: .unary, idempotency: .idempotent)
        /// Takes the queue of a scanner that was offline, up to 24 h late, with the true times (VIS-4). The report tells what
        /// became of each row, and shows nothing of a person. Idempotent by content.
        ///
        /// Errors: INVALID_ARGUMENT for `venue_id`, or for `rows` above 1,000; PERMISSION_DENIED (OUT_OF_SCOPE); NOT_FOUND
        /// (VENUE_UNKNOWN).
        public static let submitOfflineScans = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "SubmitOfflineScans", kind: .unary, idempotency: .idempotent)
        /// Where the caller was checked in during the last 14 days, the newest day first, in pages. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER).
        public static let listMyCheckIns = MethodDescriptor(
            service: "shuangma.tracing.v1.Venues", name: "ListMyCheckIns", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.tracing.v1.Venues", methods: [registerVenue, getVenue, listVenues, registerDevice, removeDevice, makePoster, getVenueCode, checkIn, scanPerson, submitOfflineScans, listMyCheckIns],
            fileName: "shuangma/tracing/v1/venues.proto")
    }

    /// Calls `shuangma.tracing.v1.Venues`.
    public struct VenuesClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Registers a venue, or changes one. A citizen registers venues of their own, at most 20; a health authority venues in
        /// its divisions. Idempotent by key.
        ///
        /// Errors: INVALID_ARGUMENT for `idempotency_key` or a field of `venue`; UNAUTHENTICATED (SESSION_OVER);
        /// PERMISSION_DENIED (OUT_OF_SCOPE) when an authority names another division, (NOT_YOURS) when a citizen names a venue
        /// that is not theirs; NOT_FOUND (VENUE_UNKNOWN) for `venue_id`; FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) when the key
        /// has registered another venue; RESOURCE_EXHAUSTED (VENUES_TOO_MANY).
        public func registerVenue(
            _ request: TracingV1.RegisterVenueRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.RegisterVenueResponse {
            try await channel.unary(VenuesMethods.registerVenue, request, options: options)
        }

        /// A venue, its devices and its poster, for its owner and for staff of its division. Who owns it is not told.
        /// Idempotent.
        ///
        /// Errors: as RegisterDevice.
        public func getVenue(
            _ request: TracingV1.GetVenueRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.RegisteredVenue {
            try await channel.unary(VenuesMethods.getVenue, request, options: options)
        }

        /// The venues of the citizen who calls, or those of a division of the member of staff, in pages. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `division`, which staff name and citizens leave out, for `page_size` or `page_token`;
        /// UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (OUT_OF_SCOPE) for a division of others.
        public func listVenues(
            _ request: TracingV1.ListVenuesRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.ListVenuesResponse {
            try await channel.unary(VenuesMethods.listVenues, request, options: options)
        }

        /// Registers a device that shows the code of a venue, at most 64 a venue. Only the answer holds the device's credential.
        /// The owner of the venue, or the health authority of its division.
        ///
        /// Errors: INVALID_ARGUMENT for `venue_id` or `label`; UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (OUT_OF_SCOPE,
        /// NOT_YOURS); NOT_FOUND (VENUE_UNKNOWN); RESOURCE_EXHAUSTED (DEVICES_TOO_MANY).
        public func registerDevice(
            _ request: TracingV1.RegisterDeviceRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.RegisterDeviceResponse {
            try await channel.unary(VenuesMethods.registerDevice, request, options: options)
        }

        /// Ends the credential of a device, such as of a stolen one. Its last code dies within 60 s. Idempotent.
        ///
        /// Errors: as RegisterDevice.
        public func removeDevice(
            _ request: TracingV1.RemoveDeviceRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.RemoveDeviceResponse {
            try await channel.unary(VenuesMethods.removeDevice, request, options: options)
        }

        /// The code of a venue for a printed poster. Anybody can copy a poster, so that a check-in at one never opens a hold by
        /// itself (VIS-2). With `replace` the posters of before are refused from then on, and the call is not idempotent.
        ///
        /// Errors: as RegisterDevice.
        public func makePoster(
            _ request: TracingV1.MakePosterRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.Poster {
            try await channel.unary(VenuesMethods.makePoster, request, options: options)
        }

        /// The code that a registered device shows now. It changes each 30 s (VIS-2). The credential of the device opens the
        /// method; it needs no token. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (DEVICE_UNKNOWN) for a credential that is wrong or was ended; FAILED_PRECONDITION (ELSEWHERE)
        /// when `position` lies outside the venue, (POSITION_NEEDED) when the venue demands one.
        public func getVenueCode(
            _ request: TracingV1.GetVenueCodeRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.VenueCode {
            try await channel.unary(VenuesMethods.getVenueCode, request, options: options)
        }

        /// Checks a citizen in, or out, by the code that they scanned. The answer is what the venue's rule says of their own
        /// health code (VIS-3). Repeating the call with the same code changes nothing.
        ///
        /// A code counts for the 30 s in which it is shown and 30 s after, so that a forwarded picture opens nothing. Who relays
        /// a screen live cannot be told from who stands before it.
        ///
        /// Errors: INVALID_ARGUMENT for `code`, `direction`, `position` or `companions`; UNAUTHENTICATED (SESSION_OVER);
        /// FAILED_PRECONDITION (CODE_OLD) for a code of before, (POSTER_REPLACED) for a poster that was replaced, (ELSEWHERE) when
        /// `position` lies outside the venue, (POSITION_NEEDED) when the venue demands one; NOT_FOUND (VENUE_UNKNOWN);
        /// RESOURCE_EXHAUSTED (COMPANIONS_TOO_MANY) with RetryInfo after 24 check-ins with companions within 24 hours.
        public func checkIn(
            _ request: TracingV1.CheckInRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.ScanAnswer {
            try await channel.unary(VenuesMethods.checkIn, request, options: options)
        }

        /// Checks a person in whom gate staff names, and says what the venue's rule makes of the health code (VIS-3). The person
        /// sees the look-up (MRG-9). Repeating the call within half a minute records one check-in and two look-ups.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, `venue_id` or `direction`; PERMISSION_DENIED (OUT_OF_SCOPE) for a venue of
        /// another division; NOT_FOUND (VENUE_UNKNOWN); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        public func scanPerson(
            _ request: TracingV1.ScanPersonRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.ScanAnswer {
            try await channel.unary(VenuesMethods.scanPerson, request, options: options)
        }

        /// Takes the queue of a scanner that was offline, up to 24 h late, with the true times (VIS-4). The report tells what
        /// became of each row, and shows nothing of a person. Idempotent by content.
        ///
        /// Errors: INVALID_ARGUMENT for `venue_id`, or for `rows` above 1,000; PERMISSION_DENIED (OUT_OF_SCOPE); NOT_FOUND
        /// (VENUE_UNKNOWN).
        public func submitOfflineScans(
            _ request: TracingV1.SubmitOfflineScansRequest, options: CallOptions = .init()
        ) async throws -> CommonV1.ImportReport {
            try await channel.unary(VenuesMethods.submitOfflineScans, request, options: options)
        }

        /// Where the caller was checked in during the last 14 days, the newest day first, in pages. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER).
        public func listMyCheckIns(
            _ request: TracingV1.ListMyCheckInsRequest, options: CallOptions = .init()
        ) async throws -> TracingV1.ListMyCheckInsResponse {
            try await channel.unary(VenuesMethods.listMyCheckIns, request, options: options)
        }
    }

    /// Passes calls of `shuangma.tracing.v1.Venues` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct VenuesForwarder: VenuesService {
        private let client: VenuesClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = VenuesClient(channel) }

        public func registerVenue(_ request: TracingV1.RegisterVenueRequest, context: CallContext) async throws -> TracingV1.RegisterVenueResponse {
            try await client.registerVenue(request, options: context.forwarded)
        }

        public func getVenue(_ request: TracingV1.GetVenueRequest, context: CallContext) async throws -> TracingV1.RegisteredVenue {
            try await client.getVenue(request, options: context.forwarded)
        }

        public func listVenues(_ request: TracingV1.ListVenuesRequest, context: CallContext) async throws -> TracingV1.ListVenuesResponse {
            try await client.listVenues(request, options: context.forwarded)
        }

        public func registerDevice(_ request: TracingV1.RegisterDeviceRequest, context: CallContext) async throws -> TracingV1.RegisterDeviceResponse {
            try await client.registerDevice(request, options: context.forwarded)
        }

        public func removeDevice(_ request: TracingV1.RemoveDeviceRequest, context: CallContext) async throws -> TracingV1.RemoveDeviceResponse {
            try await client.removeDevice(request, options: context.forwarded)
        }

        public func makePoster(_ request: TracingV1.MakePosterRequest, context: CallContext) async throws -> TracingV1.Poster {
            try await client.makePoster(request, options: context.forwarded)
        }

        public func getVenueCode(_ request: TracingV1.GetVenueCodeRequest, context: CallContext) async throws -> TracingV1.VenueCode {
            try await client.getVenueCode(request, options: context.forwarded)
        }

        public func checkIn(_ request: TracingV1.CheckInRequest, context: CallContext) async throws -> TracingV1.ScanAnswer {
            try await client.checkIn(request, options: context.forwarded)
        }

        public func scanPerson(_ request: TracingV1.ScanPersonRequest, context: CallContext) async throws -> TracingV1.ScanAnswer {
            try await client.scanPerson(request, options: context.forwarded)
        }

        public func submitOfflineScans(_ request: TracingV1.SubmitOfflineScansRequest, context: CallContext) async throws -> CommonV1.ImportReport {
            try await client.submitOfflineScans(request, options: context.forwarded)
        }

        public func listMyCheckIns(_ request: TracingV1.ListMyCheckInsRequest, context: CallContext) async throws -> TracingV1.ListMyCheckInsResponse {
            try await client.listMyCheckIns(request, options: context.forwarded)
        }
    }
}

extension TracingV1.VenuesService {
    public static var descriptor: ServiceDescriptor { TracingV1.VenuesMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(TracingV1.VenuesMethods.registerVenue) { call, context in
            try call.respond(try await self.registerVenue(call.request(TracingV1.RegisterVenueRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.getVenue) { call, context in
            try call.respond(try await self.getVenue(call.request(TracingV1.GetVenueRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.listVenues) { call, context in
            try call.respond(try await self.listVenues(call.request(TracingV1.ListVenuesRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.registerDevice) { call, context in
            try call.respond(try await self.registerDevice(call.request(TracingV1.RegisterDeviceRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.removeDevice) { call, context in
            try call.respond(try await self.removeDevice(call.request(TracingV1.RemoveDeviceRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.makePoster) { call, context in
            try call.respond(try await self.makePoster(call.request(TracingV1.MakePosterRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.getVenueCode) { call, context in
            try call.respond(try await self.getVenueCode(call.request(TracingV1.GetVenueCodeRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.checkIn) { call, context in
            try call.respond(try await self.checkIn(call.request(TracingV1.CheckInRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.scanPerson) { call, context in
            try call.respond(try await self.scanPerson(call.request(TracingV1.ScanPersonRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.submitOfflineScans) { call, context in
            try call.respond(try await self.submitOfflineScans(call.request(TracingV1.SubmitOfflineScansRequest.self), context: context))
        }
        router.serveUnary(TracingV1.VenuesMethods.listMyCheckIns) { call, context in
            try call.respond(try await self.listMyCheckIns(call.request(TracingV1.ListMyCheckInsRequest.self), context: context))
        }
    }
}
