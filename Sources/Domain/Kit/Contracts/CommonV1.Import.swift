// Generated from shuangma/common/v1/import.proto by scripts/generate. Do not edit.

import CCommonContracts
public import Wire

/// What every bulk import answers.
public enum CommonV1 {}

extension CommonV1 {
    /// One row of an import that was refused. It never repeats the refused value.
    public struct RejectedRow: WireMessage {
        /// Position of the row in the caller's input, as the caller numbered it.
        public var row: UInt64
        /// Name of the offending field.
        public var field: String
        /// What is wrong with it, in words for people.
        public var reason: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__rejected_row__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.row = 0
            self.field = ""
            self.reason = ""
        }

        public init(
            row: UInt64 = 0,
            field: String = "",
            reason: String = ""
        ) {
            self.row = row
            self.field = field
            self.reason = reason
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__RejectedRow.self)
            self.row = c.pointee.row
            self.field = try MessageReader.string(c.pointee.field, field: "shuangma.common.v1.RejectedRow.field")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.common.v1.RejectedRow.reason")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__RejectedRow.self)
            shuangma__common__v1__rejected_row__init(c)
            c.pointee.row = self.row
            c.pointee.field = try writer.string(self.field)
            c.pointee.reason = try writer.string(self.reason)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What an import did: received = accepted + unchanged + rejected.
    public struct ImportReport: WireMessage {
        /// Rows received.
        public var received: UInt64
        /// Rows stored by this call.
        public var accepted: UInt64
        /// Rows that were stored before with the same content; nothing changed for them.
        public var unchanged: UInt64
        /// Rows refused, all counted.
        public var rejected: UInt64
        /// The first refused rows, at most 1,000.
        public var rejections: [CommonV1.RejectedRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__import_report__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.received = 0
            self.accepted = 0
            self.unchanged = 0
            self.rejected = 0
            self.rejections = []
        }

        public init(
            received: UInt64 = 0,
            accepted: UInt64 = 0,
            unchanged: UInt64 = 0,
            rejected: UInt64 = 0,
            rejections: [CommonV1.RejectedRow] = []
        ) {
            self.received = received
            self.accepted = accepted
            self.unchanged = unchanged
            self.rejected = rejected
            self.rejections = rejections
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__ImportReport.self)
            self.received = c.pointee.received
            self.accepted = c.pointee.accepted
            self.unchanged = c.pointee.unchanged
            self.rejected = c.pointee.rejected
            self.rejections = try MessageReader.array(c.pointee.n_rejections, c.pointee.rejections) { element throws(WireError) in
                try CommonV1.RejectedRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__ImportReport.self)
            shuangma__common__v1__import_report__init(c)
            c.pointee.received = self.received
            c.pointee.accepted = self.accepted
            c.pointee.unchanged = self.unchanged
            c.pointee.rejected = self.rejected
            c.pointee.n_rejections = self.rejections.count
            c.pointee.rejections = try writer.array(self.rejections) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__RejectedRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
