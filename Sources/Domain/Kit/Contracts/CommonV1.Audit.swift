// Generated from shuangma/common/v1/audit.proto by scripts/generate. Do not edit.

import CCommonContracts
import CWellKnownTypes
public import Wire

extension CommonV1 {
    /// What an entry tells.
    public struct AuditKind: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not set; rejected.
        public static let unspecified = Self(rawValue: 0)
        /// Somebody saw data of the chain's person.
        public static let lookUp = Self(rawValue: 1)
        /// A member of staff or a feed called a method that is about no single person.
        public static let staffCall = Self(rawValue: 2)
        /// An import ended; its facts tell the rows.
        public static let `import` = Self(rawValue: 3)
        /// A member of staff or a feed logged in.
        public static let login = Self(rawValue: 4)
        /// A call of a member of staff or a feed was refused.
        public static let refusal = Self(rawValue: 5)
        /// A proposal that needs two persons was made, approved, rejected, carried out, or lapsed.
        public static let approval = Self(rawValue: 6)
        /// The derived colour of the chain's person changed (COL-8).
        public static let colourChange = Self(rawValue: 7)
        /// Records of the chain's person were erased.
        public static let erasure = Self(rawValue: 8)
        /// Evidence about the chain's person was withdrawn (COL-10).
        public static let withdrawal = Self(rawValue: 20)
        /// The chain's person filed an appeal, or it was answered or late (COL-9).
        public static let appeal = Self(rawValue: 21)
        /// A relative may show the codes of the chain's person from now on, or may no more (ID-9).
        public static let relative = Self(rawValue: 35)
        /// A relative declared health or a trip for the chain's person.
        public static let declaration = Self(rawValue: 36)
        /// Staff had to decide about the chain's person: the case was opened, decided about, or expired.
        public static let `case` = Self(rawValue: 55)
        /// The chain's person applied for a code and was registered with a number.
        public static let registration = Self(rawValue: 56)
        /// Another document was joined with that of the chain as one person's, or is no longer (COL-16).
        public static let documents = Self(rawValue: 70)
        /// The chain's person was given everything that is held about them (PIPL, article 45).
        public static let export = Self(rawValue: 75)
        /// The numbers of the chain's person changed: one was added, removed or replaced, or became the primary one.
        public static let phones = Self(rawValue: 80)
    }

    /// What somebody who acts is.
    public struct AuditActorKind: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Nobody: time, an area, or a rule.
        public static let unspecified = Self(rawValue: 0)
        /// A member of staff or a feed.
        public static let staff = Self(rawValue: 1)
        /// The person themselves.
        public static let citizen = Self(rawValue: 2)
        /// A service of the cluster.
        public static let service = Self(rawValue: 3)
        /// A relative whom the person lets show their codes. The fact `link` names the link, as ListRelatives does.
        public static let relative = Self(rawValue: 4)
    }

    /// Who did it.
    public struct AuditActor: WireMessage {
        /// What they are.
        public var kind: CommonV1.AuditActorKind
        /// Name of the account, feed or service; empty for citizens and for nobody.
        public var name: String
        /// Whom an account or feed acts for.
        public var organisation: String
        /// Roles of the account, by the words of tokens, such as `health-authority`.
        public var roles: [String]
        /// Names the token that was used: the first 16 bytes of SHA-256 of its id. Persons see the entries of their own chains,
        /// and no id of a token. Auditors find the token by the ids that `Staff/ListTokens` lists.
        public var token: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__audit_actor__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.name = ""
            self.organisation = ""
            self.roles = []
            self.token = []
        }

        public init(
            kind: CommonV1.AuditActorKind = .init(rawValue: 0),
            name: String = "",
            organisation: String = "",
            roles: [String] = [],
            token: [UInt8] = []
        ) {
            self.kind = kind
            self.name = name
            self.organisation = organisation
            self.roles = roles
            self.token = token
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__AuditActor.self)
            self.kind = CommonV1.AuditActorKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.common.v1.AuditActor.name")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.common.v1.AuditActor.organisation")
            self.roles = try MessageReader.array(c.pointee.n_roles, c.pointee.roles) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.common.v1.AuditActor.roles")
            }
            self.token = MessageReader.bytes(c.pointee.token)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__AuditActor.self)
            shuangma__common__v1__audit_actor__init(c)
            c.pointee.kind = Shuangma__Common__V1__AuditActorKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            c.pointee.name = try writer.string(self.name)
            c.pointee.organisation = try writer.string(self.organisation)
            c.pointee.n_roles = self.roles.count
            c.pointee.roles = try writer.array(self.roles) { element throws(WireError) in try writer.string(element) }
            c.pointee.token = try writer.bytes(self.token)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A part of what happened, such as `rows` and `120`.
    public struct AuditFact: WireMessage {
        /// Name of the fact, lower-case with underscores.
        public var name: String
        /// Its text. Never personal.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__audit_fact__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.name = ""
            self.text = ""
        }

        public init(
            name: String = "",
            text: String = ""
        ) {
            self.name = name
            self.text = text
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__AuditFact.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.common.v1.AuditFact.name")
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.common.v1.AuditFact.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__AuditFact.self)
            shuangma__common__v1__audit_fact__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One entry of a chain.
    public struct AuditEntry: WireMessage {
        /// What it tells.
        public var kind: CommonV1.AuditKind
        /// When it happened.
        public var at: GoogleProtobuf.Timestamp?
        /// Who did it.
        public var actor: CommonV1.AuditActor?
        /// Full name of the method that was called, such as `shuangma.gateway.v1.MergeGateway/GetMergedCode`; empty where no
        /// call led to it.
        public var method: String
        /// Further facts, by name.
        public var facts: [CommonV1.AuditFact]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__audit_entry__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.at = nil
            self.actor = nil
            self.method = ""
            self.facts = []
        }

        public init(
            kind: CommonV1.AuditKind = .init(rawValue: 0),
            at: GoogleProtobuf.Timestamp? = nil,
            actor: CommonV1.AuditActor? = nil,
            method: String = "",
            facts: [CommonV1.AuditFact] = []
        ) {
            self.kind = kind
            self.at = at
            self.actor = actor
            self.method = method
            self.facts = facts
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__AuditEntry.self)
            self.kind = CommonV1.AuditKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.actor = try MessageReader.message(c.pointee.actor, as: CommonV1.AuditActor.self)
            self.method = try MessageReader.string(c.pointee.method, field: "shuangma.common.v1.AuditEntry.method")
            self.facts = try MessageReader.array(c.pointee.n_facts, c.pointee.facts) { element throws(WireError) in
                try CommonV1.AuditFact(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__AuditEntry.self)
            shuangma__common__v1__audit_entry__init(c)
            c.pointee.kind = Shuangma__Common__V1__AuditKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.actor { c.pointee.actor = try writer.message(value, as: Shuangma__Common__V1__AuditActor.self) }
            c.pointee.method = try writer.string(self.method)
            c.pointee.n_facts = self.facts.count
            c.pointee.facts = try writer.array(self.facts) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__AuditFact.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
