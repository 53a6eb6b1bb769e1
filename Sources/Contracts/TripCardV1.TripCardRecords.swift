// Generated from shuangma/tripcard/v1/trip_card_records.proto by scripts/generate. Do not edit.

import CContracts
import CWellKnownTypes
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

        public static let descriptor = MessageDescriptor(shuangma__tripcard__v1__stored_stay__descriptor_pointer())

        public init() {
            operatorCode = 0
            place = ""
            from = 0
            until = 0
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
            operatorCode = c.pointee.operator_code
            place = MessageReader.string(c.pointee.place)
            from = c.pointee.from
            until = c.pointee.until
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__StoredStay.self)
            shuangma__tripcard__v1__stored_stay__init(c)
            c.pointee.operator_code = operatorCode
            if !place.isEmpty { c.pointee.place = try writer.string(place, field: "shuangma.tripcard.v1.StoredStay.place") }
            c.pointee.from = from
            c.pointee.until = until
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Rises with every change of the areas of risk; stands beside them.
    public struct StoredRiskRevision: WireMessage {
        /// Number of changes so far.
        public var revision: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__tripcard__v1__stored_risk_revision__descriptor_pointer())

        public init() {
            revision = 0
        }

        public init(
            revision: UInt64 = 0
        ) {
            self.revision = revision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__StoredRiskRevision.self)
            revision = c.pointee.revision
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__StoredRiskRevision.self)
            shuangma__tripcard__v1__stored_risk_revision__init(c)
            c.pointee.revision = revision
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
