// Generated from shuangma/identity/v1/records.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CIdentityRecords
import CWellKnownTypes
public import CommonContracts
public import IdentityContracts
public import Wire

extension IdentityV1 {
    /// What is left to do about a link of relatives (ID-9).
    public struct StoredRelativeEffectKind: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// None.
        public static let unspecified = Self(rawValue: 0)
        /// In the partition of the holder: take the place back unless the dependant has the link.
        public static let settle = Self(rawValue: 1)
        /// In the partition of the holder: take the link from the dependant, and then the place from the holder.
        public static let end = Self(rawValue: 2)
        /// In the partition of the dependant, who has ended the link: take the place from the holder.
        public static let free = Self(rawValue: 3)
        /// In the partition of a holder who has lost their number: end all their links, unless they have one again.
        public static let orphan = Self(rawValue: 4)
        /// In the partition of the dependant: tell them by SMS that somebody shows their codes.
        public static let tell = Self(rawValue: 5)
    }

    /// What is left to do about the numbers of a person.
    public struct StoredPhoneEffectKind: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// None.
        public static let unspecified = Self(rawValue: 0)
        /// The person has proved `phone`: it is given to them, in place of `former` if there is one.
        public static let give = Self(rawValue: 1)
        /// Tell `phone` by SMS that the person's numbers have changed.
        public static let tell = Self(rawValue: 2)
    }

    /// A registered person, in the partition of the person.
    public struct StoredPerson: WireMessage {
        /// Normalised document.
        public var document: CommonV1.Document?
        /// Name.
        public var name: String
        /// Mobile number that the person holds, 11 digits; empty when there is none, or when it was lost to another person.
        public var phone: String
        /// Division of residence; may be empty.
        public var division: String
        /// When the register issued this version of the row; absent when it does not say (COL-13).
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The register's number of this version of the row; 0 when it gives none.
        public var revision: UInt64
        /// Key of the number that the row names although another person holds it; empty when there is none.
        public var lostPhoneKey: [UInt8]
        /// By what the person is known to be who they say; unspecified for rows of the register.
        public var verification: IdentityV1.VerificationLevel
        /// The person was given the number by an application, and not by a row.
        public var phoneBound: Bool
        /// Of a number that an application gave: key of the number that the row names; empty when it names none.
        public var rowPhoneKey: [UInt8]
        /// Further numbers that the person holds, the first that came first. The person has proved them, or the register names one
        /// beside a number that the person chose.
        public var otherPhones: [IdentityV1.StoredOtherPhone]
        /// The person chose `phone` with a code, or staff did: a row that names another number gives that one beside it.
        public var phoneChosen: Bool
        /// When the person proved `phone`, seconds since 1970; 0 when that was not written down.
        public var phoneAddedAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_person__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.document = nil
            self.name = ""
            self.phone = ""
            self.division = ""
            self.issuedAt = nil
            self.revision = 0
            self.lostPhoneKey = []
            self.verification = .init(rawValue: 0)
            self.phoneBound = false
            self.rowPhoneKey = []
            self.otherPhones = []
            self.phoneChosen = false
            self.phoneAddedAt = 0
        }

        public init(
            document: CommonV1.Document? = nil,
            name: String = "",
            phone: String = "",
            division: String = "",
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            lostPhoneKey: [UInt8] = [],
            verification: IdentityV1.VerificationLevel = .init(rawValue: 0),
            phoneBound: Bool = false,
            rowPhoneKey: [UInt8] = [],
            otherPhones: [IdentityV1.StoredOtherPhone] = [],
            phoneChosen: Bool = false,
            phoneAddedAt: Int64 = 0
        ) {
            self.document = document
            self.name = name
            self.phone = phone
            self.division = division
            self.issuedAt = issuedAt
            self.revision = revision
            self.lostPhoneKey = lostPhoneKey
            self.verification = verification
            self.phoneBound = phoneBound
            self.rowPhoneKey = rowPhoneKey
            self.otherPhones = otherPhones
            self.phoneChosen = phoneChosen
            self.phoneAddedAt = phoneAddedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredPerson.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.StoredPerson.name")
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.StoredPerson.phone")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.StoredPerson.division")
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.lostPhoneKey = MessageReader.bytes(c.pointee.lost_phone_key)
            self.verification = IdentityV1.VerificationLevel(rawValue: Int32(truncatingIfNeeded: c.pointee.verification.rawValue))
            self.phoneBound = c.pointee.phone_bound != 0
            self.rowPhoneKey = MessageReader.bytes(c.pointee.row_phone_key)
            self.otherPhones = try MessageReader.array(c.pointee.n_other_phones, c.pointee.other_phones) { element throws(WireError) in
                try IdentityV1.StoredOtherPhone(c: UnsafeRawPointer(element!))
            }
            self.phoneChosen = c.pointee.phone_chosen != 0
            self.phoneAddedAt = c.pointee.phone_added_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredPerson.self)
            shuangma__identity__v1__stored_person__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.name = try writer.string(self.name)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.division = try writer.string(self.division)
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.lost_phone_key = try writer.bytes(self.lostPhoneKey)
            c.pointee.verification = Shuangma__Identity__V1__VerificationLevel(rawValue: .init(truncatingIfNeeded: self.verification.rawValue))
            c.pointee.phone_bound = self.phoneBound ? 1 : 0
            c.pointee.row_phone_key = try writer.bytes(self.rowPhoneKey)
            c.pointee.n_other_phones = self.otherPhones.count
            c.pointee.other_phones = try writer.array(self.otherPhones) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__StoredOtherPhone.self) }
            c.pointee.phone_chosen = self.phoneChosen ? 1 : 0
            c.pointee.phone_added_at = self.phoneAddedAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A further number of a person.
    public struct StoredOtherPhone: WireMessage {
        /// The number, 11 digits.
        public var phone: String
        /// When the person proved it, seconds since 1970; 0 when a row gave it.
        public var addedAt: Int64
        /// The person's row names it.
        public var byRow: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_other_phone__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.phone = ""
            self.addedAt = 0
            self.byRow = false
        }

        public init(
            phone: String = "",
            addedAt: Int64 = 0,
            byRow: Bool = false
        ) {
            self.phone = phone
            self.addedAt = addedAt
            self.byRow = byRow
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredOtherPhone.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.StoredOtherPhone.phone")
            self.addedAt = c.pointee.added_at
            self.byRow = c.pointee.by_row != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredOtherPhone.self)
            shuangma__identity__v1__stored_other_phone__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.added_at = self.addedAt
            c.pointee.by_row = self.byRow ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What is left to do when the holder of a number has changed, in the partition of the phone: the record, sessions and
    /// notifications of a person follow (TRIP-12).
    public struct StoredHolderEffect: WireMessage {
        /// Key of the person.
        public var personKey: [UInt8]
        /// The number, 11 digits.
        public var phone: String
        /// Whether the person held the number before and is told that it was lost.
        public var wasHolder: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_holder_effect__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.personKey = []
            self.phone = ""
            self.wasHolder = false
        }

        public init(
            personKey: [UInt8] = [],
            phone: String = "",
            wasHolder: Bool = false
        ) {
            self.personKey = personKey
            self.phone = phone
            self.wasHolder = wasHolder
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredHolderEffect.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.StoredHolderEffect.phone")
            self.wasHolder = c.pointee.was_holder != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredHolderEffect.self)
            shuangma__identity__v1__stored_holder_effect__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.was_holder = self.wasHolder ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What is left to do when a row has given a person another number, in the partition of the person: the old number loses
    /// its holder, and the new one gets its (TRIP-12).
    public struct StoredMoveEffect: WireMessage {
        /// The number that the person left, 11 digits; empty when there was none.
        public var left: String
        /// Order of the row that had given it.
        public var leftIssuedAt: GoogleProtobuf.Timestamp?
        /// The same.
        public var leftRevision: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_move_effect__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.left = ""
            self.leftIssuedAt = nil
            self.leftRevision = 0
        }

        public init(
            left: String = "",
            leftIssuedAt: GoogleProtobuf.Timestamp? = nil,
            leftRevision: UInt64 = 0
        ) {
            self.left = left
            self.leftIssuedAt = leftIssuedAt
            self.leftRevision = leftRevision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredMoveEffect.self)
            self.left = try MessageReader.string(c.pointee.left, field: "shuangma.identity.v1.StoredMoveEffect.left")
            self.leftIssuedAt = try MessageReader.message(c.pointee.left_issued_at, as: GoogleProtobuf.Timestamp.self)
            self.leftRevision = c.pointee.left_revision
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredMoveEffect.self)
            shuangma__identity__v1__stored_move_effect__init(c)
            c.pointee.left = try writer.string(self.left)
            if let value = self.leftIssuedAt { c.pointee.left_issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.left_revision = self.leftRevision
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A code that was sent to a phone, in the partition of the phone under the purpose and the code's handle.
    public struct StoredSmsCode: WireMessage {
        /// Keyed hash of phone, purpose, handle and digits, 32 bytes.
        public var codeHash: [UInt8]
        /// When it was sent, seconds since 1970.
        public var sentAt: Int64
        /// Wrong tries so far.
        public var wrongTries: UInt32
        /// Who asked for it and is no stranger to the phone: the key of a known device or of a person with a session, 16 bytes;
        /// empty for strangers.
        public var known: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_sms_code__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.codeHash = []
            self.sentAt = 0
            self.wrongTries = 0
            self.known = []
        }

        public init(
            codeHash: [UInt8] = [],
            sentAt: Int64 = 0,
            wrongTries: UInt32 = 0,
            known: [UInt8] = []
        ) {
            self.codeHash = codeHash
            self.sentAt = sentAt
            self.wrongTries = wrongTries
            self.known = known
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredSmsCode.self)
            self.codeHash = MessageReader.bytes(c.pointee.code_hash)
            self.sentAt = c.pointee.sent_at
            self.wrongTries = c.pointee.wrong_tries
            self.known = MessageReader.bytes(c.pointee.known)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredSmsCode.self)
            shuangma__identity__v1__stored_sms_code__init(c)
            c.pointee.code_hash = try writer.bytes(self.codeHash)
            c.pointee.sent_at = self.sentAt
            c.pointee.wrong_tries = self.wrongTries
            c.pointee.known = try writer.bytes(self.known)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A device from which somebody has logged in with a phone, in the partition of the phone under the keyed hash of the
    /// device's token. It expires 180 days after the last login.
    public struct StoredDevice: WireMessage {
        /// When it logged in for the last time, seconds since 1970.
        public var loggedInAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_device__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.loggedInAt = 0
        }

        public init(
            loggedInAt: Int64 = 0
        ) {
            self.loggedInAt = loggedInAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredDevice.self)
            self.loggedInAt = c.pointee.logged_in_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredDevice.self)
            shuangma__identity__v1__stored_device__init(c)
            c.pointee.logged_in_at = self.loggedInAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A message of the embedded outbox, in the partition of the phone under its time.
    public struct StoredSms: WireMessage {
        /// The message.
        public var message: IdentityV1.SmsMessage?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_sms__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.message = nil
        }

        public init(
            message: IdentityV1.SmsMessage? = nil
        ) {
            self.message = message
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredSms.self)
            self.message = try MessageReader.message(c.pointee.message, as: IdentityV1.SmsMessage.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredSms.self)
            shuangma__identity__v1__stored_sms__init(c)
            if let value = self.message { c.pointee.message = try writer.message(value, as: Shuangma__Identity__V1__SmsMessage.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That a notice is on its way, in the partition of the person under the notice's id. It expires a week after it was due.
    public struct StoredNotice: WireMessage {
        /// When it was handed over, seconds since 1970.
        public var sentAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_notice__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.sentAt = 0
        }

        public init(
            sentAt: Int64 = 0
        ) {
            self.sentAt = sentAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredNotice.self)
            self.sentAt = c.pointee.sent_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredNotice.self)
            shuangma__identity__v1__stored_notice__init(c)
            c.pointee.sent_at = self.sentAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An effect of a link, under its kind (1 byte) and the id of the link.
    public struct StoredRelativeEffect: WireMessage {
        /// What is to be done.
        public var kind: IdentityV1.StoredRelativeEffectKind
        /// The link, 16 bytes; empty when it is about all of them.
        public var link: [UInt8]
        /// Key of the person on the other side, 16 bytes; empty likewise.
        public var otherKey: [UInt8]
        /// When it was caused, seconds since 1970.
        public var at: Int64
        /// When a worker carries it out at the earliest, seconds since 1970.
        public var dueAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_relative_effect__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.link = []
            self.otherKey = []
            self.at = 0
            self.dueAt = 0
        }

        public init(
            kind: IdentityV1.StoredRelativeEffectKind = .init(rawValue: 0),
            link: [UInt8] = [],
            otherKey: [UInt8] = [],
            at: Int64 = 0,
            dueAt: Int64 = 0
        ) {
            self.kind = kind
            self.link = link
            self.otherKey = otherKey
            self.at = at
            self.dueAt = dueAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredRelativeEffect.self)
            self.kind = IdentityV1.StoredRelativeEffectKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.link = MessageReader.bytes(c.pointee.link)
            self.otherKey = MessageReader.bytes(c.pointee.other_key)
            self.at = c.pointee.at
            self.dueAt = c.pointee.due_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredRelativeEffect.self)
            shuangma__identity__v1__stored_relative_effect__init(c)
            c.pointee.kind = Shuangma__Identity__V1__StoredRelativeEffectKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            c.pointee.link = try writer.bytes(self.link)
            c.pointee.other_key = try writer.bytes(self.otherKey)
            c.pointee.at = self.at
            c.pointee.due_at = self.dueAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An account of a person or a feed of a machine, under its name.
    public struct StoredStaffAccount: WireMessage {
        /// As others see it. `last_login_at`, `recovery_codes_left` and `public_keys` are kept here as well.
        public var account: IdentityV1.StaffAccount?
        /// Password of a person; absent before enrolment.
        public var password: IdentityV1.StoredPassword?
        /// Secret of the second factor, sealed with AES-GCM: nonce, ciphertext and tag.
        public var sealedSecret: [UInt8]
        /// Last step of the second factor that was used; steps up to it count no more.
        public var lastStep: Int64
        /// SHA-256 of each recovery code that is left.
        public var recoveryHashes: [[UInt8]]
        /// What the person has to bring to enrol; absent when there is nothing to enrol.
        public var enrolment: IdentityV1.StoredEnrolment?
        /// Blocks of addresses that the account was logged in from, the last one first; at most 8, each as 16 bytes of its hash.
        public var knownAddresses: [[UInt8]]
        /// Tokens were last given at these moments by block of `known_addresses`, seconds since 1970.
        public var knownSince: [Int64]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_staff_account__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.account = nil
            self.password = nil
            self.sealedSecret = []
            self.lastStep = 0
            self.recoveryHashes = []
            self.enrolment = nil
            self.knownAddresses = []
            self.knownSince = []
        }

        public init(
            account: IdentityV1.StaffAccount? = nil,
            password: IdentityV1.StoredPassword? = nil,
            sealedSecret: [UInt8] = [],
            lastStep: Int64 = 0,
            recoveryHashes: [[UInt8]] = [],
            enrolment: IdentityV1.StoredEnrolment? = nil,
            knownAddresses: [[UInt8]] = [],
            knownSince: [Int64] = []
        ) {
            self.account = account
            self.password = password
            self.sealedSecret = sealedSecret
            self.lastStep = lastStep
            self.recoveryHashes = recoveryHashes
            self.enrolment = enrolment
            self.knownAddresses = knownAddresses
            self.knownSince = knownSince
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredStaffAccount.self)
            self.account = try MessageReader.message(c.pointee.account, as: IdentityV1.StaffAccount.self)
            self.password = try MessageReader.message(c.pointee.password, as: IdentityV1.StoredPassword.self)
            self.sealedSecret = MessageReader.bytes(c.pointee.sealed_secret)
            self.lastStep = c.pointee.last_step
            self.recoveryHashes = try MessageReader.array(c.pointee.n_recovery_hashes, c.pointee.recovery_hashes) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.enrolment = try MessageReader.message(c.pointee.enrolment, as: IdentityV1.StoredEnrolment.self)
            self.knownAddresses = try MessageReader.array(c.pointee.n_known_addresses, c.pointee.known_addresses) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.knownSince = Array(UnsafeBufferPointer(start: c.pointee.known_since, count: c.pointee.n_known_since))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredStaffAccount.self)
            shuangma__identity__v1__stored_staff_account__init(c)
            if let value = self.account { c.pointee.account = try writer.message(value, as: Shuangma__Identity__V1__StaffAccount.self) }
            if let value = self.password { c.pointee.password = try writer.message(value, as: Shuangma__Identity__V1__StoredPassword.self) }
            c.pointee.sealed_secret = try writer.bytes(self.sealedSecret)
            c.pointee.last_step = self.lastStep
            c.pointee.n_recovery_hashes = self.recoveryHashes.count
            c.pointee.recovery_hashes = try writer.array(self.recoveryHashes) { element throws(WireError) in try writer.bytes(element) }
            if let value = self.enrolment { c.pointee.enrolment = try writer.message(value, as: Shuangma__Identity__V1__StoredEnrolment.self) }
            c.pointee.n_known_addresses = self.knownAddresses.count
            c.pointee.known_addresses = try writer.array(self.knownAddresses) { element throws(WireError) in try writer.bytes(element) }
            c.pointee.n_known_since = self.knownSince.count
            c.pointee.known_since = try writer.array(self.knownSince) { element throws(WireError) in element }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A password that cannot be read.
    public struct StoredPassword: WireMessage {
        /// Random, 16 bytes.
        public var salt: [UInt8]
        /// scrypt of the password, 32 bytes.
        public var hash: [UInt8]
        /// Cost of scrypt: N as its logarithm to base 2.
        public var logN: UInt32
        /// Cost of scrypt: r.
        public var r: UInt32
        /// Cost of scrypt: p.
        public var p: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_password__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.salt = []
            self.hash = []
            self.logN = 0
            self.r = 0
            self.p = 0
        }

        public init(
            salt: [UInt8] = [],
            hash: [UInt8] = [],
            logN: UInt32 = 0,
            r: UInt32 = 0,
            p: UInt32 = 0
        ) {
            self.salt = salt
            self.hash = hash
            self.logN = logN
            self.r = r
            self.p = p
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredPassword.self)
            self.salt = MessageReader.bytes(c.pointee.salt)
            self.hash = MessageReader.bytes(c.pointee.hash)
            self.logN = c.pointee.log_n
            self.r = c.pointee.r
            self.p = c.pointee.p
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredPassword.self)
            shuangma__identity__v1__stored_password__init(c)
            c.pointee.salt = try writer.bytes(self.salt)
            c.pointee.hash = try writer.bytes(self.hash)
            c.pointee.log_n = self.logN
            c.pointee.r = self.r
            c.pointee.p = self.p
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An enrolment that is to be made or under way.
    public struct StoredEnrolment: WireMessage {
        /// SHA-256 of the enrolment code; empty once it is used up.
        public var codeHash: [UInt8]
        /// SHA-256 of the confirmation; empty before the code is used up.
        public var confirmationHash: [UInt8]
        /// When it lapses, seconds since 1970.
        public var expiresAt: Int64
        /// Wrong codes of the second factor so far.
        public var wrongTries: UInt32
        /// Password that counts once the second factor is confirmed.
        public var password: IdentityV1.StoredPassword?
        /// Secret that counts then, sealed as `sealed_secret`.
        public var sealedSecret: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_enrolment__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.codeHash = []
            self.confirmationHash = []
            self.expiresAt = 0
            self.wrongTries = 0
            self.password = nil
            self.sealedSecret = []
        }

        public init(
            codeHash: [UInt8] = [],
            confirmationHash: [UInt8] = [],
            expiresAt: Int64 = 0,
            wrongTries: UInt32 = 0,
            password: IdentityV1.StoredPassword? = nil,
            sealedSecret: [UInt8] = []
        ) {
            self.codeHash = codeHash
            self.confirmationHash = confirmationHash
            self.expiresAt = expiresAt
            self.wrongTries = wrongTries
            self.password = password
            self.sealedSecret = sealedSecret
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredEnrolment.self)
            self.codeHash = MessageReader.bytes(c.pointee.code_hash)
            self.confirmationHash = MessageReader.bytes(c.pointee.confirmation_hash)
            self.expiresAt = c.pointee.expires_at
            self.wrongTries = c.pointee.wrong_tries
            self.password = try MessageReader.message(c.pointee.password, as: IdentityV1.StoredPassword.self)
            self.sealedSecret = MessageReader.bytes(c.pointee.sealed_secret)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredEnrolment.self)
            shuangma__identity__v1__stored_enrolment__init(c)
            c.pointee.code_hash = try writer.bytes(self.codeHash)
            c.pointee.confirmation_hash = try writer.bytes(self.confirmationHash)
            c.pointee.expires_at = self.expiresAt
            c.pointee.wrong_tries = self.wrongTries
            if let value = self.password { c.pointee.password = try writer.message(value, as: Shuangma__Identity__V1__StoredPassword.self) }
            c.pointee.sealed_secret = try writer.bytes(self.sealedSecret)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A token of staff or a feed, under the account's name and the token's id.
    public struct StoredStaffToken: WireMessage {
        /// As others see it.
        public var token: IdentityV1.StaffToken?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_staff_token__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.token = nil
        }

        public init(
            token: IdentityV1.StaffToken? = nil
        ) {
            self.token = token
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredStaffToken.self)
            self.token = try MessageReader.message(c.pointee.token, as: IdentityV1.StaffToken.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredStaffToken.self)
            shuangma__identity__v1__stored_staff_token__init(c)
            if let value = self.token { c.pointee.token = try writer.message(value, as: Shuangma__Identity__V1__StaffToken.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An assertion that was used, under its hash. It lapses with the assertion.
    public struct StoredAssertion: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_assertion__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredAssertion.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredAssertion.self)
            shuangma__identity__v1__stored_assertion__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Log-ins that failed, of an account from a block of addresses, of an account, or from a block.
    public struct StoredLoginFailures: WireMessage {
        /// How many there were without a success.
        public var count: UInt32
        /// When the last one was, seconds since 1970.
        public var lastAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_login_failures__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.count = 0
            self.lastAt = 0
        }

        public init(
            count: UInt32 = 0,
            lastAt: Int64 = 0
        ) {
            self.count = count
            self.lastAt = lastAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredLoginFailures.self)
            self.count = c.pointee.count
            self.lastAt = c.pointee.last_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredLoginFailures.self)
            shuangma__identity__v1__stored_login_failures__init(c)
            c.pointee.count = self.count
            c.pointee.last_at = self.lastAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a proposal would do to an account or feed, in the partition of all accounts under the id of the proposal.
    public struct StoredStaffProposal: WireMessage {
        /// Name of the account or feed.
        public var name: String
        /// Name of the method that proposed it, such as `ChangeAccount`.
        public var method: String
        /// Name of the account that proposed it.
        public var proposer: String
        /// What the account may do then; absent where that stays.
        public var scope: IdentityV1.StaffScope?
        /// Public keys that a feed has then; none where they stay.
        public var publicKeys: [String]
        /// What the person has to bring to enrol anew; absent where nothing has to be enrolled anew.
        public var enrolment: IdentityV1.StoredEnrolment?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_staff_proposal__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.name = ""
            self.method = ""
            self.proposer = ""
            self.scope = nil
            self.publicKeys = []
            self.enrolment = nil
        }

        public init(
            name: String = "",
            method: String = "",
            proposer: String = "",
            scope: IdentityV1.StaffScope? = nil,
            publicKeys: [String] = [],
            enrolment: IdentityV1.StoredEnrolment? = nil
        ) {
            self.name = name
            self.method = method
            self.proposer = proposer
            self.scope = scope
            self.publicKeys = publicKeys
            self.enrolment = enrolment
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredStaffProposal.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.StoredStaffProposal.name")
            self.method = try MessageReader.string(c.pointee.method, field: "shuangma.identity.v1.StoredStaffProposal.method")
            self.proposer = try MessageReader.string(c.pointee.proposer, field: "shuangma.identity.v1.StoredStaffProposal.proposer")
            self.scope = try MessageReader.message(c.pointee.scope, as: IdentityV1.StaffScope.self)
            self.publicKeys = try MessageReader.array(c.pointee.n_public_keys, c.pointee.public_keys) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.StoredStaffProposal.public_keys")
            }
            self.enrolment = try MessageReader.message(c.pointee.enrolment, as: IdentityV1.StoredEnrolment.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredStaffProposal.self)
            shuangma__identity__v1__stored_staff_proposal__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.method = try writer.string(self.method)
            c.pointee.proposer = try writer.string(self.proposer)
            if let value = self.scope { c.pointee.scope = try writer.message(value, as: Shuangma__Identity__V1__StaffScope.self) }
            c.pointee.n_public_keys = self.publicKeys.count
            c.pointee.public_keys = try writer.array(self.publicKeys) { element throws(WireError) in try writer.string(element) }
            if let value = self.enrolment { c.pointee.enrolment = try writer.message(value, as: Shuangma__Identity__V1__StoredEnrolment.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What staff have to decide about a person, in the partition of the person under its id.
    public struct StoredCase: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// What is to be decided: the subject of the kind carries it out.
        public var kind: String
        /// Where it stands.
        public var state: IdentityV1.CaseState
        /// Division where the person lives or stays, 6 digits; empty where none is known.
        public var division: String
        /// When it was opened, seconds since 1970.
        public var openedAt: Int64
        /// When it expires unless it is decided about, seconds since 1970.
        public var expiresAt: Int64
        /// What there is to know about it, masked.
        public var facts: [IdentityV1.CaseFact]
        /// What its kind keeps of it.
        public var content: [UInt8]
        /// The decision; absent before, and when it has expired.
        public var decision: IdentityV1.CaseDecision?
        /// Roles of those who decide, by their words.
        public var deciders: [String]
        /// Name of the account that opened it, and may not accept it; empty where no account did.
        public var openedBy: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_case__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.id = []
            self.kind = ""
            self.state = .init(rawValue: 0)
            self.division = ""
            self.openedAt = 0
            self.expiresAt = 0
            self.facts = []
            self.content = []
            self.decision = nil
            self.deciders = []
            self.openedBy = ""
        }

        public init(
            id: [UInt8] = [],
            kind: String = "",
            state: IdentityV1.CaseState = .init(rawValue: 0),
            division: String = "",
            openedAt: Int64 = 0,
            expiresAt: Int64 = 0,
            facts: [IdentityV1.CaseFact] = [],
            content: [UInt8] = [],
            decision: IdentityV1.CaseDecision? = nil,
            deciders: [String] = [],
            openedBy: String = ""
        ) {
            self.id = id
            self.kind = kind
            self.state = state
            self.division = division
            self.openedAt = openedAt
            self.expiresAt = expiresAt
            self.facts = facts
            self.content = content
            self.decision = decision
            self.deciders = deciders
            self.openedBy = openedBy
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredCase.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.identity.v1.StoredCase.kind")
            self.state = IdentityV1.CaseState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.StoredCase.division")
            self.openedAt = c.pointee.opened_at
            self.expiresAt = c.pointee.expires_at
            self.facts = try MessageReader.array(c.pointee.n_facts, c.pointee.facts) { element throws(WireError) in
                try IdentityV1.CaseFact(c: UnsafeRawPointer(element!))
            }
            self.content = MessageReader.bytes(c.pointee.content)
            self.decision = try MessageReader.message(c.pointee.decision, as: IdentityV1.CaseDecision.self)
            self.deciders = try MessageReader.array(c.pointee.n_deciders, c.pointee.deciders) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.StoredCase.deciders")
            }
            self.openedBy = try MessageReader.string(c.pointee.opened_by, field: "shuangma.identity.v1.StoredCase.opened_by")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredCase.self)
            shuangma__identity__v1__stored_case__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.kind = try writer.string(self.kind)
            c.pointee.state = Shuangma__Identity__V1__CaseState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.division = try writer.string(self.division)
            c.pointee.opened_at = self.openedAt
            c.pointee.expires_at = self.expiresAt
            c.pointee.n_facts = self.facts.count
            c.pointee.facts = try writer.array(self.facts) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__CaseFact.self) }
            c.pointee.content = try writer.bytes(self.content)
            if let value = self.decision { c.pointee.decision = try writer.message(value, as: Shuangma__Identity__V1__CaseDecision.self) }
            c.pointee.n_deciders = self.deciders.count
            c.pointee.deciders = try writer.array(self.deciders) { element throws(WireError) in try writer.string(element) }
            c.pointee.opened_by = try writer.string(self.openedBy)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That the lists have to follow a case, and its subject a decision, in the partition of the person under the id of the case.
    public struct StoredCaseEffect: WireMessage {
        /// When the case was changed, seconds since 1970: an effect of later replaces it.
        public var at: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_case_effect__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.at = 0
        }

        public init(
            at: Int64 = 0
        ) {
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredCaseEffect.self)
            self.at = c.pointee.at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredCaseEffect.self)
            shuangma__identity__v1__stored_case_effect__init(c)
            c.pointee.at = self.at
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a case about two documents of one person keeps (COL-16).
    public struct StoredAliasCase: WireMessage {
        /// The document of the case's person, normalised.
        public var document: CommonV1.Document?
        /// The other document, normalised.
        public var other: CommonV1.Document?
        /// Name on the other document, as whoever opened the case gave it; empty of documents that are to be taken apart.
        public var otherName: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_alias_case__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

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
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredAliasCase.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.other = try MessageReader.message(c.pointee.other, as: CommonV1.Document.self)
            self.otherName = try MessageReader.string(c.pointee.other_name, field: "shuangma.identity.v1.StoredAliasCase.other_name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredAliasCase.self)
            shuangma__identity__v1__stored_alias_case__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            if let value = self.other { c.pointee.other = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.other_name = try writer.string(self.otherName)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That another document's partition has still to learn something, under the key of that partition: how the two stand,
    /// or, with the id of the case behind the key, that somebody asked for them to be joined (COL-16).
    public struct StoredAliasEffect: WireMessage {
        /// When it was written, seconds since 1970.
        public var at: Int64
        /// The case that asks, 16 bytes; empty where one has decided.
        public var askedFor: [UInt8]
        /// Number of the own document, its middle hidden, of a case that asks.
        public var maskedDocument: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_alias_effect__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.at = 0
            self.askedFor = []
            self.maskedDocument = ""
        }

        public init(
            at: Int64 = 0,
            askedFor: [UInt8] = [],
            maskedDocument: String = ""
        ) {
            self.at = at
            self.askedFor = askedFor
            self.maskedDocument = maskedDocument
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredAliasEffect.self)
            self.at = c.pointee.at
            self.askedFor = MessageReader.bytes(c.pointee.asked_for)
            self.maskedDocument = try MessageReader.string(c.pointee.masked_document, field: "shuangma.identity.v1.StoredAliasEffect.masked_document")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredAliasEffect.self)
            shuangma__identity__v1__stored_alias_effect__init(c)
            c.pointee.at = self.at
            c.pointee.asked_for = try writer.bytes(self.askedFor)
            c.pointee.masked_document = try writer.string(self.maskedDocument)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Whose turn it is to join documents or to take them apart: the one record of its partition (COL-16).
    public struct StoredAliasTurn: WireMessage {
        /// Chosen at random, 16 bytes.
        public var id: [UInt8]
        /// Until when, seconds since 1970. Whoever comes later completes or ends what was begun.
        public var until: Int64
        /// The partition that is written first, 16 bytes.
        public var first: [UInt8]
        /// The partition of the other document, 16 bytes.
        public var other: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_alias_turn__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.id = []
            self.until = 0
            self.first = []
            self.other = []
        }

        public init(
            id: [UInt8] = [],
            until: Int64 = 0,
            first: [UInt8] = [],
            other: [UInt8] = []
        ) {
            self.id = id
            self.until = until
            self.first = first
            self.other = other
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredAliasTurn.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.until = c.pointee.until
            self.first = MessageReader.bytes(c.pointee.first)
            self.other = MessageReader.bytes(c.pointee.other)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredAliasTurn.self)
            shuangma__identity__v1__stored_alias_turn__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.until = self.until
            c.pointee.first = try writer.bytes(self.first)
            c.pointee.other = try writer.bytes(self.other)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where a case is stored: in the list of a province under the moment of its expiry and its id, and by its id.
    public struct StoredCaseEntry: WireMessage {
        /// Names the case, 16 bytes.
        public var id: [UInt8]
        /// Key of the person, 16 bytes.
        public var personKey: [UInt8]
        /// What is to be decided.
        public var kind: String
        /// Division where the person lives or stays; may be empty.
        public var division: String
        /// When it was opened, seconds since 1970.
        public var openedAt: Int64
        /// When it expires, seconds since 1970.
        public var expiresAt: Int64
        /// Roles of those who decide, by their words.
        public var deciders: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_case_entry__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.id = []
            self.personKey = []
            self.kind = ""
            self.division = ""
            self.openedAt = 0
            self.expiresAt = 0
            self.deciders = []
        }

        public init(
            id: [UInt8] = [],
            personKey: [UInt8] = [],
            kind: String = "",
            division: String = "",
            openedAt: Int64 = 0,
            expiresAt: Int64 = 0,
            deciders: [String] = []
        ) {
            self.id = id
            self.personKey = personKey
            self.kind = kind
            self.division = division
            self.openedAt = openedAt
            self.expiresAt = expiresAt
            self.deciders = deciders
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredCaseEntry.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.identity.v1.StoredCaseEntry.kind")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.StoredCaseEntry.division")
            self.openedAt = c.pointee.opened_at
            self.expiresAt = c.pointee.expires_at
            self.deciders = try MessageReader.array(c.pointee.n_deciders, c.pointee.deciders) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.StoredCaseEntry.deciders")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredCaseEntry.self)
            shuangma__identity__v1__stored_case_entry__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.kind = try writer.string(self.kind)
            c.pointee.division = try writer.string(self.division)
            c.pointee.opened_at = self.openedAt
            c.pointee.expires_at = self.expiresAt
            c.pointee.n_deciders = self.deciders.count
            c.pointee.deciders = try writer.array(self.deciders) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An application for a code, in the partition of its phone under the handle of the code that proved the phone.
    public struct StoredRegistration: WireMessage {
        /// The document, normalised.
        public var document: CommonV1.Document?
        /// The name.
        public var name: String
        /// The number, 11 digits.
        public var phone: String
        /// Where the person says that they live or stay.
        public var division: String
        /// Day of entry; empty when there is none.
        public var enteredOn: String
        /// Where it stands.
        public var state: IdentityV1.RegistrationState
        /// Why it is refused.
        public var refusal: IdentityV1.RegistrationRefusal
        /// Why staff rejected it.
        public var reason: IdentityV1.CaseReason
        /// When it was made, seconds since 1970.
        public var appliedAt: Int64
        /// Keyed hash of the code, as of StoredSmsCode: who repeats the request shows the same code.
        public var codeProof: [UInt8]
        /// SHA-256 of the request's content, 32 bytes.
        public var content: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_registration__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.document = nil
            self.name = ""
            self.phone = ""
            self.division = ""
            self.enteredOn = ""
            self.state = .init(rawValue: 0)
            self.refusal = .init(rawValue: 0)
            self.reason = .init(rawValue: 0)
            self.appliedAt = 0
            self.codeProof = []
            self.content = []
        }

        public init(
            document: CommonV1.Document? = nil,
            name: String = "",
            phone: String = "",
            division: String = "",
            enteredOn: String = "",
            state: IdentityV1.RegistrationState = .init(rawValue: 0),
            refusal: IdentityV1.RegistrationRefusal = .init(rawValue: 0),
            reason: IdentityV1.CaseReason = .init(rawValue: 0),
            appliedAt: Int64 = 0,
            codeProof: [UInt8] = [],
            content: [UInt8] = []
        ) {
            self.document = document
            self.name = name
            self.phone = phone
            self.division = division
            self.enteredOn = enteredOn
            self.state = state
            self.refusal = refusal
            self.reason = reason
            self.appliedAt = appliedAt
            self.codeProof = codeProof
            self.content = content
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredRegistration.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.StoredRegistration.name")
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.StoredRegistration.phone")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.StoredRegistration.division")
            self.enteredOn = try MessageReader.string(c.pointee.entered_on, field: "shuangma.identity.v1.StoredRegistration.entered_on")
            self.state = IdentityV1.RegistrationState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.refusal = IdentityV1.RegistrationRefusal(rawValue: Int32(truncatingIfNeeded: c.pointee.refusal.rawValue))
            self.reason = IdentityV1.CaseReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
            self.appliedAt = c.pointee.applied_at
            self.codeProof = MessageReader.bytes(c.pointee.code_proof)
            self.content = MessageReader.bytes(c.pointee.content)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredRegistration.self)
            shuangma__identity__v1__stored_registration__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.name = try writer.string(self.name)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.division = try writer.string(self.division)
            c.pointee.entered_on = try writer.string(self.enteredOn)
            c.pointee.state = Shuangma__Identity__V1__RegistrationState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.refusal = Shuangma__Identity__V1__RegistrationRefusal(rawValue: .init(truncatingIfNeeded: self.refusal.rawValue))
            c.pointee.reason = Shuangma__Identity__V1__CaseReason(rawValue: .init(truncatingIfNeeded: self.reason.rawValue))
            c.pointee.applied_at = self.appliedAt
            c.pointee.code_proof = try writer.bytes(self.codeProof)
            c.pointee.content = try writer.bytes(self.content)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That an application waits for the register, in the partition of its phone under its handle.
    public struct StoredRegistrationEffect: WireMessage {
        /// When it was made, seconds since 1970.
        public var at: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_registration_effect__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.at = 0
        }

        public init(
            at: Int64 = 0
        ) {
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredRegistrationEffect.self)
            self.at = c.pointee.at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredRegistrationEffect.self)
            shuangma__identity__v1__stored_registration_effect__init(c)
            c.pointee.at = self.at
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What the case of an application keeps.
    public struct StoredRegistrationCase: WireMessage {
        /// The number, 11 digits.
        public var phone: String
        /// Names the application, 16 bytes.
        public var handle: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_registration_case__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.phone = ""
            self.handle = []
        }

        public init(
            phone: String = "",
            handle: [UInt8] = []
        ) {
            self.phone = phone
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredRegistrationCase.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.StoredRegistrationCase.phone")
            self.handle = MessageReader.bytes(c.pointee.handle)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredRegistrationCase.self)
            shuangma__identity__v1__stored_registration_case__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.handle = try writer.bytes(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That a person was given what is held about them, in their partition under the empty key. It expires after a day, before
    /// which there is no other export.
    public struct StoredExport: WireMessage {
        /// Names it, 16 bytes: later pages show it.
        public var id: [UInt8]
        /// When it began, seconds since 1970.
        public var at: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_export__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.id = []
            self.at = 0
        }

        public init(
            id: [UInt8] = [],
            at: Int64 = 0
        ) {
            self.id = id
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredExport.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.at = c.pointee.at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredExport.self)
            shuangma__identity__v1__stored_export__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.at = self.at
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a provider of SMS told of a message, in the partition that the message's id names. It expires after a day.
    public struct StoredSmsReceipt: WireMessage {
        /// Name of the provider.
        public var provider: String
        /// What became of the message.
        public var status: IdentityV1.SmsReceiptStatus
        /// When the provider told it, seconds since 1970.
        public var at: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_sms_receipt__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.provider = ""
            self.status = .init(rawValue: 0)
            self.at = 0
        }

        public init(
            provider: String = "",
            status: IdentityV1.SmsReceiptStatus = .init(rawValue: 0),
            at: Int64 = 0
        ) {
            self.provider = provider
            self.status = status
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredSmsReceipt.self)
            self.provider = try MessageReader.string(c.pointee.provider, field: "shuangma.identity.v1.StoredSmsReceipt.provider")
            self.status = IdentityV1.SmsReceiptStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue))
            self.at = c.pointee.at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredSmsReceipt.self)
            shuangma__identity__v1__stored_sms_receipt__init(c)
            c.pointee.provider = try writer.string(self.provider)
            c.pointee.status = Shuangma__Identity__V1__SmsReceiptStatus(rawValue: .init(truncatingIfNeeded: self.status.rawValue))
            c.pointee.at = self.at
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What is left to do about a number, in the partition of the person under its kind (1 byte) and the key of the number.
    public struct StoredPhoneEffect: WireMessage {
        /// What is to be done.
        public var kind: IdentityV1.StoredPhoneEffectKind
        /// The number that it is about, 11 digits.
        public var phone: String
        /// The number that goes, 11 digits; empty when none does.
        public var former: String
        /// When it was caused, seconds since 1970.
        public var at: Int64
        /// Names the message, 16 bytes.
        public var noticeId: [UInt8]
        /// What the message says, as `sms-notices.json` names it.
        public var notice: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_phone_effect__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.phone = ""
            self.former = ""
            self.at = 0
            self.noticeId = []
            self.notice = ""
        }

        public init(
            kind: IdentityV1.StoredPhoneEffectKind = .init(rawValue: 0),
            phone: String = "",
            former: String = "",
            at: Int64 = 0,
            noticeId: [UInt8] = [],
            notice: String = ""
        ) {
            self.kind = kind
            self.phone = phone
            self.former = former
            self.at = at
            self.noticeId = noticeId
            self.notice = notice
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredPhoneEffect.self)
            self.kind = IdentityV1.StoredPhoneEffectKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.StoredPhoneEffect.phone")
            self.former = try MessageReader.string(c.pointee.former, field: "shuangma.identity.v1.StoredPhoneEffect.former")
            self.at = c.pointee.at
            self.noticeId = MessageReader.bytes(c.pointee.notice_id)
            self.notice = try MessageReader.string(c.pointee.notice, field: "shuangma.identity.v1.StoredPhoneEffect.notice")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredPhoneEffect.self)
            shuangma__identity__v1__stored_phone_effect__init(c)
            c.pointee.kind = Shuangma__Identity__V1__StoredPhoneEffectKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.former = try writer.string(self.former)
            c.pointee.at = self.at
            c.pointee.notice_id = try writer.bytes(self.noticeId)
            c.pointee.notice = try writer.string(self.notice)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What the case of a correction keeps: what is asked for, empty where nothing is.
    public struct StoredCorrectionCase: WireMessage {
        /// The name.
        public var name: String
        /// The division.
        public var division: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_correction_case__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.name = ""
            self.division = ""
        }

        public init(
            name: String = "",
            division: String = ""
        ) {
            self.name = name
            self.division = division
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredCorrectionCase.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.StoredCorrectionCase.name")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.StoredCorrectionCase.division")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredCorrectionCase.self)
            shuangma__identity__v1__stored_correction_case__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.division = try writer.string(self.division)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What the case of a lost number keeps.
    public struct StoredLostPhoneCase: WireMessage {
        /// The number that is lost, 11 digits.
        public var former: String
        /// The number in its place, 11 digits.
        public var next: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_lost_phone_case__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.former = ""
            self.next = ""
        }

        public init(
            former: String = "",
            next: String = ""
        ) {
            self.former = former
            self.next = next
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredLostPhoneCase.self)
            self.former = try MessageReader.string(c.pointee.former, field: "shuangma.identity.v1.StoredLostPhoneCase.former")
            self.next = try MessageReader.string(c.pointee.next, field: "shuangma.identity.v1.StoredLostPhoneCase.next")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredLostPhoneCase.self)
            shuangma__identity__v1__stored_lost_phone_case__init(c)
            c.pointee.former = try writer.string(self.former)
            c.pointee.next = try writer.string(self.next)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
