// Generated from shuangma/tripcard/v1/operator_feed.proto by scripts/generate. Do not edit.

import CCommonContracts
import CTripCardContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

extension TripCardV1 {
    /// A stay of a phone in a city or country.
    public struct Stay: WireMessage {
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// Operator that saw it: the organisation of the credential, which is taken when this is left out (COL-6).
        public var `operator`: TripCardV1.Operator
        /// Division (county or prefecture, GB/T 2260, 6 digits); empty abroad.
        public var division: String
        /// ISO 3166-1 alpha-3; empty means CHN.
        public var country: String
        /// First sight there: at most 5 minutes ahead.
        public var from: GoogleProtobuf.Timestamp?
        /// Last sight there: after `from` by at most 31 days, less than 15 days ago (TRIP-11) unless the row is withdrawn, and at
        /// most 5 minutes ahead.
        public var until: GoogleProtobuf.Timestamp?
        /// When the source issued this version of the row; absent when it does not say (COL-13). At most 5 minutes ahead.
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The source's number of this version of the row, from 1; 0 when it gives none (COL-13).
        public var revision: UInt64
        /// The source takes the row back: it counts for nothing from now on, and an older version does not bring it back.
        public var withdrawn: Bool
        /// Division of the city beyond the border that the cell may belong to as well (TRIP-9), GB/T 2260, 6 digits; empty when
        /// the place is certain.
        public var neighbourDivision: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__stay__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardContractsTypes.all }

        public init() {
            self.phone = ""
            self.`operator` = .init(rawValue: 0)
            self.division = ""
            self.country = ""
            self.from = nil
            self.until = nil
            self.issuedAt = nil
            self.revision = 0
            self.withdrawn = false
            self.neighbourDivision = ""
        }

        public init(
            phone: String = "",
            `operator`: TripCardV1.Operator = .init(rawValue: 0),
            division: String = "",
            country: String = "",
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false,
            neighbourDivision: String = ""
        ) {
            self.phone = phone
            self.`operator` = `operator`
            self.division = division
            self.country = country
            self.from = from
            self.until = until
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
            self.neighbourDivision = neighbourDivision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__Stay.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.tripcard.v1.Stay.phone")
            self.`operator` = TripCardV1.Operator(rawValue: Int32(truncatingIfNeeded: c.pointee.operator_.rawValue))
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.tripcard.v1.Stay.division")
            self.country = try MessageReader.string(c.pointee.country, field: "shuangma.tripcard.v1.Stay.country")
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.neighbourDivision = try MessageReader.string(c.pointee.neighbour_division, field: "shuangma.tripcard.v1.Stay.neighbour_division")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__Stay.self)
            shuangma__tripcard__v1__stay__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.operator_ = Shuangma__Tripcard__V1__Operator(rawValue: .init(truncatingIfNeeded: self.`operator`.rawValue))
            c.pointee.division = try writer.string(self.division)
            c.pointee.country = try writer.string(self.country)
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.withdrawn = self.withdrawn ? 1 : 0
            c.pointee.neighbour_division = try writer.string(self.neighbourDivision)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import of stays.
    public struct StayRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The stay.
        public var stay: TripCardV1.Stay?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__stay_row__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardContractsTypes.all }

        public init() {
            self.row = 0
            self.stay = nil
        }

        public init(
            row: UInt64 = 0,
            stay: TripCardV1.Stay? = nil
        ) {
            self.row = row
            self.stay = stay
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__StayRow.self)
            self.row = c.pointee.row
            self.stay = try MessageReader.message(c.pointee.stay, as: TripCardV1.Stay.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__StayRow.self)
            shuangma__tripcard__v1__stay_row__init(c)
            c.pointee.row = self.row
            if let value = self.stay { c.pointee.stay = try writer.message(value, as: Shuangma__Tripcard__V1__Stay.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct StayBatch: WireMessage {
        /// The rows.
        public var rows: [TripCardV1.StayRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__stay_batch__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [TripCardV1.StayRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__StayBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try TripCardV1.StayRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__StayBatch.self)
            shuangma__tripcard__v1__stay_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Tripcard__V1__StayRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Loads stays of phones.
    public protocol OperatorFeedService: RPCService {
        /// Loads stays from a telecom operator. Idempotent by content.
        ///
        /// A stay is identified by operator, phone, place and beginning. Of two versions the one with the higher revision counts,
        /// else the one issued later, else the longer one: without an order, an older delivery never shortens a stay (COL-13). A
        /// row without an order that is withdrawn counts as it arrives.
        ///
        /// Errors: INVALID_ARGUMENT for `rows` above 1,000 a batch. What is wrong with one row stands in the report.
        func importStays(_ requests: RequestStream<TripCardV1.StayBatch>, context: CallContext) async throws -> CommonV1.ImportReport
    }

    /// The methods of `shuangma.tripcard.v1.OperatorFeed`.
    public enum OperatorFeedMethods {
        /// Loads stays from a telecom operator. Idempotent by content.
        ///
        /// A stay is identified by operator, phone, place and beginning. Of two versions the one with the higher revision counts,
        /// else the one issued later, else the longer one: without an order, an older delivery never shortens a stay (COL-13). A
        /// row without an order that is withdrawn counts as it arrives.
        ///
        /// Errors: INVALID_ARGUMENT for `rows` above 1,000 a batch. What is wrong with one row stands in the report.
        public static let importStays = MethodDescriptor(
            service: "shuangma.tripcard.v1.OperatorFeed", name: "ImportStays", kind: .clientStreaming, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.tripcard.v1.OperatorFeed", methods: [importStays],
            fileName: "shuangma/tripcard/v1/operator_feed.proto")
    }

    /// Calls `shuangma.tripcard.v1.OperatorFeed`.
    public struct OperatorFeedClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Loads stays from a telecom operator. Idempotent by content.
        ///
        /// A stay is identified by operator, phone, place and beginning. Of two versions the one with the higher revision counts,
        /// else the one issued later, else the longer one: without an order, an older delivery never shortens a stay (COL-13). A
        /// row without an order that is withdrawn counts as it arrives.
        ///
        /// Errors: INVALID_ARGUMENT for `rows` above 1,000 a batch. What is wrong with one row stands in the report.
        public func importStays(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<TripCardV1.StayBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(OperatorFeedMethods.importStays, options: options, send)
        }
    }

    /// Passes calls of `shuangma.tripcard.v1.OperatorFeed` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct OperatorFeedForwarder: OperatorFeedService {
        private let client: OperatorFeedClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = OperatorFeedClient(channel) }

        public func importStays(_ requests: RequestStream<TripCardV1.StayBatch>, context: CallContext) async throws -> CommonV1.ImportReport {
            try await client.importStays(options: context.forwarded) { writer in
                for try await request in requests { try await writer.send(request) }
            }
        }
    }
}

extension TripCardV1.OperatorFeedService {
    public static var descriptor: ServiceDescriptor { TripCardV1.OperatorFeedMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.clientStreaming(TripCardV1.OperatorFeedMethods.importStays) { try await self.importStays($0, context: $1) }
    }
}
