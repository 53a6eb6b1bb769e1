// Generated from shuangma/identity/v1/relatives.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CWellKnownTypes
public import CommonContracts
public import Wire

extension IdentityV1 {
    /// How a link stands.
    public struct RelativeState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// The holder may show the codes of the dependant.
        public static let linked = Self(rawValue: 1)
        /// The dependant has to give the holder the code of an SMS, if such a person is registered and has a number.
        public static let codeNeeded = Self(rawValue: 2)
        /// The dependant has turned 16: the link shows nothing until they confirm it by SMS.
        public static let lapsed = Self(rawValue: 3)
    }

    /// Asks for a link to a dependant.
    public struct AddRelativeRequest: WireMessage {
        /// Document of the dependant.
        public var document: CommonV1.Document?
        /// Name of the dependant in any spelling of the one that the register has, as of docs/population-register.md: 1 to 100
        /// characters.
        public var name: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__add_relative_request__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__AddRelativeRequest.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.AddRelativeRequest.name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__AddRelativeRequest.self)
            shuangma__identity__v1__add_relative_request__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.name = try writer.string(self.name)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What became of it.
    public struct AddRelativeResponse: WireMessage {
        /// The link. With the state CODE_NEEDED it tells nothing of the person, registered or not.
        public var relative: IdentityV1.Relative?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__add_relative_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.relative = nil
        }

        public init(
            relative: IdentityV1.Relative? = nil
        ) {
            self.relative = relative
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__AddRelativeResponse.self)
            self.relative = try MessageReader.message(c.pointee.relative, as: IdentityV1.Relative.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__AddRelativeResponse.self)
            shuangma__identity__v1__add_relative_response__init(c)
            if let value = self.relative { c.pointee.relative = try writer.message(value, as: Shuangma__Identity__V1__Relative.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Presents the dependant's code.
    public struct ConfirmRelativeRequest: WireMessage {
        /// `relative_id` of the answer with which the code was sent, 16 bytes.
        public var relativeId: [UInt8]
        /// The six digits that the dependant got.
        public var code: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__confirm_relative_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.relativeId = []
            self.code = ""
        }

        public init(
            relativeId: [UInt8] = [],
            code: String = ""
        ) {
            self.relativeId = relativeId
            self.code = code
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ConfirmRelativeRequest.self)
            self.relativeId = MessageReader.bytes(c.pointee.relative_id)
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.ConfirmRelativeRequest.code")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ConfirmRelativeRequest.self)
            shuangma__identity__v1__confirm_relative_request__init(c)
            c.pointee.relative_id = try writer.bytes(self.relativeId)
            c.pointee.code = try writer.string(self.code)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The link is made.
    public struct ConfirmRelativeResponse: WireMessage {
        /// The link.
        public var relative: IdentityV1.Relative?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__confirm_relative_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.relative = nil
        }

        public init(
            relative: IdentityV1.Relative? = nil
        ) {
            self.relative = relative
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ConfirmRelativeResponse.self)
            self.relative = try MessageReader.message(c.pointee.relative, as: IdentityV1.Relative.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ConfirmRelativeResponse.self)
            shuangma__identity__v1__confirm_relative_response__init(c)
            if let value = self.relative { c.pointee.relative = try writer.message(value, as: Shuangma__Identity__V1__Relative.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the caller's links.
    public struct ListRelativesRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_relatives_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListRelativesRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListRelativesRequest.self)
            shuangma__identity__v1__list_relatives_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The caller's links, from both sides.
    public struct ListRelativesResponse: WireMessage {
        /// Whose codes the caller may show, the oldest link first: at most 8.
        public var dependants: [IdentityV1.Relative]
        /// Who may show the codes of the caller, the oldest link first: at most 3.
        public var holders: [IdentityV1.RelativeHolder]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_relatives_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.dependants = []
            self.holders = []
        }

        public init(
            dependants: [IdentityV1.Relative] = [],
            holders: [IdentityV1.RelativeHolder] = []
        ) {
            self.dependants = dependants
            self.holders = holders
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListRelativesResponse.self)
            self.dependants = try MessageReader.array(c.pointee.n_dependants, c.pointee.dependants) { element throws(WireError) in
                try IdentityV1.Relative(c: UnsafeRawPointer(element!))
            }
            self.holders = try MessageReader.array(c.pointee.n_holders, c.pointee.holders) { element throws(WireError) in
                try IdentityV1.RelativeHolder(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListRelativesResponse.self)
            shuangma__identity__v1__list_relatives_response__init(c)
            c.pointee.n_dependants = self.dependants.count
            c.pointee.dependants = try writer.array(self.dependants) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__Relative.self) }
            c.pointee.n_holders = self.holders.count
            c.pointee.holders = try writer.array(self.holders) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__RelativeHolder.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Ends a link.
    public struct RemoveRelativeRequest: WireMessage {
        /// The link, 16 bytes; either side names it.
        public var relativeId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__remove_relative_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.relativeId = []
        }

        public init(
            relativeId: [UInt8] = []
        ) {
            self.relativeId = relativeId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RemoveRelativeRequest.self)
            self.relativeId = MessageReader.bytes(c.pointee.relative_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RemoveRelativeRequest.self)
            shuangma__identity__v1__remove_relative_request__init(c)
            c.pointee.relative_id = try writer.bytes(self.relativeId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The link is gone.
    public struct RemoveRelativeResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__remove_relative_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RemoveRelativeResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RemoveRelativeResponse.self)
            shuangma__identity__v1__remove_relative_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A link, as its holder sees it.
    public struct Relative: WireMessage {
        /// Names the link, 16 bytes.
        public var relativeId: [UInt8]
        /// How it stands.
        public var state: IdentityV1.RelativeState
        /// The dependant's name, masked; empty while the code is needed.
        public var maskedName: String
        /// The dependant's number of document, masked; empty while the code is needed.
        public var maskedDocumentNumber: String
        /// Since when the link holds; absent while the code is needed.
        public var linkedAt: GoogleProtobuf.Timestamp?
        /// When it lapses unless the dependant confirms it by SMS: the first moment of the 16th birthday in China. Absent when it
        /// does not lapse.
        public var lapsesAt: GoogleProtobuf.Timestamp?
        /// When the code that was asked for lapses: 5 minutes after sending. Absent when none is needed.
        public var codeExpiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__relative__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.relativeId = []
            self.state = .init(rawValue: 0)
            self.maskedName = ""
            self.maskedDocumentNumber = ""
            self.linkedAt = nil
            self.lapsesAt = nil
            self.codeExpiresAt = nil
        }

        public init(
            relativeId: [UInt8] = [],
            state: IdentityV1.RelativeState = .init(rawValue: 0),
            maskedName: String = "",
            maskedDocumentNumber: String = "",
            linkedAt: GoogleProtobuf.Timestamp? = nil,
            lapsesAt: GoogleProtobuf.Timestamp? = nil,
            codeExpiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.relativeId = relativeId
            self.state = state
            self.maskedName = maskedName
            self.maskedDocumentNumber = maskedDocumentNumber
            self.linkedAt = linkedAt
            self.lapsesAt = lapsesAt
            self.codeExpiresAt = codeExpiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__Relative.self)
            self.relativeId = MessageReader.bytes(c.pointee.relative_id)
            self.state = IdentityV1.RelativeState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.maskedName = try MessageReader.string(c.pointee.masked_name, field: "shuangma.identity.v1.Relative.masked_name")
            self.maskedDocumentNumber = try MessageReader.string(c.pointee.masked_document_number, field: "shuangma.identity.v1.Relative.masked_document_number")
            self.linkedAt = try MessageReader.message(c.pointee.linked_at, as: GoogleProtobuf.Timestamp.self)
            self.lapsesAt = try MessageReader.message(c.pointee.lapses_at, as: GoogleProtobuf.Timestamp.self)
            self.codeExpiresAt = try MessageReader.message(c.pointee.code_expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__Relative.self)
            shuangma__identity__v1__relative__init(c)
            c.pointee.relative_id = try writer.bytes(self.relativeId)
            c.pointee.state = Shuangma__Identity__V1__RelativeState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.masked_name = try writer.string(self.maskedName)
            c.pointee.masked_document_number = try writer.string(self.maskedDocumentNumber)
            if let value = self.linkedAt { c.pointee.linked_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.lapsesAt { c.pointee.lapses_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.codeExpiresAt { c.pointee.code_expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A link, as its dependant sees it.
    public struct RelativeHolder: WireMessage {
        /// Names the link, 16 bytes.
        public var relativeId: [UInt8]
        /// The holder's name, masked.
        public var maskedName: String
        /// Since when the link holds.
        public var linkedAt: GoogleProtobuf.Timestamp?
        /// As of `Relative`.
        public var lapsesAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__relative_holder__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.relativeId = []
            self.maskedName = ""
            self.linkedAt = nil
            self.lapsesAt = nil
        }

        public init(
            relativeId: [UInt8] = [],
            maskedName: String = "",
            linkedAt: GoogleProtobuf.Timestamp? = nil,
            lapsesAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.relativeId = relativeId
            self.maskedName = maskedName
            self.linkedAt = linkedAt
            self.lapsesAt = lapsesAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RelativeHolder.self)
            self.relativeId = MessageReader.bytes(c.pointee.relative_id)
            self.maskedName = try MessageReader.string(c.pointee.masked_name, field: "shuangma.identity.v1.RelativeHolder.masked_name")
            self.linkedAt = try MessageReader.message(c.pointee.linked_at, as: GoogleProtobuf.Timestamp.self)
            self.lapsesAt = try MessageReader.message(c.pointee.lapses_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RelativeHolder.self)
            shuangma__identity__v1__relative_holder__init(c)
            c.pointee.relative_id = try writer.bytes(self.relativeId)
            c.pointee.masked_name = try writer.string(self.maskedName)
            if let value = self.linkedAt { c.pointee.linked_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.lapsesAt { c.pointee.lapses_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the dependants whose codes the calling citizen is about to see.
    public struct ResolveRelativesRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__resolve_relatives_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResolveRelativesRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResolveRelativesRequest.self)
            shuangma__identity__v1__resolve_relatives_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The dependants of the calling citizen.
    public struct ResolveRelativesResponse: WireMessage {
        /// The oldest link first, at most 8.
        public var relatives: [IdentityV1.ResolvedRelative]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__resolve_relatives_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.relatives = []
        }

        public init(
            relatives: [IdentityV1.ResolvedRelative] = []
        ) {
            self.relatives = relatives
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResolveRelativesResponse.self)
            self.relatives = try MessageReader.array(c.pointee.n_relatives, c.pointee.relatives) { element throws(WireError) in
                try IdentityV1.ResolvedRelative(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResolveRelativesResponse.self)
            shuangma__identity__v1__resolve_relatives_response__init(c)
            c.pointee.n_relatives = self.relatives.count
            c.pointee.relatives = try writer.array(self.relatives) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__ResolvedRelative.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A dependant as the gateway needs them.
    public struct ResolvedRelative: WireMessage {
        /// Names the link, 16 bytes.
        public var relativeId: [UInt8]
        /// The partition of the dependant did not answer, so that only `relative_id` is told.
        public var isUnavailable: Bool
        /// LINKED or LAPSED; of a lapsed link neither key is told.
        public var state: IdentityV1.RelativeState
        /// Keyed hash of the dependant's document, 16 bytes.
        public var personKey: [UInt8]
        /// Keyed hash of the dependant's phone, 16 bytes; empty when no phone is known.
        public var phoneKey: [UInt8]
        /// The dependant as a gate needs them: masked name and number.
        public var profile: IdentityV1.Profile?
        /// As of `Relative`.
        public var lapsesAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__resolved_relative__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.relativeId = []
            self.isUnavailable = false
            self.state = .init(rawValue: 0)
            self.personKey = []
            self.phoneKey = []
            self.profile = nil
            self.lapsesAt = nil
        }

        public init(
            relativeId: [UInt8] = [],
            isUnavailable: Bool = false,
            state: IdentityV1.RelativeState = .init(rawValue: 0),
            personKey: [UInt8] = [],
            phoneKey: [UInt8] = [],
            profile: IdentityV1.Profile? = nil,
            lapsesAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.relativeId = relativeId
            self.isUnavailable = isUnavailable
            self.state = state
            self.personKey = personKey
            self.phoneKey = phoneKey
            self.profile = profile
            self.lapsesAt = lapsesAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResolvedRelative.self)
            self.relativeId = MessageReader.bytes(c.pointee.relative_id)
            self.isUnavailable = c.pointee.is_unavailable != 0
            self.state = IdentityV1.RelativeState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.phoneKey = MessageReader.bytes(c.pointee.phone_key)
            self.profile = try MessageReader.message(c.pointee.profile, as: IdentityV1.Profile.self)
            self.lapsesAt = try MessageReader.message(c.pointee.lapses_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResolvedRelative.self)
            shuangma__identity__v1__resolved_relative__init(c)
            c.pointee.relative_id = try writer.bytes(self.relativeId)
            c.pointee.is_unavailable = self.isUnavailable ? 1 : 0
            c.pointee.state = Shuangma__Identity__V1__RelativeState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.phone_key = try writer.bytes(self.phoneKey)
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Identity__V1__Profile.self) }
            if let value = self.lapsesAt { c.pointee.lapses_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
