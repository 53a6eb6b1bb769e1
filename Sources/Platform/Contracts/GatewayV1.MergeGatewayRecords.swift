// Generated from shuangma/gateway/v1/merge_gateway_records.proto by scripts/generate. Do not edit.

import CContracts
public import Wire

extension GatewayV1 {
    /// A consent to show the trip card, in the partition of the person.
    public struct StoredTripConsent: WireMessage {
        /// When it was given, seconds since 1970.
        public var givenAt: Int64
        /// Keyed hash of the phone that was proved, 16 bytes.
        public var phoneKey: [UInt8]
        /// The phone as screens show it.
        public var maskedPhone: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__stored_trip_consent__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.givenAt = 0
            self.phoneKey = []
            self.maskedPhone = ""
        }

        public init(
            givenAt: Int64 = 0,
            phoneKey: [UInt8] = [],
            maskedPhone: String = ""
        ) {
            self.givenAt = givenAt
            self.phoneKey = phoneKey
            self.maskedPhone = maskedPhone
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__StoredTripConsent.self)
            self.givenAt = c.pointee.given_at
            self.phoneKey = MessageReader.bytes(c.pointee.phone_key)
            self.maskedPhone = try MessageReader.string(c.pointee.masked_phone, field: "shuangma.gateway.v1.StoredTripConsent.masked_phone")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__StoredTripConsent.self)
            shuangma__gateway__v1__stored_trip_consent__init(c)
            c.pointee.given_at = self.givenAt
            c.pointee.phone_key = try writer.bytes(self.phoneKey)
            c.pointee.masked_phone = try writer.string(self.maskedPhone)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
