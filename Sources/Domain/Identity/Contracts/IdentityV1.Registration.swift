// Generated from shuangma/identity/v1/registration.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CWellKnownTypes
public import CommonContracts
public import Wire

extension IdentityV1 {
    /// Where an application stands.
    public struct RegistrationState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// It is taken, and waits for the register to answer, or for staff to decide about others of the same document.
        public static let applied = Self(rawValue: 1)
        /// The person is registered and holds the number: they can log in.
        public static let verified = Self(rawValue: 2)
        /// `refusal` says why; nothing was changed.
        public static let refused = Self(rawValue: 3)
        /// Staff have to look at the document (ID-7).
        public static let toBeChecked = Self(rawValue: 4)
    }

    /// Why an application is refused.
    public struct RegistrationRefusal: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// It is not.
        public static let unspecified = Self(rawValue: 0)
        /// No register confirms this number with this name. The same for a number that no register knows.
        public static let notConfirmed = Self(rawValue: 1)
        /// The phone number is registered to somebody else (TRIP-12), also since staff accepted the application.
        public static let numberOfAnother = Self(rawValue: 2)
        /// Staff rejected it; `reason` says why.
        public static let rejected = Self(rawValue: 3)
        /// Staff did not look at it in time.
        public static let notChecked = Self(rawValue: 4)
        /// There were too many applications for this document today.
        public static let tooOften = Self(rawValue: 5)
        /// Staff accepted it, but the person has been registered with another number or name meanwhile. Nothing was changed.
        public static let overtaken = Self(rawValue: 6)
    }

    /// Applies for a code.
    public struct RegisterRequest: WireMessage {
        /// The person's document. Of a passport the issuing country as well.
        public var document: CommonV1.Document?
        /// Name as the document writes it, 1 to 100 characters, one of them a letter.
        public var name: String
        /// Mainland mobile number, 11 digits. Nobody else may hold it (TRIP-12).
        public var phone: String
        /// The six digits sent to the phone for REGISTER.
        public var code: String
        /// `handle` of the answer with which the code was sent. It names the application from now on.
        public var handle: String
        /// Where the person lives or stays: GB/T 2260, 6 digits. Staff of this division check the application where somebody has
        /// to; what the register says of a residence counts more.
        public var division: String
        /// Day on which the person entered the country, as 2022-11-28, within the last ten years. With a passport it must be given;
        /// with a resident ID it must be empty.
        public var enteredOn: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__register_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.document = nil
            self.name = ""
            self.phone = ""
            self.code = ""
            self.handle = ""
            self.division = ""
            self.enteredOn = ""
        }

        public init(
            document: CommonV1.Document? = nil,
            name: String = "",
            phone: String = "",
            code: String = "",
            handle: String = "",
            division: String = "",
            enteredOn: String = ""
        ) {
            self.document = document
            self.name = name
            self.phone = phone
            self.code = code
            self.handle = handle
            self.division = division
            self.enteredOn = enteredOn
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RegisterRequest.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.RegisterRequest.name")
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.RegisterRequest.phone")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.RegisterRequest.code")
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.RegisterRequest.handle")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.RegisterRequest.division")
            self.enteredOn = try MessageReader.string(c.pointee.entered_on, field: "shuangma.identity.v1.RegisterRequest.entered_on")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RegisterRequest.self)
            shuangma__identity__v1__register_request__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.name = try writer.string(self.name)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.code = try writer.string(self.code)
            c.pointee.handle = try writer.string(self.handle)
            c.pointee.division = try writer.string(self.division)
            c.pointee.entered_on = try writer.string(self.enteredOn)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An application, as its applicant sees it.
    public struct Registration: WireMessage {
        /// Where it stands.
        public var state: IdentityV1.RegistrationState
        /// Why it is refused.
        public var refusal: IdentityV1.RegistrationRefusal
        /// Why staff rejected it.
        public var reason: IdentityV1.CaseReason
        /// When it was made.
        public var appliedAt: GoogleProtobuf.Timestamp?
        /// When it is forgotten: after 30 days.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__registration__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.state = .init(rawValue: 0)
            self.refusal = .init(rawValue: 0)
            self.reason = .init(rawValue: 0)
            self.appliedAt = nil
            self.expiresAt = nil
        }

        public init(
            state: IdentityV1.RegistrationState = .init(rawValue: 0),
            refusal: IdentityV1.RegistrationRefusal = .init(rawValue: 0),
            reason: IdentityV1.CaseReason = .init(rawValue: 0),
            appliedAt: GoogleProtobuf.Timestamp? = nil,
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.state = state
            self.refusal = refusal
            self.reason = reason
            self.appliedAt = appliedAt
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__Registration.self)
            self.state = IdentityV1.RegistrationState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.refusal = IdentityV1.RegistrationRefusal(rawValue: Int32(truncatingIfNeeded: c.pointee.refusal.rawValue))
            self.reason = IdentityV1.CaseReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
            self.appliedAt = try MessageReader.message(c.pointee.applied_at, as: GoogleProtobuf.Timestamp.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__Registration.self)
            shuangma__identity__v1__registration__init(c)
            c.pointee.state = Shuangma__Identity__V1__RegistrationState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.refusal = Shuangma__Identity__V1__RegistrationRefusal(rawValue: .init(truncatingIfNeeded: self.refusal.rawValue))
            c.pointee.reason = Shuangma__Identity__V1__CaseReason(rawValue: .init(truncatingIfNeeded: self.reason.rawValue))
            if let value = self.appliedAt { c.pointee.applied_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for an application.
    public struct GetRegistrationRequest: WireMessage {
        /// The phone that was given.
        public var phone: String
        /// `handle` that names the application.
        public var handle: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__get_registration_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phone = ""
            self.handle = ""
        }

        public init(
            phone: String = "",
            handle: String = ""
        ) {
            self.phone = phone
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GetRegistrationRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.GetRegistrationRequest.phone")
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.GetRegistrationRequest.handle")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GetRegistrationRequest.self)
            shuangma__identity__v1__get_registration_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.handle = try writer.string(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
