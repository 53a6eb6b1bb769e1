// Generated from shuangma/kit/v1/records.proto by scripts/generate. Do not edit.

import CKitRecords
public import Wire

/// Records that the services of several domains read: what opens the door. Not spoken between services.
public enum KitV1 {}

extension KitV1 {
    /// A session, in the partition of the person under the session's id. A logout removes it.
    public struct StoredSession: WireMessage {
        /// Number that the session was opened with.
        public var phone: String
        /// When it was opened, seconds since 1970.
        public var openedAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_session__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.phone = ""
            self.openedAt = 0
        }

        public init(
            phone: String = "",
            openedAt: Int64 = 0
        ) {
            self.phone = phone
            self.openedAt = openedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredSession.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.kit.v1.StoredSession.phone")
            self.openedAt = c.pointee.opened_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredSession.self)
            shuangma__kit__v1__stored_session__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.opened_at = self.openedAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A consent to show the trip card of a phone, in the partition of the phone under the person's key (MRG-1).
    public struct StoredTripConsent: WireMessage {
        /// When it was given, seconds since 1970.
        public var givenAt: Int64
        /// The phone as screens show it.
        public var maskedPhone: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_trip_consent__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.givenAt = 0
            self.maskedPhone = ""
        }

        public init(
            givenAt: Int64 = 0,
            maskedPhone: String = ""
        ) {
            self.givenAt = givenAt
            self.maskedPhone = maskedPhone
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredTripConsent.self)
            self.givenAt = c.pointee.given_at
            self.maskedPhone = try MessageReader.string(c.pointee.masked_phone, field: "shuangma.kit.v1.StoredTripConsent.masked_phone")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredTripConsent.self)
            shuangma__kit__v1__stored_trip_consent__init(c)
            c.pointee.given_at = self.givenAt
            c.pointee.masked_phone = try writer.string(self.maskedPhone)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What an idempotency key has led to, in the partition that it wrote, under the key's hash.
    public struct StoredReplay: WireMessage {
        /// SHA-256 of the request's content without the key, 32 bytes.
        public var content: [UInt8]
        /// The answer that was given, as far as a replay repeats it.
        public var answer: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_replay__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.content = []
            self.answer = []
        }

        public init(
            content: [UInt8] = [],
            answer: [UInt8] = []
        ) {
            self.content = content
            self.answer = answer
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredReplay.self)
            self.content = MessageReader.bytes(c.pointee.content)
            self.answer = MessageReader.bytes(c.pointee.answer)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredReplay.self)
            shuangma__kit__v1__stored_replay__init(c)
            c.pointee.content = try writer.bytes(self.content)
            c.pointee.answer = try writer.bytes(self.answer)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
