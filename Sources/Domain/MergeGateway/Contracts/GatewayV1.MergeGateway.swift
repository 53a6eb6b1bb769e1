// Generated from shuangma/gateway/v1/merge_gateway.proto by scripts/generate. Do not edit.

import CCommonContracts
import CGatewayContracts
import CHealthCodeContracts
import CIdentityContracts
import CTripCardContracts
import CWellKnownTypes
public import CommonContracts
public import HealthCodeContracts
public import IdentityContracts
public import RPC
import Security
public import TripCardContracts
public import Wire

/// Both codes on one page (二码合一).
public enum GatewayV1 {}

extension GatewayV1 {
    /// How a part of the answer came about.
    public struct PartState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// Computed for this answer.
        public static let fresh = Self(rawValue: 1)
        /// The side did not answer; the part is the last one known, see `as_of`.
        public static let stale = Self(rawValue: 2)
        /// The side did not answer and nothing is known.
        public static let unavailable = Self(rawValue: 3)
        /// The citizen has not verified the trip card, or the consent lapsed.
        public static let verificationRequired = Self(rawValue: 4)
    }

    /// Asks for both codes.
    public struct GetMergedCodeRequest: WireMessage {
        /// The person; a citizen may leave it out and means themselves.
        public var person: CommonV1.PersonRef?
        /// Also gives the codes of the calling citizen's dependants (ID-9). Each of them sees in their look-ups that the caller
        /// did so. Other callers get none.
        public var includeRelatives: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__get_merged_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { GatewayContractsTypes.all }

        public init() {
            self.person = nil
            self.includeRelatives = false
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            includeRelatives: Bool = false
        ) {
            self.person = person
            self.includeRelatives = includeRelatives
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__GetMergedCodeRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.includeRelatives = c.pointee.include_relatives != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__GetMergedCodeRequest.self)
            shuangma__gateway__v1__get_merged_code_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.include_relatives = self.includeRelatives ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Both codes.
    public struct MergedCode: WireMessage {
        /// Who, masked.
        public var profile: IdentityV1.Profile?
        /// The health code, absent when unavailable; never a guessed green (MRG-3).
        public var health: HealthCodeV1.HealthStatus?
        /// How the health code came about.
        public var healthState: GatewayV1.PartState
        /// The trip card, absent when unavailable or not verified.
        public var trip: TripCardV1.TripCardView?
        /// How the trip card came about.
        public var tripState: GatewayV1.PartState
        /// When the answer was made.
        public var computedAt: GoogleProtobuf.Timestamp?
        /// When the consent for the trip card lapses, absent without one.
        public var tripConsentUntil: GoogleProtobuf.Timestamp?
        /// How the profile came about.
        public var profileState: GatewayV1.PartState
        /// The dependants of the calling citizen, the oldest link first; empty unless asked for.
        public var relatives: [GatewayV1.RelativeCode]
        /// How `relatives` came about: UNAVAILABLE when identity did not answer. Not set unless asked for.
        public var relativesState: GatewayV1.PartState
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__merged_code__descriptor_pointer()) }
        public static var types: MessageTypes { GatewayContractsTypes.all }

        public init() {
            self.profile = nil
            self.health = nil
            self.healthState = .init(rawValue: 0)
            self.trip = nil
            self.tripState = .init(rawValue: 0)
            self.computedAt = nil
            self.tripConsentUntil = nil
            self.profileState = .init(rawValue: 0)
            self.relatives = []
            self.relativesState = .init(rawValue: 0)
        }

        public init(
            profile: IdentityV1.Profile? = nil,
            health: HealthCodeV1.HealthStatus? = nil,
            healthState: GatewayV1.PartState = .init(rawValue: 0),
            trip: TripCardV1.TripCardView? = nil,
            tripState: GatewayV1.PartState = .init(rawValue: 0),
            computedAt: GoogleProtobuf.Timestamp? = nil,
            tripConsentUntil: GoogleProtobuf.Timestamp? = nil,
            profileState: GatewayV1.PartState = .init(rawValue: 0),
            relatives: [GatewayV1.RelativeCode] = [],
            relativesState: GatewayV1.PartState = .init(rawValue: 0)
        ) {
            self.profile = profile
            self.health = health
            self.healthState = healthState
            self.trip = trip
            self.tripState = tripState
            self.computedAt = computedAt
            self.tripConsentUntil = tripConsentUntil
            self.profileState = profileState
            self.relatives = relatives
            self.relativesState = relativesState
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__MergedCode.self)
            self.profile = try MessageReader.message(c.pointee.profile, as: IdentityV1.Profile.self)
            self.health = try MessageReader.message(c.pointee.health, as: HealthCodeV1.HealthStatus.self)
            self.healthState = GatewayV1.PartState(rawValue: Int32(truncatingIfNeeded: c.pointee.health_state.rawValue))
            self.trip = try MessageReader.message(c.pointee.trip, as: TripCardV1.TripCardView.self)
            self.tripState = GatewayV1.PartState(rawValue: Int32(truncatingIfNeeded: c.pointee.trip_state.rawValue))
            self.computedAt = try MessageReader.message(c.pointee.computed_at, as: GoogleProtobuf.Timestamp.self)
            self.tripConsentUntil = try MessageReader.message(c.pointee.trip_consent_until, as: GoogleProtobuf.Timestamp.self)
            self.profileState = GatewayV1.PartState(rawValue: Int32(truncatingIfNeeded: c.pointee.profile_state.rawValue))
            self.relatives = try MessageReader.array(c.pointee.n_relatives, c.pointee.relatives) { element throws(WireError) in
                try GatewayV1.RelativeCode(c: UnsafeRawPointer(element!))
            }
            self.relativesState = GatewayV1.PartState(rawValue: Int32(truncatingIfNeeded: c.pointee.relatives_state.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__MergedCode.self)
            shuangma__gateway__v1__merged_code__init(c)
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Identity__V1__Profile.self) }
            if let value = self.health { c.pointee.health = try writer.message(value, as: Shuangma__Healthcode__V1__HealthStatus.self) }
            c.pointee.health_state = Shuangma__Gateway__V1__PartState(rawValue: .init(truncatingIfNeeded: self.healthState.rawValue))
            if let value = self.trip { c.pointee.trip = try writer.message(value, as: Shuangma__Tripcard__V1__TripCardView.self) }
            c.pointee.trip_state = Shuangma__Gateway__V1__PartState(rawValue: .init(truncatingIfNeeded: self.tripState.rawValue))
            if let value = self.computedAt { c.pointee.computed_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.tripConsentUntil { c.pointee.trip_consent_until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.profile_state = Shuangma__Gateway__V1__PartState(rawValue: .init(truncatingIfNeeded: self.profileState.rawValue))
            c.pointee.n_relatives = self.relatives.count
            c.pointee.relatives = try writer.array(self.relatives) { element throws(WireError) in try writer.message(element, as: Shuangma__Gateway__V1__RelativeCode.self) }
            c.pointee.relatives_state = Shuangma__Gateway__V1__PartState(rawValue: .init(truncatingIfNeeded: self.relativesState.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The codes of a dependant, as a gate needs them.
    public struct RelativeCode: WireMessage {
        /// Names the link, 16 bytes.
        public var relativeId: [UInt8]
        /// Who, masked: name and number. Absent when the dependant's data could not be reached.
        public var profile: IdentityV1.Profile?
        /// Colour and last negative test; absent when unavailable or lapsed, never a guessed green (MRG-3).
        public var health: HealthCodeV1.HealthStatus?
        /// How the health code came about.
        public var healthState: GatewayV1.PartState
        /// The trip card, by the dependant's own consent; absent when unavailable or without one.
        public var trip: TripCardV1.TripCardView?
        /// How the trip card came about.
        public var tripState: GatewayV1.PartState
        /// When the link lapses: the first moment of the dependant's 16th birthday in China. Absent when it does not lapse.
        public var lapsesAt: GoogleProtobuf.Timestamp?
        /// The link has lapsed: it shows no code until the dependant confirms it by SMS.
        public var hasLapsed: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__relative_code__descriptor_pointer()) }
        public static var types: MessageTypes { GatewayContractsTypes.all }

        public init() {
            self.relativeId = []
            self.profile = nil
            self.health = nil
            self.healthState = .init(rawValue: 0)
            self.trip = nil
            self.tripState = .init(rawValue: 0)
            self.lapsesAt = nil
            self.hasLapsed = false
        }

        public init(
            relativeId: [UInt8] = [],
            profile: IdentityV1.Profile? = nil,
            health: HealthCodeV1.HealthStatus? = nil,
            healthState: GatewayV1.PartState = .init(rawValue: 0),
            trip: TripCardV1.TripCardView? = nil,
            tripState: GatewayV1.PartState = .init(rawValue: 0),
            lapsesAt: GoogleProtobuf.Timestamp? = nil,
            hasLapsed: Bool = false
        ) {
            self.relativeId = relativeId
            self.profile = profile
            self.health = health
            self.healthState = healthState
            self.trip = trip
            self.tripState = tripState
            self.lapsesAt = lapsesAt
            self.hasLapsed = hasLapsed
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__RelativeCode.self)
            self.relativeId = MessageReader.bytes(c.pointee.relative_id)
            self.profile = try MessageReader.message(c.pointee.profile, as: IdentityV1.Profile.self)
            self.health = try MessageReader.message(c.pointee.health, as: HealthCodeV1.HealthStatus.self)
            self.healthState = GatewayV1.PartState(rawValue: Int32(truncatingIfNeeded: c.pointee.health_state.rawValue))
            self.trip = try MessageReader.message(c.pointee.trip, as: TripCardV1.TripCardView.self)
            self.tripState = GatewayV1.PartState(rawValue: Int32(truncatingIfNeeded: c.pointee.trip_state.rawValue))
            self.lapsesAt = try MessageReader.message(c.pointee.lapses_at, as: GoogleProtobuf.Timestamp.self)
            self.hasLapsed = c.pointee.has_lapsed != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__RelativeCode.self)
            shuangma__gateway__v1__relative_code__init(c)
            c.pointee.relative_id = try writer.bytes(self.relativeId)
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Identity__V1__Profile.self) }
            if let value = self.health { c.pointee.health = try writer.message(value, as: Shuangma__Healthcode__V1__HealthStatus.self) }
            c.pointee.health_state = Shuangma__Gateway__V1__PartState(rawValue: .init(truncatingIfNeeded: self.healthState.rawValue))
            if let value = self.trip { c.pointee.trip = try writer.message(value, as: Shuangma__Tripcard__V1__TripCardView.self) }
            c.pointee.trip_state = Shuangma__Gateway__V1__PartState(rawValue: .init(truncatingIfNeeded: self.tripState.rawValue))
            if let value = self.lapsesAt { c.pointee.lapses_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.has_lapsed = self.hasLapsed ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a code to the phone of the calling citizen's session.
    public struct RequestTripVerificationRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__request_trip_verification_request__descriptor_pointer()) }
        public static var types: MessageTypes { GatewayContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__RequestTripVerificationRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__RequestTripVerificationRequest.self)
            shuangma__gateway__v1__request_trip_verification_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The code is on its way.
    public struct RequestTripVerificationResponse: WireMessage {
        /// When the code lapses.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// When another may be asked for.
        public var nextRequestAt: GoogleProtobuf.Timestamp?
        /// Names the code. VerifyTrip must present it. 22 characters of base64url.
        public var handle: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__request_trip_verification_response__descriptor_pointer()) }
        public static var types: MessageTypes { GatewayContractsTypes.all }

        public init() {
            self.expiresAt = nil
            self.nextRequestAt = nil
            self.handle = ""
        }

        public init(
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            nextRequestAt: GoogleProtobuf.Timestamp? = nil,
            handle: String = ""
        ) {
            self.expiresAt = expiresAt
            self.nextRequestAt = nextRequestAt
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__RequestTripVerificationResponse.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.nextRequestAt = try MessageReader.message(c.pointee.next_request_at, as: GoogleProtobuf.Timestamp.self)
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.gateway.v1.RequestTripVerificationResponse.handle")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__RequestTripVerificationResponse.self)
            shuangma__gateway__v1__request_trip_verification_response__init(c)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.nextRequestAt { c.pointee.next_request_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.handle = try writer.string(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Proves the phone.
    public struct VerifyTripRequest: WireMessage {
        /// The six digits.
        public var code: String
        /// `handle` of the answer with which the code was sent.
        public var handle: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__verify_trip_request__descriptor_pointer()) }
        public static var types: MessageTypes { GatewayContractsTypes.all }

        public init() {
            self.code = ""
            self.handle = ""
        }

        public init(
            code: String = "",
            handle: String = ""
        ) {
            self.code = code
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__VerifyTripRequest.self)
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.gateway.v1.VerifyTripRequest.code")
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.gateway.v1.VerifyTripRequest.handle")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__VerifyTripRequest.self)
            shuangma__gateway__v1__verify_trip_request__init(c)
            c.pointee.code = try writer.string(self.code)
            c.pointee.handle = try writer.string(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The consent is recorded.
    public struct VerifyTripResponse: WireMessage {
        /// When it lapses: 30 days from now.
        public var consentUntil: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__verify_trip_response__descriptor_pointer()) }
        public static var types: MessageTypes { GatewayContractsTypes.all }

        public init() {
            self.consentUntil = nil
        }

        public init(
            consentUntil: GoogleProtobuf.Timestamp? = nil
        ) {
            self.consentUntil = consentUntil
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__VerifyTripResponse.self)
            self.consentUntil = try MessageReader.message(c.pointee.consent_until, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__VerifyTripResponse.self)
            shuangma__gateway__v1__verify_trip_response__init(c)
            if let value = self.consentUntil { c.pointee.consent_until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Withdraws the consent.
    public struct RevokeTripConsentRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__revoke_trip_consent_request__descriptor_pointer()) }
        public static var types: MessageTypes { GatewayContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__RevokeTripConsentRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__RevokeTripConsentRequest.self)
            shuangma__gateway__v1__revoke_trip_consent_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The consent is gone.
    public struct RevokeTripConsentResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__gateway__v1__revoke_trip_consent_response__descriptor_pointer()) }
        public static var types: MessageTypes { GatewayContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Gateway__V1__RevokeTripConsentResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Gateway__V1__RevokeTripConsentResponse.self)
            shuangma__gateway__v1__revoke_trip_consent_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What citizens and gate staff talk to.
    public protocol MergeGatewayService: RPCService {
        /// Health code and trip card of a person, together. Citizens ask for themselves. A side that is down leaves its
        /// part out and says so (MRG-3). On demand the codes of their dependants come with it (ID-9). A health
        /// authority asks for those who live in its divisions. Verifiers ask for anybody and get masked name and number, the
        /// colours, and the last negative test. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else,
        /// registered or not; PERMISSION_DENIED (OUT_OF_SCOPE) likewise for an authority of other divisions; NOT_FOUND
        /// (PERSON_UNKNOWN); UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo when a member
        /// of staff looks too many persons up; UNAVAILABLE when neither identity nor the health code answers: then nothing says
        /// whether the session is open or whom the page is about.
        func getMergedCode(_ request: GatewayV1.GetMergedCodeRequest, context: CallContext) async throws -> GatewayV1.MergedCode
        /// Sends a code for the trip card to the phone of the caller's session. Not idempotent.
        ///
        /// Errors: PERMISSION_DENIED (NOT_YOUR_NUMBER) for another number, or one that is registered to somebody else
        /// (MRG-2); UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        func requestTripVerification(_ request: GatewayV1.RequestTripVerificationRequest, context: CallContext) async throws -> GatewayV1.RequestTripVerificationResponse
        /// Proves the phone with the code and records a consent for 30 days (MRG-1). Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `code` or `handle`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG, SMS_CODE_GONE);
        /// PERMISSION_DENIED (NOT_YOUR_NUMBER).
        func verifyTrip(_ request: GatewayV1.VerifyTripRequest, context: CallContext) async throws -> GatewayV1.VerifyTripResponse
        /// Withdraws the consent. Succeeds when there is none. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        func revokeTripConsent(_ request: GatewayV1.RevokeTripConsentRequest, context: CallContext) async throws -> GatewayV1.RevokeTripConsentResponse
    }

    /// The methods of `shuangma.gateway.v1.MergeGateway`.
    public enum MergeGatewayMethods {
        /// Health code and trip card of a person, together. Citizens ask for themselves. A side that is down leaves its
        /// part out and says so (MRG-3). On demand the codes of their dependants come with it (ID-9). A health
        /// authority asks for those who live in its divisions. Verifiers ask for anybody and get masked name and number, the
        /// colours, and the last negative test. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else,
        /// registered or not; PERMISSION_DENIED (OUT_OF_SCOPE) likewise for an authority of other divisions; NOT_FOUND
        /// (PERSON_UNKNOWN); UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo when a member
        /// of staff looks too many persons up; UNAVAILABLE when neither identity nor the health code answers: then nothing says
        /// whether the session is open or whom the page is about.
        public static let getMergedCode = MethodDescriptor(
            service: "shuangma.gateway.v1.MergeGateway", name: "GetMergedCode", kind: .unary, idempotency: .idempotent)
        /// Sends a code for the trip card to the phone of the caller's session. Not idempotent.
        ///
        /// Errors: PERMISSION_DENIED (NOT_YOUR_NUMBER) for another number, or one that is registered to somebody else
        /// (MRG-2); UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        public static let requestTripVerification = MethodDescriptor(
            service: "shuangma.gateway.v1.MergeGateway", name: "RequestTripVerification", kind: .unary)
        /// Proves the phone with the code and records a consent for 30 days (MRG-1). Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `code` or `handle`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG, SMS_CODE_GONE);
        /// PERMISSION_DENIED (NOT_YOUR_NUMBER).
        public static let verifyTrip = MethodDescriptor(
            service: "shuangma.gateway.v1.MergeGateway", name: "VerifyTrip", kind: .unary)
        /// Withdraws the consent. Succeeds when there is none. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public static let revokeTripConsent = MethodDescriptor(
            service: "shuangma.gateway.v1.MergeGateway", name: "RevokeTripConsent", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.gateway.v1.MergeGateway", methods: [getMergedCode, requestTripVerification, verifyTrip, revokeTripConsent],
            fileName: "shuangma/gateway/v1/merge_gateway.proto")
    }

    /// Calls `shuangma.gateway.v1.MergeGateway`.
    public struct MergeGatewayClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Health code and trip card of a person, together. Citizens ask for themselves. A side that is down leaves its
        /// part out and says so (MRG-3). On demand the codes of their dependants come with it (ID-9). A health
        /// authority asks for those who live in its divisions. Verifiers ask for anybody and get masked name and number, the
        /// colours, and the last negative test. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else,
        /// registered or not; PERMISSION_DENIED (OUT_OF_SCOPE) likewise for an authority of other divisions; NOT_FOUND
        /// (PERSON_UNKNOWN); UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo when a member
        /// of staff looks too many persons up; UNAVAILABLE when neither identity nor the health code answers: then nothing says
        /// whether the session is open or whom the page is about.
        public func getMergedCode(
            _ request: GatewayV1.GetMergedCodeRequest, options: CallOptions = .init()
        ) async throws -> GatewayV1.MergedCode {
            try await channel.unary(MergeGatewayMethods.getMergedCode, request, options: options)
        }

        /// Sends a code for the trip card to the phone of the caller's session. Not idempotent.
        ///
        /// Errors: PERMISSION_DENIED (NOT_YOUR_NUMBER) for another number, or one that is registered to somebody else
        /// (MRG-2); UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        public func requestTripVerification(
            _ request: GatewayV1.RequestTripVerificationRequest, options: CallOptions = .init()
        ) async throws -> GatewayV1.RequestTripVerificationResponse {
            try await channel.unary(MergeGatewayMethods.requestTripVerification, request, options: options)
        }

        /// Proves the phone with the code and records a consent for 30 days (MRG-1). Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `code` or `handle`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG, SMS_CODE_GONE);
        /// PERMISSION_DENIED (NOT_YOUR_NUMBER).
        public func verifyTrip(
            _ request: GatewayV1.VerifyTripRequest, options: CallOptions = .init()
        ) async throws -> GatewayV1.VerifyTripResponse {
            try await channel.unary(MergeGatewayMethods.verifyTrip, request, options: options)
        }

        /// Withdraws the consent. Succeeds when there is none. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public func revokeTripConsent(
            _ request: GatewayV1.RevokeTripConsentRequest, options: CallOptions = .init()
        ) async throws -> GatewayV1.RevokeTripConsentResponse {
            try await channel.unary(MergeGatewayMethods.revokeTripConsent, request, options: options)
        }
    }

    /// Passes calls of `shuangma.gateway.v1.MergeGateway` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct MergeGatewayForwarder: MergeGatewayService {
        private let client: MergeGatewayClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = MergeGatewayClient(channel) }

        public func getMergedCode(_ request: GatewayV1.GetMergedCodeRequest, context: CallContext) async throws -> GatewayV1.MergedCode {
            try await client.getMergedCode(request, options: context.forwarded)
        }

        public func requestTripVerification(_ request: GatewayV1.RequestTripVerificationRequest, context: CallContext) async throws -> GatewayV1.RequestTripVerificationResponse {
            try await client.requestTripVerification(request, options: context.forwarded)
        }

        public func verifyTrip(_ request: GatewayV1.VerifyTripRequest, context: CallContext) async throws -> GatewayV1.VerifyTripResponse {
            try await client.verifyTrip(request, options: context.forwarded)
        }

        public func revokeTripConsent(_ request: GatewayV1.RevokeTripConsentRequest, context: CallContext) async throws -> GatewayV1.RevokeTripConsentResponse {
            try await client.revokeTripConsent(request, options: context.forwarded)
        }
    }
}

extension GatewayV1.MergeGatewayService {
    public static var descriptor: ServiceDescriptor { GatewayV1.MergeGatewayMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(GatewayV1.MergeGatewayMethods.getMergedCode) { call, context in
            try call.respond(try await self.getMergedCode(call.request(GatewayV1.GetMergedCodeRequest.self), context: context))
        }
        router.serveUnary(GatewayV1.MergeGatewayMethods.requestTripVerification) { call, context in
            try call.respond(try await self.requestTripVerification(call.request(GatewayV1.RequestTripVerificationRequest.self), context: context))
        }
        router.serveUnary(GatewayV1.MergeGatewayMethods.verifyTrip) { call, context in
            try call.respond(try await self.verifyTrip(call.request(GatewayV1.VerifyTripRequest.self), context: context))
        }
        router.serveUnary(GatewayV1.MergeGatewayMethods.revokeTripConsent) { call, context in
            try call.respond(try await self.revokeTripConsent(call.request(GatewayV1.RevokeTripConsentRequest.self), context: context))
        }
    }
}
