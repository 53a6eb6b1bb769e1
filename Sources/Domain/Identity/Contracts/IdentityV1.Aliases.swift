// Generated from shuangma/identity/v1/aliases.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

/// Several documents of one person (COL-16).
public enum IdentityV1 {}

extension IdentityV1 {
    /// How another document stands to a person's.
    public struct AliasState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// Staff have not decided yet whether they are one person's.
        public static let asked = Self(rawValue: 1)
        /// They are one person's: evidence under either counts for both.
        public static let joined = Self(rawValue: 2)
        /// They are no longer.
        public static let parted = Self(rawValue: 3)
    }

    /// Another document.
    public struct Alias: WireMessage {
        /// How it stands.
        public var state: IdentityV1.AliasState
        /// Its number, the middle hidden (ID-8).
        public var maskedDocumentNumber: String
        /// Since when it stands so.
        public var at: GoogleProtobuf.Timestamp?
        /// The case that decides or decided so, 16 bytes; empty when the other document was erased.
        public var caseId: [UInt8]
        /// Its type; unspecified when it was erased.
        public var type: CommonV1.DocumentType
        /// Country of issue, ISO 3166-1 alpha-3; empty when it was erased.
        public var country: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__alias__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.state = .init(rawValue: 0)
            self.maskedDocumentNumber = ""
            self.at = nil
            self.caseId = []
            self.type = .init(rawValue: 0)
            self.country = ""
        }

        public init(
            state: IdentityV1.AliasState = .init(rawValue: 0),
            maskedDocumentNumber: String = "",
            at: GoogleProtobuf.Timestamp? = nil,
            caseId: [UInt8] = [],
            type: CommonV1.DocumentType = .init(rawValue: 0),
            country: String = ""
        ) {
            self.state = state
            self.maskedDocumentNumber = maskedDocumentNumber
            self.at = at
            self.caseId = caseId
            self.type = type
            self.country = country
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__Alias.self)
            self.state = IdentityV1.AliasState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.maskedDocumentNumber = try MessageReader.string(c.pointee.masked_document_number, field: "shuangma.identity.v1.Alias.masked_document_number")
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.caseId = MessageReader.bytes(c.pointee.case_id)
            self.type = CommonV1.DocumentType(rawValue: Int32(truncatingIfNeeded: c.pointee.type.rawValue))
            self.country = try MessageReader.string(c.pointee.country, field: "shuangma.identity.v1.Alias.country")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__Alias.self)
            shuangma__identity__v1__alias__init(c)
            c.pointee.state = Shuangma__Identity__V1__AliasState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.masked_document_number = try writer.string(self.maskedDocumentNumber)
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.case_id = try writer.bytes(self.caseId)
            c.pointee.type = Shuangma__Common__V1__DocumentType(rawValue: .init(truncatingIfNeeded: self.type.rawValue))
            c.pointee.country = try writer.string(self.country)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks that another document be joined with the caller's.
    public struct ProposeAliasRequest: WireMessage {
        /// The other document.
        public var document: CommonV1.Document?
        /// Name as it stands on the other document: 1 to 100 characters. It may be written in other letters than on the own
        /// one.
        public var name: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__propose_alias_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.document = nil
            self.name = ""
        }

        public init(
            document: CommonV1.Document? = nil,
            name: String = ""
        ) {
            self.document = document
            self.name = name
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ProposeAliasRequest.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.ProposeAliasRequest.name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ProposeAliasRequest.self)
            shuangma__identity__v1__propose_alias_request__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.name = try writer.string(self.name)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What became of it.
    public struct ProposeAliasResponse: WireMessage {
        /// The other document, ASKED.
        public var alias: IdentityV1.Alias?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__propose_alias_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.alias = nil
        }

        public init(
            alias: IdentityV1.Alias? = nil
        ) {
            self.alias = alias
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ProposeAliasResponse.self)
            self.alias = try MessageReader.message(c.pointee.alias, as: IdentityV1.Alias.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ProposeAliasResponse.self)
            shuangma__identity__v1__propose_alias_response__init(c)
            if let value = self.alias { c.pointee.alias = try writer.message(value, as: Shuangma__Identity__V1__Alias.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the caller's other documents.
    public struct ListMyAliasesRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_my_aliases_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListMyAliasesRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListMyAliasesRequest.self)
            shuangma__identity__v1__list_my_aliases_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The caller's other documents.
    public struct ListMyAliasesResponse: WireMessage {
        /// Joined ones first, then those that were asked for, then those that were taken apart.
        public var aliases: [IdentityV1.Alias]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_my_aliases_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.aliases = []
        }

        public init(
            aliases: [IdentityV1.Alias] = []
        ) {
            self.aliases = aliases
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListMyAliasesResponse.self)
            self.aliases = try MessageReader.array(c.pointee.n_aliases, c.pointee.aliases) { element throws(WireError) in
                try IdentityV1.Alias(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListMyAliasesResponse.self)
            shuangma__identity__v1__list_my_aliases_response__init(c)
            c.pointee.n_aliases = self.aliases.count
            c.pointee.aliases = try writer.array(self.aliases) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__Alias.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the other documents of a person.
    public struct ListAliasesRequest: WireMessage {
        /// A document of the person.
        public var document: CommonV1.Document?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_aliases_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.document = nil
        }

        public init(
            document: CommonV1.Document? = nil
        ) {
            self.document = document
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListAliasesRequest.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListAliasesRequest.self)
            shuangma__identity__v1__list_aliases_request__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The other documents of a person.
    public struct ListAliasesResponse: WireMessage {
        /// As of ListMyAliases.
        public var aliases: [IdentityV1.Alias]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_aliases_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.aliases = []
        }

        public init(
            aliases: [IdentityV1.Alias] = []
        ) {
            self.aliases = aliases
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListAliasesResponse.self)
            self.aliases = try MessageReader.array(c.pointee.n_aliases, c.pointee.aliases) { element throws(WireError) in
                try IdentityV1.Alias(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListAliasesResponse.self)
            shuangma__identity__v1__list_aliases_response__init(c)
            c.pointee.n_aliases = self.aliases.count
            c.pointee.aliases = try writer.array(self.aliases) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__Alias.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks that two documents be joined.
    public struct FileAliasRequest: WireMessage {
        /// A document of the person. The case stands in the list of the divisions where its person lives.
        public var document: CommonV1.Document?
        /// The other document.
        public var other: CommonV1.Document?
        /// Name as it stands on the other document, 1 to 100 characters.
        public var otherName: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__file_alias_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.document = nil
            self.other = nil
            self.otherName = ""
        }

        public init(
            document: CommonV1.Document? = nil,
            other: CommonV1.Document? = nil,
            otherName: String = ""
        ) {
            self.document = document
            self.other = other
            self.otherName = otherName
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__FileAliasRequest.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.other = try MessageReader.message(c.pointee.other, as: CommonV1.Document.self)
            self.otherName = try MessageReader.string(c.pointee.other_name, field: "shuangma.identity.v1.FileAliasRequest.other_name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__FileAliasRequest.self)
            shuangma__identity__v1__file_alias_request__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            if let value = self.other { c.pointee.other = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.other_name = try writer.string(self.otherName)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A case was opened, or is open.
    public struct FileAliasResponse: WireMessage {
        /// The case, 16 bytes.
        public var caseId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__file_alias_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.caseId = []
        }

        public init(
            caseId: [UInt8] = []
        ) {
            self.caseId = caseId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__FileAliasResponse.self)
            self.caseId = MessageReader.bytes(c.pointee.case_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__FileAliasResponse.self)
            shuangma__identity__v1__file_alias_response__init(c)
            c.pointee.case_id = try writer.bytes(self.caseId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks that two documents be taken apart.
    public struct UndoAliasRequest: WireMessage {
        /// A document of the person.
        public var document: CommonV1.Document?
        /// The other document.
        public var other: CommonV1.Document?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__undo_alias_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.document = nil
            self.other = nil
        }

        public init(
            document: CommonV1.Document? = nil,
            other: CommonV1.Document? = nil
        ) {
            self.document = document
            self.other = other
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__UndoAliasRequest.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.other = try MessageReader.message(c.pointee.other, as: CommonV1.Document.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__UndoAliasRequest.self)
            shuangma__identity__v1__undo_alias_request__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            if let value = self.other { c.pointee.other = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What staff ask for about several documents of one person (COL-16). Each call opens a case, which another account
    /// decides about by Cases: whoever asks never accepts. Citizens ask by Identity.ProposeAlias.
    ///
    /// Errors beside those of the methods: INVALID_ARGUMENT for the named field; PERMISSION_DENIED (OUT_OF_SCOPE) for a
    /// person who lives in other divisions than those of the account; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
    public protocol AliasesService: RPCService {
        /// Documents that are joined with a person's, or were. The person finds the look-up in their chain of audit.
        /// Idempotent.
        ///
        /// Errors: as of the service, for `document`.
        func listAliases(_ request: IdentityV1.ListAliasesRequest, context: CallContext) async throws -> IdentityV1.ListAliasesResponse
        /// Asks that two documents be joined as one person's. Both holders are told. Idempotent: while nobody has decided, the
        /// same two documents answer with the same case, whichever is named first.
        ///
        /// Errors: as of the service, for `document`, `other` or `other_name`; FAILED_PRECONDITION: DOCUMENTS_DIFFER when the
        /// numbers of all documents that would be one person's contradict each other, DOCUMENTS_JOINED as of
        /// Identity.ProposeAlias, DOCUMENTS_TOO_MANY when they would be more than 4; RESOURCE_EXHAUSTED (CASES_TOO_MANY) with RetryInfo.
        func fileAlias(_ request: IdentityV1.FileAliasRequest, context: CallContext) async throws -> IdentityV1.FileAliasResponse
        /// Asks that two documents be taken apart: each has its own evidence again. Idempotent as FileAlias.
        ///
        /// Errors: as of the service, for `document` or `other`; NOT_FOUND (ALIAS_UNKNOWN) when the two are not joined, or
        /// only by a third one; RESOURCE_EXHAUSTED (CASES_TOO_MANY) with RetryInfo.
        func undoAlias(_ request: IdentityV1.UndoAliasRequest, context: CallContext) async throws -> IdentityV1.FileAliasResponse
    }

    /// The methods of `shuangma.identity.v1.Aliases`.
    public enum AliasesMethods {
        /// Documents that are joined with a person's, or were. The person finds the look-up in their chain of audit.
        /// Idempotent.
        ///
        /// Errors: as of the service, for `document`.
        public static let listAliases = MethodDescriptor(
            service: "shuangma.identity.v1.Aliases", name: "ListAliases", kind: .unary, idempotency: .idempotent)
        /// Asks that two documents be joined as one person's. Both holders are told. Idempotent: while nobody has decided, the
        /// same two documents answer with the same case, whichever is named first.
        ///
        /// Errors: as of the service, for `document`, `other` or `other_name`; FAILED_PRECONDITION: DOCUMENTS_DIFFER when the
        /// numbers of all documents that would be one person's contradict each other, DOCUMENTS_JOINED as of
        /// Identity.ProposeAlias, DOCUMENTS_TOO_MANY when they would be more than 4; RESOURCE_EXHAUSTED (CASES_TOO_MANY) with RetryInfo.
        public static let fileAlias = MethodDescriptor(
            service: "shuangma.identity.v1.Aliases", name: "FileAlias", kind: .unary, idempotency: .idempotent)
        /// Asks that two documents be taken apart: each has its own evidence again. Idempotent as FileAlias.
        ///
        /// Errors: as of the service, for `document` or `other`; NOT_FOUND (ALIAS_UNKNOWN) when the two are not joined, or
        /// only by a third one; RESOURCE_EXHAUSTED (CASES_TOO_MANY) with RetryInfo.
        public static let undoAlias = MethodDescriptor(
            service: "shuangma.identity.v1.Aliases", name: "UndoAlias", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Aliases", methods: [listAliases, fileAlias, undoAlias],
            fileName: "shuangma/identity/v1/aliases.proto")
    }

    /// Calls `shuangma.identity.v1.Aliases`.
    public struct AliasesClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Documents that are joined with a person's, or were. The person finds the look-up in their chain of audit.
        /// Idempotent.
        ///
        /// Errors: as of the service, for `document`.
        public func listAliases(
            _ request: IdentityV1.ListAliasesRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListAliasesResponse {
            try await channel.unary(AliasesMethods.listAliases, request, options: options)
        }

        /// Asks that two documents be joined as one person's. Both holders are told. Idempotent: while nobody has decided, the
        /// same two documents answer with the same case, whichever is named first.
        ///
        /// Errors: as of the service, for `document`, `other` or `other_name`; FAILED_PRECONDITION: DOCUMENTS_DIFFER when the
        /// numbers of all documents that would be one person's contradict each other, DOCUMENTS_JOINED as of
        /// Identity.ProposeAlias, DOCUMENTS_TOO_MANY when they would be more than 4; RESOURCE_EXHAUSTED (CASES_TOO_MANY) with RetryInfo.
        public func fileAlias(
            _ request: IdentityV1.FileAliasRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.FileAliasResponse {
            try await channel.unary(AliasesMethods.fileAlias, request, options: options)
        }

        /// Asks that two documents be taken apart: each has its own evidence again. Idempotent as FileAlias.
        ///
        /// Errors: as of the service, for `document` or `other`; NOT_FOUND (ALIAS_UNKNOWN) when the two are not joined, or
        /// only by a third one; RESOURCE_EXHAUSTED (CASES_TOO_MANY) with RetryInfo.
        public func undoAlias(
            _ request: IdentityV1.UndoAliasRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.FileAliasResponse {
            try await channel.unary(AliasesMethods.undoAlias, request, options: options)
        }
    }

    /// Passes calls of `shuangma.identity.v1.Aliases` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct AliasesForwarder: AliasesService {
        private let client: AliasesClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = AliasesClient(channel) }

        public func listAliases(_ request: IdentityV1.ListAliasesRequest, context: CallContext) async throws -> IdentityV1.ListAliasesResponse {
            try await client.listAliases(request, options: context.forwarded)
        }

        public func fileAlias(_ request: IdentityV1.FileAliasRequest, context: CallContext) async throws -> IdentityV1.FileAliasResponse {
            try await client.fileAlias(request, options: context.forwarded)
        }

        public func undoAlias(_ request: IdentityV1.UndoAliasRequest, context: CallContext) async throws -> IdentityV1.FileAliasResponse {
            try await client.undoAlias(request, options: context.forwarded)
        }
    }
}

extension IdentityV1.AliasesService {
    public static var descriptor: ServiceDescriptor { IdentityV1.AliasesMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.AliasesMethods.listAliases) { call, context in
            try call.respond(try await self.listAliases(call.request(IdentityV1.ListAliasesRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.AliasesMethods.fileAlias) { call, context in
            try call.respond(try await self.fileAlias(call.request(IdentityV1.FileAliasRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.AliasesMethods.undoAlias) { call, context in
            try call.respond(try await self.undoAlias(call.request(IdentityV1.UndoAliasRequest.self), context: context))
        }
    }
}
