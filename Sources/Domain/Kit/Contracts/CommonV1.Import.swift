// Generated from shuangma/common/v1/import.proto by scripts/generate. Do not edit.

import CCommonContracts
public import Wire

extension CommonV1 {
    /// One row of an import that was refused. It never repeats the refused value.
    public struct RejectedRow: WireMessage {
        /// Position of the row in the caller's input, as the caller numbered it.
        public var row: UInt64
        /// Name of the offending field.
        public var field: String
        /// What is wrong with it, in words for people.
        public var reason: String
        /// Form of the refused value without its content, such as `99999999A`: 9 for a digit, A for a letter. Empty where it
        /// tells nothing.
        public var shape: String
        /// What the sender can do about it, in words for people; may be empty.
        public var remedy: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__rejected_row__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.row = 0
            self.field = ""
            self.reason = ""
            self.shape = ""
            self.remedy = ""
        }

        public init(
            row: UInt64 = 0,
            field: String = "",
            reason: String = "",
            shape: String = "",
            remedy: String = ""
        ) {
            self.row = row
            self.field = field
            self.reason = reason
            self.shape = shape
            self.remedy = remedy
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__RejectedRow.self)
            self.row = c.pointee.row
            self.field = try MessageReader.string(c.pointee.field, field: "shuangma.common.v1.RejectedRow.field")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.common.v1.RejectedRow.reason")
            self.shape = try MessageReader.string(c.pointee.shape, field: "shuangma.common.v1.RejectedRow.shape")
            self.remedy = try MessageReader.string(c.pointee.remedy, field: "shuangma.common.v1.RejectedRow.remedy")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__RejectedRow.self)
            shuangma__common__v1__rejected_row__init(c)
            c.pointee.row = self.row
            c.pointee.field = try writer.string(self.field)
            c.pointee.reason = try writer.string(self.reason)
            c.pointee.shape = try writer.string(self.shape)
            c.pointee.remedy = try writer.string(self.remedy)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A remark about a row that was accepted, such as an unknown county whose province is known.
    public struct NotedRow: WireMessage {
        /// Position of the row in the caller's input, as the caller numbered it.
        public var row: UInt64
        /// Name of the field.
        public var field: String
        /// The remark, in words for people. It never repeats the value.
        public var note: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__noted_row__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.row = 0
            self.field = ""
            self.note = ""
        }

        public init(
            row: UInt64 = 0,
            field: String = "",
            note: String = ""
        ) {
            self.row = row
            self.field = field
            self.note = note
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__NotedRow.self)
            self.row = c.pointee.row
            self.field = try MessageReader.string(c.pointee.field, field: "shuangma.common.v1.NotedRow.field")
            self.note = try MessageReader.string(c.pointee.note, field: "shuangma.common.v1.NotedRow.note")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__NotedRow.self)
            shuangma__common__v1__noted_row__init(c)
            c.pointee.row = self.row
            c.pointee.field = try writer.string(self.field)
            c.pointee.note = try writer.string(self.note)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Rows that wait for another person: they count for nothing until the proposal is approved (COL-6).
    public struct WaitingRows: WireMessage {
        /// The proposal, 16 bytes, for `identity.v1.Approvals`.
        public var approvalId: [UInt8]
        /// How many rows of this import wait for it.
        public var rows: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__waiting_rows__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.approvalId = []
            self.rows = 0
        }

        public init(
            approvalId: [UInt8] = [],
            rows: UInt64 = 0
        ) {
            self.approvalId = approvalId
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__WaitingRows.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.rows = c.pointee.rows
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__WaitingRows.self)
            shuangma__common__v1__waiting_rows__init(c)
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            c.pointee.rows = self.rows
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What an import did: received = accepted + unchanged + superseded + rejected + waiting.
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
        /// Rows that changed nothing because a newer version of them is known already, all counted (COL-13).
        public var superseded: UInt64
        /// The first superseded rows, at most 1,000, as the caller numbered them.
        public var supersededRows: [UInt64]
        /// Remarks about accepted rows, all counted.
        public var noted: UInt64
        /// The first remarks, at most 1,000.
        public var notes: [CommonV1.NotedRow]
        /// Rows that wait for the approval of another person, all counted (COL-6).
        public var waiting: UInt64
        /// What they wait for: each proposal once.
        public var waitingFor: [CommonV1.WaitingRows]
        /// Names the import, 16 bytes, for its recall (COL-10); empty where nothing can be recalled by it.
        public var importId: [UInt8]
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
            self.superseded = 0
            self.supersededRows = []
            self.noted = 0
            self.notes = []
            self.waiting = 0
            self.waitingFor = []
            self.importId = []
        }

        public init(
            received: UInt64 = 0,
            accepted: UInt64 = 0,
            unchanged: UInt64 = 0,
            rejected: UInt64 = 0,
            rejections: [CommonV1.RejectedRow] = [],
            superseded: UInt64 = 0,
            supersededRows: [UInt64] = [],
            noted: UInt64 = 0,
            notes: [CommonV1.NotedRow] = [],
            waiting: UInt64 = 0,
            waitingFor: [CommonV1.WaitingRows] = [],
            importId: [UInt8] = []
        ) {
            self.received = received
            self.accepted = accepted
            self.unchanged = unchanged
            self.rejected = rejected
            self.rejections = rejections
            self.superseded = superseded
            self.supersededRows = supersededRows
            self.noted = noted
            self.notes = notes
            self.waiting = waiting
            self.waitingFor = waitingFor
            self.importId = importId
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
            self.superseded = c.pointee.superseded
            self.supersededRows = Array(UnsafeBufferPointer(start: c.pointee.superseded_rows, count: c.pointee.n_superseded_rows))
            self.noted = c.pointee.noted
            self.notes = try MessageReader.array(c.pointee.n_notes, c.pointee.notes) { element throws(WireError) in
                try CommonV1.NotedRow(c: UnsafeRawPointer(element!))
            }
            self.waiting = c.pointee.waiting
            self.waitingFor = try MessageReader.array(c.pointee.n_waiting_for, c.pointee.waiting_for) { element throws(WireError) in
                try CommonV1.WaitingRows(c: UnsafeRawPointer(element!))
            }
            self.importId = MessageReader.bytes(c.pointee.import_id)
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
            c.pointee.superseded = self.superseded
            c.pointee.n_superseded_rows = self.supersededRows.count
            c.pointee.superseded_rows = try writer.array(self.supersededRows) { element throws(WireError) in element }
            c.pointee.noted = self.noted
            c.pointee.n_notes = self.notes.count
            c.pointee.notes = try writer.array(self.notes) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__NotedRow.self) }
            c.pointee.waiting = self.waiting
            c.pointee.n_waiting_for = self.waitingFor.count
            c.pointee.waiting_for = try writer.array(self.waitingFor) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__WaitingRows.self) }
            c.pointee.import_id = try writer.bytes(self.importId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
