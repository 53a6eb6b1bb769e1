// Generated from shuangma/riskareas/v1/records.proto by scripts/generate. Do not edit.

import CRiskAreasRecords
public import RiskAreasContracts
public import Wire

extension RiskAreasV1 {
    /// How many areas are stored: the one record of this kind, in the partition of all areas. Each write that adds areas
    /// changes it, so that imports in parallel cannot add more than there may be.
    public struct StoredAreaCount: WireMessage {
        /// Areas, released ones included.
        public var count: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__riskareas__v1__stored_area_count__descriptor_pointer()) }
        public static var types: MessageTypes { RiskAreasRecordsTypes.all }

        public init() {
            self.count = 0
        }

        public init(
            count: UInt64 = 0
        ) {
            self.count = count
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Riskareas__V1__StoredAreaCount.self)
            self.count = c.pointee.count
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Riskareas__V1__StoredAreaCount.self)
            shuangma__riskareas__v1__stored_area_count__init(c)
            c.pointee.count = self.count
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
