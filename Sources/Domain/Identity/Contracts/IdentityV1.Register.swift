// Generated from shuangma/identity/v1/register.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

extension IdentityV1 {
    /// A person of the population register.
    public struct Person: WireMessage {
        /// Document.
        public var document: CommonV1.Document?
        /// Name, 1 to 100 characters, one of them a letter.
        public var name: String
        /// Mobile number, 11 digits; may be empty.
        public var phone: String
        /// Division of residence, GB/T 2260, 6 digits; may be empty for foreigners.
        public var division: String
        /// When the register issued this version of the row; absent when it does not say (COL-13). At most 5 minutes ahead.
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The register's number of this version of the row, from 1; 0 when it gives none (COL-13).
        public var revision: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__person__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.document = nil
            self.name = ""
            self.phone = ""
            self.division = ""
            self.issuedAt = nil
            self.revision = 0
        }

        public init(
            document: CommonV1.Document? = nil,
            name: String = "",
            phone: String = "",
            division: String = "",
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0
        ) {
            self.document = document
            self.name = name
            self.phone = phone
            self.division = division
            self.issuedAt = issuedAt
            self.revision = revision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__Person.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.Person.name")
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.Person.phone")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.Person.division")
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__Person.self)
            shuangma__identity__v1__person__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.name = try writer.string(self.name)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.division = try writer.string(self.division)
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import.
    public struct PersonRow: WireMessage {
        /// The caller's row number, repeated in rejections.
        public var row: UInt64
        /// The person.
        public var person: IdentityV1.Person?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__person_row__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.row = 0
            self.person = nil
        }

        public init(
            row: UInt64 = 0,
            person: IdentityV1.Person? = nil
        ) {
            self.row = row
            self.person = person
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__PersonRow.self)
            self.row = c.pointee.row
            self.person = try MessageReader.message(c.pointee.person, as: IdentityV1.Person.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__PersonRow.self)
            shuangma__identity__v1__person_row__init(c)
            c.pointee.row = self.row
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Identity__V1__Person.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows of an import, at most 1,000.
    public struct PersonBatch: WireMessage {
        /// The rows.
        public var rows: [IdentityV1.PersonRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__person_batch__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [IdentityV1.PersonRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__PersonBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try IdentityV1.PersonRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__PersonBatch.self)
            shuangma__identity__v1__person_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__PersonRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Loads persons and their phones.
    public protocol RegisterService: RPCService {
        /// Loads persons from a population register. Idempotent by content.
        ///
        /// A number has one holder, the newest of the register (TRIP-12). When a row gives a number to another person, the
        /// sessions, consents and codes of the one before end at once, and the new holder's trip card begins there. A phone that
        /// is not plausible costs the phone and never the person; a note says so. A credential for some divisions delivers persons
        /// who live there, and changes nobody who is registered elsewhere: that takes a credential for both.
        ///
        /// Errors: INVALID_ARGUMENT for `rows` above 1,000 a batch. What is wrong with one row stands in the report.
        func importPeople(_ requests: RequestStream<IdentityV1.PersonBatch>, context: CallContext) async throws -> CommonV1.ImportReport
    }

    /// The methods of `shuangma.identity.v1.Register`.
    public enum RegisterMethods {
        /// Loads persons from a population register. Idempotent by content.
        ///
        /// A number has one holder, the newest of the register (TRIP-12). When a row gives a number to another person, the
        /// sessions, consents and codes of the one before end at once, and the new holder's trip card begins there. A phone that
        /// is not plausible costs the phone and never the person; a note says so. A credential for some divisions delivers persons
        /// who live there, and changes nobody who is registered elsewhere: that takes a credential for both.
        ///
        /// Errors: INVALID_ARGUMENT for `rows` above 1,000 a batch. What is wrong with one row stands in the report.
        public static let importPeople = MethodDescriptor(
            service: "shuangma.identity.v1.Register", name: "ImportPeople", kind: .clientStreaming, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Register", methods: [importPeople],
            fileName: "shuangma/identity/v1/register.proto")
    }

    /// Calls `shuangma.identity.v1.Register`.
    public struct RegisterClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Loads persons from a population register. Idempotent by content.
        ///
        /// A number has one holder, the newest of the register (TRIP-12). When a row gives a number to another person, the
        /// sessions, consents and codes of the one before end at once, and the new holder's trip card begins there. A phone that
        /// is not plausible costs the phone and never the person; a note says so. A credential for some divisions delivers persons
        /// who live there, and changes nobody who is registered elsewhere: that takes a credential for both.
        ///
        /// Errors: INVALID_ARGUMENT for `rows` above 1,000 a batch. What is wrong with one row stands in the report.
        public func importPeople(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<IdentityV1.PersonBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(RegisterMethods.importPeople, options: options, send)
        }
    }

    /// Passes calls of `shuangma.identity.v1.Register` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct RegisterForwarder: RegisterService {
        private let client: RegisterClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = RegisterClient(channel) }

        public func importPeople(_ requests: RequestStream<IdentityV1.PersonBatch>, context: CallContext) async throws -> CommonV1.ImportReport {
            try await client.importPeople(options: context.forwarded) { writer in
                for try await request in requests { try await writer.send(request) }
            }
        }
    }
}

extension IdentityV1.RegisterService {
    public static var descriptor: ServiceDescriptor { IdentityV1.RegisterMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.clientStreaming(IdentityV1.RegisterMethods.importPeople) { try await self.importPeople($0, context: $1) }
    }
}
