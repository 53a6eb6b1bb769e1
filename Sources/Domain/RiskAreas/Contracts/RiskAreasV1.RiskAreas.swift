// Generated from shuangma/riskareas/v1/risk_areas.proto by scripts/generate. Do not edit.

import CCommonContracts
import CRiskAreasContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

extension RiskAreasV1 {
    /// A row of an import of areas.
    public struct RiskAreaRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The area.
        public var area: RiskAreasV1.RiskArea?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__riskareas__v1__risk_area_row__descriptor_pointer()) }
        public static var types: MessageTypes { RiskAreasContractsTypes.all }

        public init() {
            self.row = 0
            self.area = nil
        }

        public init(
            row: UInt64 = 0,
            area: RiskAreasV1.RiskArea? = nil
        ) {
            self.row = row
            self.area = area
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Riskareas__V1__RiskAreaRow.self)
            self.row = c.pointee.row
            self.area = try MessageReader.message(c.pointee.area, as: RiskAreasV1.RiskArea.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Riskareas__V1__RiskAreaRow.self)
            shuangma__riskareas__v1__risk_area_row__init(c)
            c.pointee.row = self.row
            if let value = self.area { c.pointee.area = try writer.message(value, as: Shuangma__Riskareas__V1__RiskArea.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct RiskAreaBatch: WireMessage {
        /// The rows.
        public var rows: [RiskAreasV1.RiskAreaRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__riskareas__v1__risk_area_batch__descriptor_pointer()) }
        public static var types: MessageTypes { RiskAreasContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [RiskAreasV1.RiskAreaRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Riskareas__V1__RiskAreaBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try RiskAreasV1.RiskAreaRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Riskareas__V1__RiskAreaBatch.self)
            shuangma__riskareas__v1__risk_area_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Riskareas__V1__RiskAreaRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a page of areas.
    public struct ListRiskAreasRequest: WireMessage {
        /// Only areas of this division: a county, a prefecture or a province (GB/T 2260, 6 digits). Empty means all.
        public var division: String
        /// Areas that were released are listed too, with their end.
        public var includeReleased: Bool
        /// Only areas that have one of these levels now; empty means all.
        public var levels: [RiskAreasV1.RiskLevel]
        /// At most this many areas: 1 to 1,000; 0 means 100.
        public var pageSize: UInt32
        /// `next_page_token` of the page before, with the other fields as they were; empty for the first page.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__riskareas__v1__list_risk_areas_request__descriptor_pointer()) }
        public static var types: MessageTypes { RiskAreasContractsTypes.all }

        public init() {
            self.division = ""
            self.includeReleased = false
            self.levels = []
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            division: String = "",
            includeReleased: Bool = false,
            levels: [RiskAreasV1.RiskLevel] = [],
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.division = division
            self.includeReleased = includeReleased
            self.levels = levels
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Riskareas__V1__ListRiskAreasRequest.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.riskareas.v1.ListRiskAreasRequest.division")
            self.includeReleased = c.pointee.include_released != 0
            self.levels = try MessageReader.array(c.pointee.n_levels, c.pointee.levels) { element throws(WireError) in
                RiskAreasV1.RiskLevel(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.riskareas.v1.ListRiskAreasRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Riskareas__V1__ListRiskAreasRequest.self)
            shuangma__riskareas__v1__list_risk_areas_request__init(c)
            c.pointee.division = try writer.string(self.division)
            c.pointee.include_released = self.includeReleased ? 1 : 0
            c.pointee.n_levels = self.levels.count
            c.pointee.levels = try writer.array(self.levels) { element throws(WireError) in Shuangma__Riskareas__V1__RiskLevel(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A page of areas.
    public struct ListRiskAreasResponse: WireMessage {
        /// By division, then id.
        public var areas: [RiskAreasV1.RiskArea]
        /// Asks for the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__riskareas__v1__list_risk_areas_response__descriptor_pointer()) }
        public static var types: MessageTypes { RiskAreasContractsTypes.all }

        public init() {
            self.areas = []
            self.nextPageToken = ""
        }

        public init(
            areas: [RiskAreasV1.RiskArea] = [],
            nextPageToken: String = ""
        ) {
            self.areas = areas
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Riskareas__V1__ListRiskAreasResponse.self)
            self.areas = try MessageReader.array(c.pointee.n_areas, c.pointee.areas) { element throws(WireError) in
                try RiskAreasV1.RiskArea(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.riskareas.v1.ListRiskAreasResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Riskareas__V1__ListRiskAreasResponse.self)
            shuangma__riskareas__v1__list_risk_areas_response__init(c)
            c.pointee.n_areas = self.areas.count
            c.pointee.areas = try writer.array(self.areas) { element throws(WireError) in try writer.message(element, as: Shuangma__Riskareas__V1__RiskArea.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Follows the areas.
    public struct WatchRiskAreasRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__riskareas__v1__watch_risk_areas_request__descriptor_pointer()) }
        public static var types: MessageTypes { RiskAreasContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Riskareas__V1__WatchRiskAreasRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Riskareas__V1__WatchRiskAreasRequest.self)
            shuangma__riskareas__v1__watch_risk_areas_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// News of the areas.
    public struct RiskAreaNews: WireMessage {
        /// Areas that are new or have changed, released ones included.
        public var areas: [RiskAreasV1.RiskArea]
        /// Ids of areas that are no longer kept.
        public var removedAreaIds: [String]
        /// The receiver now knows every area as of `as_of`. False only while the areas are sent for the first time.
        public var isComplete: Bool
        /// Every change acknowledged before this moment has been sent.
        public var asOf: GoogleProtobuf.Timestamp?
        /// By what areas fall, in the first message and whenever that changes; absent means as before.
        public var rules: CommonV1.AreaRules?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__riskareas__v1__risk_area_news__descriptor_pointer()) }
        public static var types: MessageTypes { RiskAreasContractsTypes.all }

        public init() {
            self.areas = []
            self.removedAreaIds = []
            self.isComplete = false
            self.asOf = nil
            self.rules = nil
        }

        public init(
            areas: [RiskAreasV1.RiskArea] = [],
            removedAreaIds: [String] = [],
            isComplete: Bool = false,
            asOf: GoogleProtobuf.Timestamp? = nil,
            rules: CommonV1.AreaRules? = nil
        ) {
            self.areas = areas
            self.removedAreaIds = removedAreaIds
            self.isComplete = isComplete
            self.asOf = asOf
            self.rules = rules
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Riskareas__V1__RiskAreaNews.self)
            self.areas = try MessageReader.array(c.pointee.n_areas, c.pointee.areas) { element throws(WireError) in
                try RiskAreasV1.RiskArea(c: UnsafeRawPointer(element!))
            }
            self.removedAreaIds = try MessageReader.array(c.pointee.n_removed_area_ids, c.pointee.removed_area_ids) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.riskareas.v1.RiskAreaNews.removed_area_ids")
            }
            self.isComplete = c.pointee.is_complete != 0
            self.asOf = try MessageReader.message(c.pointee.as_of, as: GoogleProtobuf.Timestamp.self)
            self.rules = try MessageReader.message(c.pointee.rules, as: CommonV1.AreaRules.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Riskareas__V1__RiskAreaNews.self)
            shuangma__riskareas__v1__risk_area_news__init(c)
            c.pointee.n_areas = self.areas.count
            c.pointee.areas = try writer.array(self.areas) { element throws(WireError) in try writer.message(element, as: Shuangma__Riskareas__V1__RiskArea.self) }
            c.pointee.n_removed_area_ids = self.removedAreaIds.count
            c.pointee.removed_area_ids = try writer.array(self.removedAreaIds) { element throws(WireError) in try writer.string(element) }
            c.pointee.is_complete = self.isComplete ? 1 : 0
            if let value = self.asOf { c.pointee.as_of = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.rules { c.pointee.rules = try writer.message(value, as: Shuangma__Common__V1__AreaRules.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Areas of risk: loaded by the area registry, listed to everybody, followed by the services that need them.
    public protocol RiskAreasService: RPCService {
        /// Loads areas; a known one is changed, for example released. Ids are compared byte by byte. Of the rows of a call with
        /// the same id only the last one is stored, and the others count as superseded, unless 50,000 areas lie between them: then
        /// the later one changes the earlier one. Idempotent by content.
        /// A credential for some divisions delivers areas that lie there, and changes no others.
        /// ListRiskAreas of the process that answered shows the areas at once, other processes within seconds.
        ///
        /// Errors: INVALID_ARGUMENT for `rows` above 1,000 a batch; UNAVAILABLE (RISK_AREAS_NOT_KNOWN) before the areas
        /// were loaded for the first time. What is wrong with one row stands in the report.
        func importRiskAreas(_ requests: RequestStream<RiskAreasV1.RiskAreaBatch>, context: CallContext) async throws -> CommonV1.ImportReport
        /// Areas in pages, by division, then id. Each has the level of now, and when time changes it. A call looks at 10,000 areas at most, so that a rare filter may give a page with
        /// few areas, or none, that is not the last one: go on until `next_page_token` is empty. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `division`, `levels`, `page_size` or `page_token`; UNAVAILABLE
        /// (RISK_AREAS_NOT_KNOWN) while the index of risk areas is not loaded or more than 60 s behind.
        func listRiskAreas(_ request: RiskAreasV1.ListRiskAreasRequest, context: CallContext) async throws -> RiskAreasV1.ListRiskAreasResponse
        /// Every area, then every change as it comes, and a sign of life at least every 5 s. An area that falls by itself is told
        /// with the next sign of life. Ends with the server; call again and begin anew.
        ///
        /// Errors: UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        func watchRiskAreas(
            _ request: RiskAreasV1.WatchRiskAreasRequest, to responses: ResponseStream<RiskAreasV1.RiskAreaNews>, context: CallContext
        ) async throws
    }

    /// The methods of `shuangma.riskareas.v1.RiskAreas`.
    public enum RiskAreasMethods {
        /// Loads areas; a known one is changed, for example released. Ids are compared byte by byte. Of the rows of a call with
        /// the same id only the last one is stored, and the others count as superseded, unless 50,000 areas lie between them: then
        /// the later one changes the earlier one. Idempotent by content.
        /// A credential for some divisions delivers areas that lie there, and changes no others.
        /// ListRiskAreas of the process that answered shows the areas at once, other processes within seconds.
        ///
        /// Errors: INVALID_ARGUMENT for `rows` above 1,000 a batch; UNAVAILABLE (RISK_AREAS_NOT_KNOWN) before the areas
        /// were loaded for the first time. What is wrong with one row stands in the report.
        public static let importRiskAreas = MethodDescriptor(
            service: "shuangma.riskareas.v1.RiskAreas", name: "ImportRiskAreas", kind: .clientStreaming, idempotency: .idempotent)
        /// Areas in pages, by division, then id. Each has the level of now, and when time changes it. A call looks at 10,000 areas at most, so that a rare filter may give a page with
        /// few areas, or none, that is not the last one: go on until `next_page_token` is empty. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `division`, `levels`, `page_size` or `page_token`; UNAVAILABLE
        /// (RISK_AREAS_NOT_KNOWN) while the index of risk areas is not loaded or more than 60 s behind.
        public static let listRiskAreas = MethodDescriptor(
            service: "shuangma.riskareas.v1.RiskAreas", name: "ListRiskAreas", kind: .unary, idempotency: .noSideEffects)
        /// Every area, then every change as it comes, and a sign of life at least every 5 s. An area that falls by itself is told
        /// with the next sign of life. Ends with the server; call again and begin anew.
        ///
        /// Errors: UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        public static let watchRiskAreas = MethodDescriptor(
            service: "shuangma.riskareas.v1.RiskAreas", name: "WatchRiskAreas", kind: .serverStreaming)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.riskareas.v1.RiskAreas", methods: [importRiskAreas, listRiskAreas, watchRiskAreas],
            fileName: "shuangma/riskareas/v1/risk_areas.proto")
    }

    /// Calls `shuangma.riskareas.v1.RiskAreas`.
    public struct RiskAreasClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Loads areas; a known one is changed, for example released. Ids are compared byte by byte. Of the rows of a call with
        /// the same id only the last one is stored, and the others count as superseded, unless 50,000 areas lie between them: then
        /// the later one changes the earlier one. Idempotent by content.
        /// A credential for some divisions delivers areas that lie there, and changes no others.
        /// ListRiskAreas of the process that answered shows the areas at once, other processes within seconds.
        ///
        /// Errors: INVALID_ARGUMENT for `rows` above 1,000 a batch; UNAVAILABLE (RISK_AREAS_NOT_KNOWN) before the areas
        /// were loaded for the first time. What is wrong with one row stands in the report.
        public func importRiskAreas(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<RiskAreasV1.RiskAreaBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(RiskAreasMethods.importRiskAreas, options: options, send)
        }

        /// Areas in pages, by division, then id. Each has the level of now, and when time changes it. A call looks at 10,000 areas at most, so that a rare filter may give a page with
        /// few areas, or none, that is not the last one: go on until `next_page_token` is empty. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `division`, `levels`, `page_size` or `page_token`; UNAVAILABLE
        /// (RISK_AREAS_NOT_KNOWN) while the index of risk areas is not loaded or more than 60 s behind.
        public func listRiskAreas(
            _ request: RiskAreasV1.ListRiskAreasRequest, options: CallOptions = .init()
        ) async throws -> RiskAreasV1.ListRiskAreasResponse {
            try await channel.unary(RiskAreasMethods.listRiskAreas, request, options: options)
        }

        /// Every area, then every change as it comes, and a sign of life at least every 5 s. An area that falls by itself is told
        /// with the next sign of life. Ends with the server; call again and begin anew.
        ///
        /// Errors: UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        public func watchRiskAreas(
            _ request: RiskAreasV1.WatchRiskAreasRequest, options: CallOptions = .init()
        ) -> ResponseSequence<RiskAreasV1.RiskAreaNews> {
            channel.serverStreaming(RiskAreasMethods.watchRiskAreas, request, options: options)
        }
    }

    /// Passes calls of `shuangma.riskareas.v1.RiskAreas` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct RiskAreasForwarder: RiskAreasService {
        private let client: RiskAreasClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = RiskAreasClient(channel) }

        public func importRiskAreas(_ requests: RequestStream<RiskAreasV1.RiskAreaBatch>, context: CallContext) async throws -> CommonV1.ImportReport {
            try await client.importRiskAreas(options: context.forwarded) { writer in
                for try await request in requests { try await writer.send(request) }
            }
        }

        public func listRiskAreas(_ request: RiskAreasV1.ListRiskAreasRequest, context: CallContext) async throws -> RiskAreasV1.ListRiskAreasResponse {
            try await client.listRiskAreas(request, options: context.forwarded)
        }

        public func watchRiskAreas(
            _ request: RiskAreasV1.WatchRiskAreasRequest, to responses: ResponseStream<RiskAreasV1.RiskAreaNews>, context: CallContext
        ) async throws {
            for try await response in client.watchRiskAreas(request, options: context.forwarded) {
                try await responses.send(response)
            }
        }
    }
}

extension RiskAreasV1.RiskAreasService {
    public static var descriptor: ServiceDescriptor { RiskAreasV1.RiskAreasMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.clientStreaming(RiskAreasV1.RiskAreasMethods.importRiskAreas) { try await self.importRiskAreas($0, context: $1) }
        router.serveUnary(RiskAreasV1.RiskAreasMethods.listRiskAreas) { call, context in
            try call.respond(try await self.listRiskAreas(call.request(RiskAreasV1.ListRiskAreasRequest.self), context: context))
        }
        router.serverStreaming(RiskAreasV1.RiskAreasMethods.watchRiskAreas) { try await self.watchRiskAreas($0, to: $1, context: $2) }
    }
}
