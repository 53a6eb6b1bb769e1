// Generated from shuangma/tripcard/v1/records.proto by scripts/generate. Do not edit.

import CTripCardRecords
import CWellKnownTypes
public import TripCardContracts
public import Wire

extension TripCardV1 {
    /// A stay, in the partition of the phone under its beginning, place and operator. It is the version of the stay that
    /// counts (COL-13).
    public struct StoredStay: WireMessage {
        /// Operator that saw it.
        public var operatorCode: UInt32
        /// City code (GB/T 2260, 6 digits) or country (ISO 3166-1 alpha-3).
        public var place: String
        /// First sight, seconds since 1970.
        public var from: Int64
        /// Last sight, seconds since 1970.
        public var until: Int64
        /// When the source issued this version; absent when it does not say.
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The source's number of this version, from 1; 0 when it gives none.
        public var revision: UInt64
        /// The source took the stay back: it counts for nothing, and an older version does not bring it back.
        public var withdrawn: Bool
        /// City that the cell may belong to as well (GB/T 2260, 6 digits); empty when the place is certain (TRIP-9).
        public var neighbour: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__stored_stay__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardRecordsTypes.all }

        public init() {
            self.operatorCode = 0
            self.place = ""
            self.from = 0
            self.until = 0
            self.issuedAt = nil
            self.revision = 0
            self.withdrawn = false
            self.neighbour = ""
        }

        public init(
            operatorCode: UInt32 = 0,
            place: String = "",
            from: Int64 = 0,
            until: Int64 = 0,
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false,
            neighbour: String = ""
        ) {
            self.operatorCode = operatorCode
            self.place = place
            self.from = from
            self.until = until
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
            self.neighbour = neighbour
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__StoredStay.self)
            self.operatorCode = c.pointee.operator_code
            self.place = try MessageReader.string(c.pointee.place, field: "shuangma.tripcard.v1.StoredStay.place")
            self.from = c.pointee.from
            self.until = c.pointee.until
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.neighbour = try MessageReader.string(c.pointee.neighbour, field: "shuangma.tripcard.v1.StoredStay.neighbour")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__StoredStay.self)
            shuangma__tripcard__v1__stored_stay__init(c)
            c.pointee.operator_code = self.operatorCode
            c.pointee.place = try writer.string(self.place)
            c.pointee.from = self.from
            c.pointee.until = self.until
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.withdrawn = self.withdrawn ? 1 : 0
            c.pointee.neighbour = try writer.string(self.neighbour)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
