// Generated from shuangma/tripcard/v1/records.proto by scripts/generate. Do not edit.

import CTripCardRecords
public import TripCardContracts
public import Wire

extension TripCardV1 {
    /// A stay, in the partition of the phone under its beginning and place.
    public struct StoredStay: WireMessage {
        /// Operator that saw it.
        public var operatorCode: UInt32
        /// City code (GB/T 2260, 6 digits) or country (ISO 3166-1 alpha-3).
        public var place: String
        /// First sight, seconds since 1970.
        public var from: Int64
        /// Last sight, seconds since 1970.
        public var until: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__stored_stay__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardRecordsTypes.all }

        public init() {
            self.operatorCode = 0
            self.place = ""
            self.from = 0
            self.until = 0
        }

        public init(
            operatorCode: UInt32 = 0,
            place: String = "",
            from: Int64 = 0,
            until: Int64 = 0
        ) {
            self.operatorCode = operatorCode
            self.place = place
            self.from = from
            self.until = until
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__StoredStay.self)
            self.operatorCode = c.pointee.operator_code
            self.place = try MessageReader.string(c.pointee.place, field: "shuangma.tripcard.v1.StoredStay.place")
            self.from = c.pointee.from
            self.until = c.pointee.until
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__StoredStay.self)
            shuangma__tripcard__v1__stored_stay__init(c)
            c.pointee.operator_code = self.operatorCode
            c.pointee.place = try writer.string(self.place)
            c.pointee.from = self.from
            c.pointee.until = self.until
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
