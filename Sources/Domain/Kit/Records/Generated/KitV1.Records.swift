// Generated from shuangma/kit/v1/records.proto by scripts/generate. Do not edit.

import CKitRecords
import CWellKnownTypes
public import Wire

/// Records that the services of several domains read: what opens the door. Not spoken between services.
public enum KitV1 {}

extension KitV1 {
    /// Sex that the number of a document holds (ID-1).
    public struct StoredSex: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// The number holds none.
        public static let unspecified = Self(rawValue: 0)
        /// Its last but one digit is even.
        public static let female = Self(rawValue: 1)
        /// Its last but one digit is odd.
        public static let male = Self(rawValue: 2)
    }

    /// Where a proposal stands.
    public struct StoredApprovalState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// None.
        public static let unspecified = Self(rawValue: 0)
        /// It waits for persons who decide.
        public static let proposed = Self(rawValue: 1)
        /// Enough persons have approved it.
        public static let approved = Self(rawValue: 2)
        /// It has taken effect.
        public static let done = Self(rawValue: 3)
        /// It was rejected.
        public static let rejected = Self(rawValue: 4)
        /// Nobody decided in time.
        public static let expired = Self(rawValue: 5)
    }

    /// A session, in the partition of the person under the session's id. A logout removes it.
    public struct StoredSession: WireMessage {
        /// Number that the session was opened with.
        public var phone: String
        /// When it was opened, seconds since 1970.
        public var openedAt: Int64
        /// What its login called it; empty when it gave no name.
        public var deviceLabel: String
        /// When it was refreshed last, seconds since 1970; `opened_at` before that.
        public var refreshedAt: Int64
        /// Digest of the refresh token that works now, 32 bytes; empty in sessions of older versions, which cannot be refreshed.
        public var refreshDigest: [UInt8]
        /// Digest of the refresh token that was used last, 32 bytes; empty before the first refresh.
        public var usedDigest: [UInt8]
        /// The refresh token that works now, covered by the one that was used last, 32 bytes: who shows that one again because
        /// the answer was lost gets the same answer.
        public var coveredRefresh: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_session__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.phone = ""
            self.openedAt = 0
            self.deviceLabel = ""
            self.refreshedAt = 0
            self.refreshDigest = []
            self.usedDigest = []
            self.coveredRefresh = []
        }

        public init(
            phone: String = "",
            openedAt: Int64 = 0,
            deviceLabel: String = "",
            refreshedAt: Int64 = 0,
            refreshDigest: [UInt8] = [],
            usedDigest: [UInt8] = [],
            coveredRefresh: [UInt8] = []
        ) {
            self.phone = phone
            self.openedAt = openedAt
            self.deviceLabel = deviceLabel
            self.refreshedAt = refreshedAt
            self.refreshDigest = refreshDigest
            self.usedDigest = usedDigest
            self.coveredRefresh = coveredRefresh
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredSession.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.kit.v1.StoredSession.phone")
            self.openedAt = c.pointee.opened_at
            self.deviceLabel = try MessageReader.string(c.pointee.device_label, field: "shuangma.kit.v1.StoredSession.device_label")
            self.refreshedAt = c.pointee.refreshed_at
            self.refreshDigest = MessageReader.bytes(c.pointee.refresh_digest)
            self.usedDigest = MessageReader.bytes(c.pointee.used_digest)
            self.coveredRefresh = MessageReader.bytes(c.pointee.covered_refresh)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredSession.self)
            shuangma__kit__v1__stored_session__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.opened_at = self.openedAt
            c.pointee.device_label = try writer.string(self.deviceLabel)
            c.pointee.refreshed_at = self.refreshedAt
            c.pointee.refresh_digest = try writer.bytes(self.refreshDigest)
            c.pointee.used_digest = try writer.bytes(self.usedDigest)
            c.pointee.covered_refresh = try writer.bytes(self.coveredRefresh)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A consent to show the trip card of a phone, in the partition of the phone under the person's key (MRG-1).
    public struct StoredTripConsent: WireMessage {
        /// When it was given, seconds since 1970.
        public var givenAt: Int64
        /// The phone as screens show it.
        public var maskedPhone: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_trip_consent__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.givenAt = 0
            self.maskedPhone = ""
        }

        public init(
            givenAt: Int64 = 0,
            maskedPhone: String = ""
        ) {
            self.givenAt = givenAt
            self.maskedPhone = maskedPhone
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredTripConsent.self)
            self.givenAt = c.pointee.given_at
            self.maskedPhone = try MessageReader.string(c.pointee.masked_phone, field: "shuangma.kit.v1.StoredTripConsent.masked_phone")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredTripConsent.self)
            shuangma__kit__v1__stored_trip_consent__init(c)
            c.pointee.given_at = self.givenAt
            c.pointee.masked_phone = try writer.string(self.maskedPhone)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What an idempotency key has led to, in the partition that it wrote, under the key's hash.
    public struct StoredReplay: WireMessage {
        /// SHA-256 of the request's content without the key, 32 bytes.
        public var content: [UInt8]
        /// The answer that was given, as far as a replay repeats it.
        public var answer: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_replay__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.content = []
            self.answer = []
        }

        public init(
            content: [UInt8] = [],
            answer: [UInt8] = []
        ) {
            self.content = content
            self.answer = answer
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredReplay.self)
            self.content = MessageReader.bytes(c.pointee.content)
            self.answer = MessageReader.bytes(c.pointee.answer)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredReplay.self)
            shuangma__kit__v1__stored_replay__init(c)
            c.pointee.content = try writer.bytes(self.content)
            c.pointee.answer = try writer.bytes(self.answer)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Who holds a number by real-name registration: the one record of this kind in the partition of the phone (TRIP-12).
    public struct StoredHolder: WireMessage {
        /// Key of the person who holds the number; empty when the last holder has left it.
        public var personKey: [UInt8]
        /// Since when they hold it, seconds since 1970; 0 when nobody is known to have held it before. Stays and codes from
        /// before are not theirs. The end of the year 9999 when nobody holds it: its stays are nobody's to see.
        public var since: Int64
        /// What the register has said of the number, the oldest first: at most 64, of which the last one counts.
        public var claims: [KitV1.StoredClaim]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_holder__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.personKey = []
            self.since = 0
            self.claims = []
        }

        public init(
            personKey: [UInt8] = [],
            since: Int64 = 0,
            claims: [KitV1.StoredClaim] = []
        ) {
            self.personKey = personKey
            self.since = since
            self.claims = claims
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredHolder.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.since = c.pointee.since
            self.claims = try MessageReader.array(c.pointee.n_claims, c.pointee.claims) { element throws(WireError) in
                try KitV1.StoredClaim(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredHolder.self)
            shuangma__kit__v1__stored_holder__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.since = self.since
            c.pointee.n_claims = self.claims.count
            c.pointee.claims = try writer.array(self.claims) { element throws(WireError) in try writer.message(element, as: Shuangma__Kit__V1__StoredClaim.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of the register that gives a number to a person.
    public struct StoredClaim: WireMessage {
        /// Key of the person.
        public var personKey: [UInt8]
        /// When the register issued the row; absent when it does not say.
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The register's number of the row's version; 0 when it gives none.
        public var revision: UInt64
        /// When the person's hold begins by this row, seconds since 1970: `issued_at`, else when it arrived.
        public var at: Int64
        /// The person proved the number by a code, and no register said so: what was seen of it before is nobody's to see.
        public var proved: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_claim__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.personKey = []
            self.issuedAt = nil
            self.revision = 0
            self.at = 0
            self.proved = false
        }

        public init(
            personKey: [UInt8] = [],
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            at: Int64 = 0,
            proved: Bool = false
        ) {
            self.personKey = personKey
            self.issuedAt = issuedAt
            self.revision = revision
            self.at = at
            self.proved = proved
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredClaim.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.at = c.pointee.at
            self.proved = c.pointee.proved != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredClaim.self)
            shuangma__kit__v1__stored_claim__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.at = self.at
            c.pointee.proved = self.proved ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a person is told, in the partition of the person under its moment. It expires after 60 days.
    public struct StoredNotification: WireMessage {
        /// What happened, by the names of `notification-texts.json`.
        public var kind: String
        /// When it happened, seconds since 1970.
        public var at: Int64
        /// What its sentence has to name.
        public var fields: [KitV1.StoredNotificationField]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_notification__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.kind = ""
            self.at = 0
            self.fields = []
        }

        public init(
            kind: String = "",
            at: Int64 = 0,
            fields: [KitV1.StoredNotificationField] = []
        ) {
            self.kind = kind
            self.at = at
            self.fields = fields
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredNotification.self)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.kit.v1.StoredNotification.kind")
            self.at = c.pointee.at
            self.fields = try MessageReader.array(c.pointee.n_fields, c.pointee.fields) { element throws(WireError) in
                try KitV1.StoredNotificationField(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredNotification.self)
            shuangma__kit__v1__stored_notification__init(c)
            c.pointee.kind = try writer.string(self.kind)
            c.pointee.at = self.at
            c.pointee.n_fields = self.fields.count
            c.pointee.fields = try writer.array(self.fields) { element throws(WireError) in try writer.message(element, as: Shuangma__Kit__V1__StoredNotificationField.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A part of a notification's sentence.
    public struct StoredNotificationField: WireMessage {
        /// Name of the placeholder.
        public var name: String
        /// What stands in its place, masked where it is personal.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_notification_field__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

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
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredNotificationField.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.kit.v1.StoredNotificationField.name")
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.kit.v1.StoredNotificationField.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredNotificationField.self)
            shuangma__kit__v1__stored_notification_field__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A link of relatives (ID-9) as its holder has it: a place for a dependant, in the partition of the holder under the id of
    /// the link. A place is there before the link, and goes after it.
    public struct StoredDependant: WireMessage {
        /// Key of the dependant, 16 bytes.
        public var personKey: [UInt8]
        /// When the place was taken for good, seconds since 1970; 0 while the code of the dependant is awaited.
        public var linkedAt: Int64
        /// The holder has ended the link, which counts until the dependant has it no more.
        public var ends: Bool
        /// From when on the link shows nothing, seconds since 1970; 0 when it does not lapse. The record expires 30 days later.
        public var lapsesAt: Int64
        /// The code that is awaited; absent when none is.
        public var code: KitV1.StoredRelativeCode?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_dependant__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.personKey = []
            self.linkedAt = 0
            self.ends = false
            self.lapsesAt = 0
            self.code = nil
        }

        public init(
            personKey: [UInt8] = [],
            linkedAt: Int64 = 0,
            ends: Bool = false,
            lapsesAt: Int64 = 0,
            code: KitV1.StoredRelativeCode? = nil
        ) {
            self.personKey = personKey
            self.linkedAt = linkedAt
            self.ends = ends
            self.lapsesAt = lapsesAt
            self.code = code
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredDependant.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.linkedAt = c.pointee.linked_at
            self.ends = c.pointee.ends != 0
            self.lapsesAt = c.pointee.lapses_at
            self.code = try MessageReader.message(c.pointee.code, as: KitV1.StoredRelativeCode.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredDependant.self)
            shuangma__kit__v1__stored_dependant__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.linked_at = self.linkedAt
            c.pointee.ends = self.ends ? 1 : 0
            c.pointee.lapses_at = self.lapsesAt
            if let value = self.code { c.pointee.code = try writer.message(value, as: Shuangma__Kit__V1__StoredRelativeCode.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A code that a dependant has to give to a holder.
    public struct StoredRelativeCode: WireMessage {
        /// Handle of the code, 16 bytes. It never leaves the cluster, so that the code counts for this link alone.
        public var handle: [UInt8]
        /// When it was asked for, seconds since 1970.
        public var sentAt: Int64
        /// Tries so far.
        public var tries: UInt32
        /// Whether an SMS was sent: not when nobody has that name and document, or has no number.
        public var isSent: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_relative_code__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.handle = []
            self.sentAt = 0
            self.tries = 0
            self.isSent = false
        }

        public init(
            handle: [UInt8] = [],
            sentAt: Int64 = 0,
            tries: UInt32 = 0,
            isSent: Bool = false
        ) {
            self.handle = handle
            self.sentAt = sentAt
            self.tries = tries
            self.isSent = isSent
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredRelativeCode.self)
            self.handle = MessageReader.bytes(c.pointee.handle)
            self.sentAt = c.pointee.sent_at
            self.tries = c.pointee.tries
            self.isSent = c.pointee.is_sent != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredRelativeCode.self)
            shuangma__kit__v1__stored_relative_code__init(c)
            c.pointee.handle = try writer.bytes(self.handle)
            c.pointee.sent_at = self.sentAt
            c.pointee.tries = self.tries
            c.pointee.is_sent = self.isSent ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A link of relatives (ID-9) as its dependant has it, in the partition of the dependant under the id of the link. While it
    /// is there and has not lapsed, its holder may show the codes of the dependant.
    public struct StoredProxy: WireMessage {
        /// Key of the holder, 16 bytes.
        public var holderKey: [UInt8]
        /// When the link was made, seconds since 1970.
        public var linkedAt: Int64
        /// The dependant has confirmed it with a code; else name and document have.
        public var byCode: Bool
        /// From when on it shows nothing, seconds since 1970; 0 when it does not lapse. The record expires 30 days later.
        public var lapsesAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_proxy__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.holderKey = []
            self.linkedAt = 0
            self.byCode = false
            self.lapsesAt = 0
        }

        public init(
            holderKey: [UInt8] = [],
            linkedAt: Int64 = 0,
            byCode: Bool = false,
            lapsesAt: Int64 = 0
        ) {
            self.holderKey = holderKey
            self.linkedAt = linkedAt
            self.byCode = byCode
            self.lapsesAt = lapsesAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredProxy.self)
            self.holderKey = MessageReader.bytes(c.pointee.holder_key)
            self.linkedAt = c.pointee.linked_at
            self.byCode = c.pointee.by_code != 0
            self.lapsesAt = c.pointee.lapses_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredProxy.self)
            shuangma__kit__v1__stored_proxy__init(c)
            c.pointee.holder_key = try writer.bytes(self.holderKey)
            c.pointee.linked_at = self.linkedAt
            c.pointee.by_code = self.byCode ? 1 : 0
            c.pointee.lapses_at = self.lapsesAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How another document stands to that of this partition (COL-16): under the key of the other, in the partition of the
    /// one. Both partitions have such a record. Of the two the one with the higher number is the newer; the other one
    /// follows it.
    public struct StoredAlias: WireMessage {
        /// How often the two were joined or taken apart, from 1. They are of one person while it is odd.
        public var number: UInt32
        /// Since when they stand so, seconds since 1970.
        public var at: Int64
        /// The case that decided so, 16 bytes; empty when an erasure did.
        public var caseId: [UInt8]
        /// Name of the account that decided last; empty when an erasure did.
        public var decidedBy: String
        /// Whom that account acts for.
        public var organisation: String
        /// When they were joined or taken apart before, seconds since 1970, the last one last: at most 16. A past colour is
        /// explained by the documents that were joined then (COL-11).
        public var formerAt: [Int64]
        /// The other document; unset when it was erased.
        public var other: KitV1.StoredAliasDocument?
        /// The document of this partition, as the other record has it; unset when one was erased.
        public var own: KitV1.StoredAliasDocument?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_alias__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.number = 0
            self.at = 0
            self.caseId = []
            self.decidedBy = ""
            self.organisation = ""
            self.formerAt = []
            self.other = nil
            self.own = nil
        }

        public init(
            number: UInt32 = 0,
            at: Int64 = 0,
            caseId: [UInt8] = [],
            decidedBy: String = "",
            organisation: String = "",
            formerAt: [Int64] = [],
            other: KitV1.StoredAliasDocument? = nil,
            own: KitV1.StoredAliasDocument? = nil
        ) {
            self.number = number
            self.at = at
            self.caseId = caseId
            self.decidedBy = decidedBy
            self.organisation = organisation
            self.formerAt = formerAt
            self.other = other
            self.own = own
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredAlias.self)
            self.number = c.pointee.number
            self.at = c.pointee.at
            self.caseId = MessageReader.bytes(c.pointee.case_id)
            self.decidedBy = try MessageReader.string(c.pointee.decided_by, field: "shuangma.kit.v1.StoredAlias.decided_by")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.kit.v1.StoredAlias.organisation")
            self.formerAt = Array(UnsafeBufferPointer(start: c.pointee.former_at, count: c.pointee.n_former_at))
            self.other = try MessageReader.message(c.pointee.other, as: KitV1.StoredAliasDocument.self)
            self.own = try MessageReader.message(c.pointee.own, as: KitV1.StoredAliasDocument.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredAlias.self)
            shuangma__kit__v1__stored_alias__init(c)
            c.pointee.number = self.number
            c.pointee.at = self.at
            c.pointee.case_id = try writer.bytes(self.caseId)
            c.pointee.decided_by = try writer.string(self.decidedBy)
            c.pointee.organisation = try writer.string(self.organisation)
            c.pointee.n_former_at = self.formerAt.count
            c.pointee.former_at = try writer.array(self.formerAt) { element throws(WireError) in element }
            if let value = self.other { c.pointee.other = try writer.message(value, as: Shuangma__Kit__V1__StoredAliasDocument.self) }
            if let value = self.own { c.pointee.own = try writer.message(value, as: Shuangma__Kit__V1__StoredAliasDocument.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What is kept of a document that was joined: enough to hold it against those that are to be joined later.
    public struct StoredAliasDocument: WireMessage {
        /// Number, its middle hidden (ID-8).
        public var maskedNumber: String
        /// Its type, by the numbers of shuangma.common.v1.DocumentType.
        public var type: UInt32
        /// Country of issue, ISO 3166-1 alpha-3.
        public var country: String
        /// The name that whoever decided has read on it; empty where nobody has.
        public var name: String
        /// Day of birth that the number holds, such as 1949-12-31; empty where it holds none.
        public var bornOn: String
        /// Sex that the number holds.
        public var sex: KitV1.StoredSex
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_alias_document__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.maskedNumber = ""
            self.type = 0
            self.country = ""
            self.name = ""
            self.bornOn = ""
            self.sex = .init(rawValue: 0)
        }

        public init(
            maskedNumber: String = "",
            type: UInt32 = 0,
            country: String = "",
            name: String = "",
            bornOn: String = "",
            sex: KitV1.StoredSex = .init(rawValue: 0)
        ) {
            self.maskedNumber = maskedNumber
            self.type = type
            self.country = country
            self.name = name
            self.bornOn = bornOn
            self.sex = sex
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredAliasDocument.self)
            self.maskedNumber = try MessageReader.string(c.pointee.masked_number, field: "shuangma.kit.v1.StoredAliasDocument.masked_number")
            self.type = c.pointee.type
            self.country = try MessageReader.string(c.pointee.country, field: "shuangma.kit.v1.StoredAliasDocument.country")
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.kit.v1.StoredAliasDocument.name")
            self.bornOn = try MessageReader.string(c.pointee.born_on, field: "shuangma.kit.v1.StoredAliasDocument.born_on")
            self.sex = KitV1.StoredSex(rawValue: Int32(truncatingIfNeeded: c.pointee.sex.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredAliasDocument.self)
            shuangma__kit__v1__stored_alias_document__init(c)
            c.pointee.masked_number = try writer.string(self.maskedNumber)
            c.pointee.type = self.type
            c.pointee.country = try writer.string(self.country)
            c.pointee.name = try writer.string(self.name)
            c.pointee.born_on = try writer.string(self.bornOn)
            c.pointee.sex = Shuangma__Kit__V1__StoredSex(rawValue: .init(truncatingIfNeeded: self.sex.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Uses of something limited, in the partition of whom the limit is about, under the name of the limit and 8 random bytes.
    /// It expires when no window counts it any more.
    public struct StoredUse: WireMessage {
        /// When they were taken, seconds since 1970.
        public var at: Int64
        /// How many, at least 1.
        public var count: UInt32
        /// Tells uses apart that one limit counts separately, such as those of one requester; may be empty.
        public var tag: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_use__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.at = 0
            self.count = 0
            self.tag = []
        }

        public init(
            at: Int64 = 0,
            count: UInt32 = 0,
            tag: [UInt8] = []
        ) {
            self.at = at
            self.count = count
            self.tag = tag
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredUse.self)
            self.at = c.pointee.at
            self.count = c.pointee.count
            self.tag = MessageReader.bytes(c.pointee.tag)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredUse.self)
            shuangma__kit__v1__stored_use__init(c)
            c.pointee.at = self.at
            c.pointee.count = self.count
            c.pointee.tag = try writer.bytes(self.tag)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A token of staff or a feed that was revoked before it lapsed, under its id. It expires with the token.
    public struct StoredRevokedToken: WireMessage {
        /// When the token has lapsed by every clock, seconds since 1970.
        public var expiresAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_revoked_token__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.expiresAt = 0
        }

        public init(
            expiresAt: Int64 = 0
        ) {
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredRevokedToken.self)
            self.expiresAt = c.pointee.expires_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredRevokedToken.self)
            shuangma__kit__v1__stored_revoked_token__init(c)
            c.pointee.expires_at = self.expiresAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A proposal that needs another person, in the partition of all proposals, under its id and again under state, time and id.
    public struct StoredApproval: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// What it is about: the domain of the kind carries it out.
        public var kind: String
        /// Where it stands.
        public var state: KitV1.StoredApprovalState
        /// Who proposed it.
        public var proposed: KitV1.StoredApprovalStep?
        /// Who approved it so far.
        public var approvals: [KitV1.StoredApprovalStep]
        /// Who rejected it; absent while nobody has.
        public var rejected: KitV1.StoredApprovalStep?
        /// Why.
        public var reason: String
        /// When it expires unless it is decided about, seconds since 1970.
        public var expiresAt: Int64
        /// When it had taken effect, seconds since 1970; 0 before.
        public var doneAt: Int64
        /// Number of its content, from 1.
        public var revision: UInt64
        /// Divisions that it reaches, or their first digits; none means everywhere.
        public var divisions: [String]
        /// How large it is.
        public var size: UInt64
        /// Key of the sum that its size counts in, 16 bytes; empty where sizes do not count together.
        public var sumKey: [UInt8]
        /// Sum above which a second person has to approve, of a higher scope; 0 where none ever has.
        public var higherAbove: UInt64
        /// Roles of those who decide, by their words.
        public var deciders: [String]
        /// What there is to know about it.
        public var facts: [KitV1.StoredApprovalFact]
        /// What it consists of: hashes of 16 bytes.
        public var parts: [[UInt8]]
        /// What it did.
        public var result: [KitV1.StoredApprovalFact]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_approval__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.id = []
            self.kind = ""
            self.state = .init(rawValue: 0)
            self.proposed = nil
            self.approvals = []
            self.rejected = nil
            self.reason = ""
            self.expiresAt = 0
            self.doneAt = 0
            self.revision = 0
            self.divisions = []
            self.size = 0
            self.sumKey = []
            self.higherAbove = 0
            self.deciders = []
            self.facts = []
            self.parts = []
            self.result = []
        }

        public init(
            id: [UInt8] = [],
            kind: String = "",
            state: KitV1.StoredApprovalState = .init(rawValue: 0),
            proposed: KitV1.StoredApprovalStep? = nil,
            approvals: [KitV1.StoredApprovalStep] = [],
            rejected: KitV1.StoredApprovalStep? = nil,
            reason: String = "",
            expiresAt: Int64 = 0,
            doneAt: Int64 = 0,
            revision: UInt64 = 0,
            divisions: [String] = [],
            size: UInt64 = 0,
            sumKey: [UInt8] = [],
            higherAbove: UInt64 = 0,
            deciders: [String] = [],
            facts: [KitV1.StoredApprovalFact] = [],
            parts: [[UInt8]] = [],
            result: [KitV1.StoredApprovalFact] = []
        ) {
            self.id = id
            self.kind = kind
            self.state = state
            self.proposed = proposed
            self.approvals = approvals
            self.rejected = rejected
            self.reason = reason
            self.expiresAt = expiresAt
            self.doneAt = doneAt
            self.revision = revision
            self.divisions = divisions
            self.size = size
            self.sumKey = sumKey
            self.higherAbove = higherAbove
            self.deciders = deciders
            self.facts = facts
            self.parts = parts
            self.result = result
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredApproval.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.kit.v1.StoredApproval.kind")
            self.state = KitV1.StoredApprovalState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.proposed = try MessageReader.message(c.pointee.proposed, as: KitV1.StoredApprovalStep.self)
            self.approvals = try MessageReader.array(c.pointee.n_approvals, c.pointee.approvals) { element throws(WireError) in
                try KitV1.StoredApprovalStep(c: UnsafeRawPointer(element!))
            }
            self.rejected = try MessageReader.message(c.pointee.rejected, as: KitV1.StoredApprovalStep.self)
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.kit.v1.StoredApproval.reason")
            self.expiresAt = c.pointee.expires_at
            self.doneAt = c.pointee.done_at
            self.revision = c.pointee.revision
            self.divisions = try MessageReader.array(c.pointee.n_divisions, c.pointee.divisions) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.kit.v1.StoredApproval.divisions")
            }
            self.size = c.pointee.size
            self.sumKey = MessageReader.bytes(c.pointee.sum_key)
            self.higherAbove = c.pointee.higher_above
            self.deciders = try MessageReader.array(c.pointee.n_deciders, c.pointee.deciders) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.kit.v1.StoredApproval.deciders")
            }
            self.facts = try MessageReader.array(c.pointee.n_facts, c.pointee.facts) { element throws(WireError) in
                try KitV1.StoredApprovalFact(c: UnsafeRawPointer(element!))
            }
            self.parts = try MessageReader.array(c.pointee.n_parts, c.pointee.parts) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.result = try MessageReader.array(c.pointee.n_result, c.pointee.result) { element throws(WireError) in
                try KitV1.StoredApprovalFact(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredApproval.self)
            shuangma__kit__v1__stored_approval__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.kind = try writer.string(self.kind)
            c.pointee.state = Shuangma__Kit__V1__StoredApprovalState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            if let value = self.proposed { c.pointee.proposed = try writer.message(value, as: Shuangma__Kit__V1__StoredApprovalStep.self) }
            c.pointee.n_approvals = self.approvals.count
            c.pointee.approvals = try writer.array(self.approvals) { element throws(WireError) in try writer.message(element, as: Shuangma__Kit__V1__StoredApprovalStep.self) }
            if let value = self.rejected { c.pointee.rejected = try writer.message(value, as: Shuangma__Kit__V1__StoredApprovalStep.self) }
            c.pointee.reason = try writer.string(self.reason)
            c.pointee.expires_at = self.expiresAt
            c.pointee.done_at = self.doneAt
            c.pointee.revision = self.revision
            c.pointee.n_divisions = self.divisions.count
            c.pointee.divisions = try writer.array(self.divisions) { element throws(WireError) in try writer.string(element) }
            c.pointee.size = self.size
            c.pointee.sum_key = try writer.bytes(self.sumKey)
            c.pointee.higher_above = self.higherAbove
            c.pointee.n_deciders = self.deciders.count
            c.pointee.deciders = try writer.array(self.deciders) { element throws(WireError) in try writer.string(element) }
            c.pointee.n_facts = self.facts.count
            c.pointee.facts = try writer.array(self.facts) { element throws(WireError) in try writer.message(element, as: Shuangma__Kit__V1__StoredApprovalFact.self) }
            c.pointee.n_parts = self.parts.count
            c.pointee.parts = try writer.array(self.parts) { element throws(WireError) in try writer.bytes(element) }
            c.pointee.n_result = self.result.count
            c.pointee.result = try writer.array(self.result) { element throws(WireError) in try writer.message(element, as: Shuangma__Kit__V1__StoredApprovalFact.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Who did something about a proposal, and when.
    public struct StoredApprovalStep: WireMessage {
        /// Name of the account.
        public var name: String
        /// Whom it acts for.
        public var organisation: String
        /// Divisions that it was responsible for then; none means everywhere.
        public var divisions: [String]
        /// When, seconds since 1970.
        public var at: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_approval_step__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.name = ""
            self.organisation = ""
            self.divisions = []
            self.at = 0
        }

        public init(
            name: String = "",
            organisation: String = "",
            divisions: [String] = [],
            at: Int64 = 0
        ) {
            self.name = name
            self.organisation = organisation
            self.divisions = divisions
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredApprovalStep.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.kit.v1.StoredApprovalStep.name")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.kit.v1.StoredApprovalStep.organisation")
            self.divisions = try MessageReader.array(c.pointee.n_divisions, c.pointee.divisions) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.kit.v1.StoredApprovalStep.divisions")
            }
            self.at = c.pointee.at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredApprovalStep.self)
            shuangma__kit__v1__stored_approval_step__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.organisation = try writer.string(self.organisation)
            c.pointee.n_divisions = self.divisions.count
            c.pointee.divisions = try writer.array(self.divisions) { element throws(WireError) in try writer.string(element) }
            c.pointee.at = self.at
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a person has to know who decides about a proposal.
    public struct StoredApprovalFact: WireMessage {
        /// What it is.
        public var name: String
        /// How it is.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_approval_fact__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

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
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredApprovalFact.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.kit.v1.StoredApprovalFact.name")
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.kit.v1.StoredApprovalFact.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredApprovalFact.self)
            shuangma__kit__v1__stored_approval_fact__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How large the proposals are that count together, in the partition of all proposals. Rejected ones do not count.
    public struct StoredApprovalSum: WireMessage {
        /// The sum.
        public var total: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_approval_sum__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.total = 0
        }

        public init(
            total: UInt64 = 0
        ) {
            self.total = total
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredApprovalSum.self)
            self.total = c.pointee.total
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredApprovalSum.self)
            shuangma__kit__v1__stored_approval_sum__init(c)
            c.pointee.total = self.total
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That a proposal was decided about, and its domain has to follow, under the id of the proposal.
    public struct StoredApprovalEffect: WireMessage {
        /// Kind of the proposal.
        public var kind: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__kit__v1__stored_approval_effect__descriptor_pointer()) }
        public static var types: MessageTypes { KitRecordsTypes.all }

        public init() {
            self.kind = ""
        }

        public init(
            kind: String = ""
        ) {
            self.kind = kind
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Kit__V1__StoredApprovalEffect.self)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.kit.v1.StoredApprovalEffect.kind")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Kit__V1__StoredApprovalEffect.self)
            shuangma__kit__v1__stored_approval_effect__init(c)
            c.pointee.kind = try writer.string(self.kind)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
