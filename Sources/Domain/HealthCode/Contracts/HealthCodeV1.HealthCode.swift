// Generated from shuangma/healthcode/v1/health_code.proto by scripts/generate. Do not edit.

import CCommonContracts
import CHealthCodeContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

extension HealthCodeV1 {
    /// What happened to a person's data.
    public struct NotificationKind: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// A kind that this version does not know; its texts tell what happened.
        public static let unspecified = Self(rawValue: 0)
        /// The register gave the person's number to somebody else: sessions and consents with it have ended (TRIP-12).
        public static let numberLost = Self(rawValue: 1)
        /// A sample that was the person's is somebody else's: its result and all that followed from it are withdrawn (COL-10).
        public static let sampleTakenBack = Self(rawValue: 2)
        /// A refresh token of a session was used twice, so that it may have been copied: the session was ended.
        public static let sessionCopied = Self(rawValue: 3)
        /// A login was one too many: the session that was used longest ago was ended.
        public static let sessionPushedOut = Self(rawValue: 4)
        /// The colour of the health code changed: by evidence, time, an area of risk or other rules (COL-8).
        public static let colourChanged = Self(rawValue: 5)
        /// A list that named the person as a contact was rejected, or nobody approved it in time: nothing changed (COL-6).
        public static let listNotApproved = Self(rawValue: 8)
        /// An appeal was accepted: evidence was withdrawn or added (COL-9).
        public static let appealAccepted = Self(rawValue: 30)
        /// An appeal was rejected, with the reason.
        public static let appealRejected = Self(rawValue: 31)
        /// An appeal was not answered in time: a higher authority has it now.
        public static let appealLate = Self(rawValue: 32)
        /// Another province asked for the person's colour; the text says who, and what for (MRG-9).
        public static let provinceAsked = Self(rawValue: 45)
        /// A list that named the person as one of an area of risk that the register of areas does not know was rejected, or nobody
        /// approved it in time: nothing changed (COL-6).
        public static let areaListNotApproved = Self(rawValue: 50)
        /// A relative may show the person's codes from now on (ID-9).
        public static let relativeAdded = Self(rawValue: 65)
        /// A link of relatives has ended, told to the side that did not end it.
        public static let relativeEnded = Self(rawValue: 66)
        /// Staff agreed to what a case was about, such as an application (ID-7).
        public static let caseAccepted = Self(rawValue: 55)
        /// Staff did not agree, with the reason.
        public static let caseRejected = Self(rawValue: 56)
        /// Nobody decided about a case in time: nothing changed.
        public static let caseExpired = Self(rawValue: 57)
        /// The person was registered with a number.
        public static let registered = Self(rawValue: 58)
        /// Somebody with another number applied for a code with the person's document; staff look.
        public static let registrationAsked = Self(rawValue: 59)
        /// Staff accepted an application, and nothing came of it: somebody else got the number, or the person is registered with
        /// another number or name. The text says which, and what to do.
        public static let registrationOvertaken = Self(rawValue: 67)
        /// Somebody asked that another document and this one be joined as one person's; staff look (COL-16).
        public static let documentsAsked = Self(rawValue: 70)
        /// Another document and this one are one person's from now on: evidence under either counts for both.
        public static let documentsJoined = Self(rawValue: 71)
        /// Another document is no longer the same person's: each has its own evidence again.
        public static let documentsParted = Self(rawValue: 72)
        /// The person has a further number.
        public static let numberAdded = Self(rawValue: 60)
        /// A number of the person was taken away, by the person or by staff: sessions and consents with it have ended.
        public static let numberRemoved = Self(rawValue: 61)
        /// Messages go to another number of the person from now on.
        public static let numberPrimary = Self(rawValue: 62)
        /// Somebody said that a number of the person is lost, and asked for another one in its place; staff look.
        public static let numberChangeAsked = Self(rawValue: 63)
        /// Staff agreed to another number in place of a lost one, but nothing came of it, because things have changed meanwhile.
        public static let numberChangeOvertaken = Self(rawValue: 64)
    }

    /// Declares health.
    public struct DeclareRequest: WireMessage {
        /// The declaration.
        public var declaration: HealthCodeV1.Declaration?
        /// Chosen by the caller, 1 to 64 bytes. It lives 24 hours.
        public var idempotencyKey: String
        /// Link of relatives, 16 bytes, when the caller declares for a dependant (ID-9); empty for oneself.
        public var onBehalfOf: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declare_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.declaration = nil
            self.idempotencyKey = ""
            self.onBehalfOf = []
        }

        public init(
            declaration: HealthCodeV1.Declaration? = nil,
            idempotencyKey: String = "",
            onBehalfOf: [UInt8] = []
        ) {
            self.declaration = declaration
            self.idempotencyKey = idempotencyKey
            self.onBehalfOf = onBehalfOf
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclareRequest.self)
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.idempotencyKey = try MessageReader.string(c.pointee.idempotency_key, field: "shuangma.healthcode.v1.DeclareRequest.idempotency_key")
            self.onBehalfOf = MessageReader.bytes(c.pointee.on_behalf_of)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareRequest.self)
            shuangma__healthcode__v1__declare_request__init(c)
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__Declaration.self) }
            c.pointee.idempotency_key = try writer.string(self.idempotencyKey)
            c.pointee.on_behalf_of = try writer.bytes(self.onBehalfOf)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The declaration is stored.
    public struct DeclareResponse: WireMessage {
        /// When it was taken: for a replay, when it was taken first.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// The code with it.
        public var status: HealthCodeV1.HealthStatus?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declare_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.declaredAt = nil
            self.status = nil
        }

        public init(
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            status: HealthCodeV1.HealthStatus? = nil
        ) {
            self.declaredAt = declaredAt
            self.status = status
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclareResponse.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.status = try MessageReader.message(c.pointee.status, as: HealthCodeV1.HealthStatus.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareResponse.self)
            shuangma__healthcode__v1__declare_response__init(c)
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.status { c.pointee.status = try writer.message(value, as: Shuangma__Healthcode__V1__HealthStatus.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Declares a trip.
    public struct DeclareTripRequest: WireMessage {
        /// Where and when, 1 to 20 places in any order.
        public var places: [HealthCodeV1.DeclaredPlace]
        /// Chosen by the caller, 1 to 64 bytes. It lives 24 hours.
        public var idempotencyKey: String
        /// Link of relatives, 16 bytes, when the caller declares for a dependant (ID-9); empty for oneself.
        public var onBehalfOf: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declare_trip_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.places = []
            self.idempotencyKey = ""
            self.onBehalfOf = []
        }

        public init(
            places: [HealthCodeV1.DeclaredPlace] = [],
            idempotencyKey: String = "",
            onBehalfOf: [UInt8] = []
        ) {
            self.places = places
            self.idempotencyKey = idempotencyKey
            self.onBehalfOf = onBehalfOf
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclareTripRequest.self)
            self.places = try MessageReader.array(c.pointee.n_places, c.pointee.places) { element throws(WireError) in
                try HealthCodeV1.DeclaredPlace(c: UnsafeRawPointer(element!))
            }
            self.idempotencyKey = try MessageReader.string(c.pointee.idempotency_key, field: "shuangma.healthcode.v1.DeclareTripRequest.idempotency_key")
            self.onBehalfOf = MessageReader.bytes(c.pointee.on_behalf_of)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareTripRequest.self)
            shuangma__healthcode__v1__declare_trip_request__init(c)
            c.pointee.n_places = self.places.count
            c.pointee.places = try writer.array(self.places) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__DeclaredPlace.self) }
            c.pointee.idempotency_key = try writer.string(self.idempotencyKey)
            c.pointee.on_behalf_of = try writer.bytes(self.onBehalfOf)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The trip is stored.
    public struct DeclareTripResponse: WireMessage {
        /// When it was taken: for a replay, when it was taken first.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declare_trip_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.declaredAt = nil
        }

        public init(
            declaredAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.declaredAt = declaredAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclareTripResponse.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareTripResponse.self)
            shuangma__healthcode__v1__declare_trip_response__init(c)
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Follows the caller's own code.
    public struct WatchHealthCodeRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__watch_health_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__WatchHealthCodeRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__WatchHealthCodeRequest.self)
            shuangma__healthcode__v1__watch_health_code_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a page of the history.
    public struct GetHistoryRequest: WireMessage {
        /// At most this many: 1 to 1,000; 0 means 100.
        public var pageSize: UInt32
        /// `next_page_token` of the page before; empty for the first page.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_history_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetHistoryRequest.self)
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.healthcode.v1.GetHistoryRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetHistoryRequest.self)
            shuangma__healthcode__v1__get_history_request__init(c)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A page of the history.
    public struct GetHistoryResponse: WireMessage {
        /// Newest first.
        public var colours: [HealthCodeV1.PastColour]
        /// Asks for the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_history_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.colours = []
            self.nextPageToken = ""
        }

        public init(
            colours: [HealthCodeV1.PastColour] = [],
            nextPageToken: String = ""
        ) {
            self.colours = colours
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetHistoryResponse.self)
            self.colours = try MessageReader.array(c.pointee.n_colours, c.pointee.colours) { element throws(WireError) in
                try HealthCodeV1.PastColour(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.healthcode.v1.GetHistoryResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetHistoryResponse.self)
            shuangma__healthcode__v1__get_history_response__init(c)
            c.pointee.n_colours = self.colours.count
            c.pointee.colours = try writer.array(self.colours) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__PastColour.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A colour that a person had.
    public struct PastColour: WireMessage {
        /// The colour.
        public var colour: HealthCodeV1.Colour
        /// The colour before; unspecified for the first one that was recorded.
        public var former: HealthCodeV1.Colour
        /// When it began.
        public var beganAt: GoogleProtobuf.Timestamp?
        /// When it was recorded: later than it began where no worker ran.
        public var recordedAt: GoogleProtobuf.Timestamp?
        /// What brought it; unspecified for the first one.
        public var trigger: HealthCodeV1.ColourTrigger
        /// Why it was held, worst first; empty when green.
        public var reasons: [HealthCodeV1.PastReason]
        /// Who said what the worst reason stands on, such as a laboratory; empty when the person alone did, and where it is not
        /// recorded.
        public var source: String
        /// Version of the rules then in force, such as `2022-9th`.
        public var rulesVersion: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__past_colour__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.colour = .init(rawValue: 0)
            self.former = .init(rawValue: 0)
            self.beganAt = nil
            self.recordedAt = nil
            self.trigger = .init(rawValue: 0)
            self.reasons = []
            self.source = ""
            self.rulesVersion = ""
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            former: HealthCodeV1.Colour = .init(rawValue: 0),
            beganAt: GoogleProtobuf.Timestamp? = nil,
            recordedAt: GoogleProtobuf.Timestamp? = nil,
            trigger: HealthCodeV1.ColourTrigger = .init(rawValue: 0),
            reasons: [HealthCodeV1.PastReason] = [],
            source: String = "",
            rulesVersion: String = ""
        ) {
            self.colour = colour
            self.former = former
            self.beganAt = beganAt
            self.recordedAt = recordedAt
            self.trigger = trigger
            self.reasons = reasons
            self.source = source
            self.rulesVersion = rulesVersion
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__PastColour.self)
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.former = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.former.rawValue))
            self.beganAt = try MessageReader.message(c.pointee.began_at, as: GoogleProtobuf.Timestamp.self)
            self.recordedAt = try MessageReader.message(c.pointee.recorded_at, as: GoogleProtobuf.Timestamp.self)
            self.trigger = HealthCodeV1.ColourTrigger(rawValue: Int32(truncatingIfNeeded: c.pointee.trigger.rawValue))
            self.reasons = try MessageReader.array(c.pointee.n_reasons, c.pointee.reasons) { element throws(WireError) in
                try HealthCodeV1.PastReason(c: UnsafeRawPointer(element!))
            }
            self.source = try MessageReader.string(c.pointee.source, field: "shuangma.healthcode.v1.PastColour.source")
            self.rulesVersion = try MessageReader.string(c.pointee.rules_version, field: "shuangma.healthcode.v1.PastColour.rules_version")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__PastColour.self)
            shuangma__healthcode__v1__past_colour__init(c)
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            c.pointee.former = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.former.rawValue))
            if let value = self.beganAt { c.pointee.began_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.recordedAt { c.pointee.recorded_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.trigger = Shuangma__Healthcode__V1__ColourTrigger(rawValue: .init(truncatingIfNeeded: self.trigger.rawValue))
            c.pointee.n_reasons = self.reasons.count
            c.pointee.reasons = try writer.array(self.reasons) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__PastReason.self) }
            c.pointee.source = try writer.string(self.source)
            c.pointee.rules_version = try writer.string(self.rulesVersion)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A cause that held a colour.
    public struct PastReason: WireMessage {
        /// The cause.
        public var cause: HealthCodeV1.Cause
        /// Sentence for the citizen, Chinese.
        public var textZh: String
        /// Sentence for the citizen, English.
        public var textEn: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__past_reason__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.cause = .init(rawValue: 0)
            self.textZh = ""
            self.textEn = ""
        }

        public init(
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            textZh: String = "",
            textEn: String = ""
        ) {
            self.cause = cause
            self.textZh = textZh
            self.textEn = textEn
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__PastReason.self)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.textZh = try MessageReader.string(c.pointee.text_zh, field: "shuangma.healthcode.v1.PastReason.text_zh")
            self.textEn = try MessageReader.string(c.pointee.text_en, field: "shuangma.healthcode.v1.PastReason.text_en")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__PastReason.self)
            shuangma__healthcode__v1__past_reason__init(c)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.text_zh = try writer.string(self.textZh)
            c.pointee.text_en = try writer.string(self.textEn)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a person's code.
    public struct GetHealthCodeRequest: WireMessage {
        /// The person; a citizen may leave it out and means themselves.
        public var person: CommonV1.PersonRef?
        /// Leaves out what a gate does not need: reasons, the time of the declaration, and tests but negative ones. Verifiers get
        /// no more in any case.
        public var forGate: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_health_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.forGate = false
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            forGate: Bool = false
        ) {
            self.person = person
            self.forGate = forGate
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetHealthCodeRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.forGate = c.pointee.for_gate != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetHealthCodeRequest.self)
            shuangma__healthcode__v1__get_health_code_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.for_gate = self.forGate ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a page of notifications.
    public struct ListNotificationsRequest: WireMessage {
        /// At most this many: 1 to 1,000; 0 means 100.
        public var pageSize: UInt32
        /// `next_page_token` of the page before; empty for the first page.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_notifications_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListNotificationsRequest.self)
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.healthcode.v1.ListNotificationsRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListNotificationsRequest.self)
            shuangma__healthcode__v1__list_notifications_request__init(c)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A page of notifications.
    public struct ListNotificationsResponse: WireMessage {
        /// Newest first.
        public var notifications: [HealthCodeV1.Notification]
        /// Asks for the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_notifications_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.notifications = []
            self.nextPageToken = ""
        }

        public init(
            notifications: [HealthCodeV1.Notification] = [],
            nextPageToken: String = ""
        ) {
            self.notifications = notifications
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListNotificationsResponse.self)
            self.notifications = try MessageReader.array(c.pointee.n_notifications, c.pointee.notifications) { element throws(WireError) in
                try HealthCodeV1.Notification(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.healthcode.v1.ListNotificationsResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListNotificationsResponse.self)
            shuangma__healthcode__v1__list_notifications_response__init(c)
            c.pointee.n_notifications = self.notifications.count
            c.pointee.notifications = try writer.array(self.notifications) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__Notification.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a person is told.
    public struct Notification: WireMessage {
        /// What happened.
        public var kind: HealthCodeV1.NotificationKind
        /// When it happened.
        public var at: GoogleProtobuf.Timestamp?
        /// The sentence in Chinese. Personal values in it are masked.
        public var textZh: String
        /// The sentence in English.
        public var textEn: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__notification__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.at = nil
            self.textZh = ""
            self.textEn = ""
        }

        public init(
            kind: HealthCodeV1.NotificationKind = .init(rawValue: 0),
            at: GoogleProtobuf.Timestamp? = nil,
            textZh: String = "",
            textEn: String = ""
        ) {
            self.kind = kind
            self.at = at
            self.textZh = textZh
            self.textEn = textEn
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Notification.self)
            self.kind = HealthCodeV1.NotificationKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.textZh = try MessageReader.string(c.pointee.text_zh, field: "shuangma.healthcode.v1.Notification.text_zh")
            self.textEn = try MessageReader.string(c.pointee.text_en, field: "shuangma.healthcode.v1.Notification.text_en")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Notification.self)
            shuangma__healthcode__v1__notification__init(c)
            c.pointee.kind = Shuangma__Healthcode__V1__NotificationKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.text_zh = try writer.string(self.textZh)
            c.pointee.text_en = try writer.string(self.textEn)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A person's declarations, and the colour derived from all evidence about them.
    public protocol HealthCodeService: RPCService {
        /// Declares one's own health, or that of a dependant (健康信息申报, GB/T 38963; ID-9). Idempotent by key: a replay
        /// gets the moment stored first and the status of now: of a dependant what `for_gate` of GetHealthCode says. What is
        /// declared for somebody stands in their chain of audit.
        ///
        /// Errors: INVALID_ARGUMENT for `declaration`, `idempotency_key` or `on_behalf_of`; UNAUTHENTICATED (SESSION_OVER);
        /// PERMISSION_DENIED (NOT_YOUR_RELATIVE) when the caller has no such link, or it has ended or lapsed;
        /// FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) for a key that came with other content in the last 24 hours;
        /// RESOURCE_EXHAUSTED (DECLARATIONS_TOO_MANY) with RetryInfo after too many declarations within 24 hours, 20 by default; a
        /// replay is answered all the same. UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode, with the
        /// declaration stored: the same call again completes it.
        func declare(_ request: HealthCodeV1.DeclareRequest, context: CallContext) async throws -> HealthCodeV1.DeclareResponse
        /// Current health code of a person (健康信息查询). Citizens ask for themselves, a health authority for those who live in
        /// its divisions, verifiers for whoever stands at the gate: they get what `for_gate` says. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else;
        /// PERMISSION_DENIED (OUT_OF_SCOPE) when an authority names somebody of other divisions, registered or not;
        /// UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo when a member of staff looks too
        /// many persons up; UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while the index of risk areas is not loaded or more than 60 s
        /// behind; UNAVAILABLE (RULES_NOT_KNOWN) while the rules in force are not.
        func getHealthCode(_ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext) async throws -> HealthCodeV1.HealthStatus
        /// Appeals against a hold of the caller's own code (纠错, COL-9). A health authority answers within 24 hours, or within 4
        /// where a negative test was sampled since the hold began; the caller is told. Citizens, for themselves. Idempotent by key: a
        /// replay gets the appeal as it was filed.
        ///
        /// Errors: INVALID_ARGUMENT for `cause`, also of a hold that is not there now, `text`, `attachments` or `idempotency_key`;
        /// UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) as Declare; RESOURCE_EXHAUSTED
        /// (APPEALS_TOO_MANY) with RetryInfo while three are open, or after five within 24 hours; UNAVAILABLE
        /// (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        func fileAppeal(_ request: HealthCodeV1.FileAppealRequest, context: CallContext) async throws -> HealthCodeV1.Appeal
        /// The caller's appeals of the last 3 years, newest first, in pages. Citizens, for themselves. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER).
        func listMyAppeals(_ request: HealthCodeV1.ListMyAppealsRequest, context: CallContext) async throws -> HealthCodeV1.ListMyAppealsResponse
        /// Declares where one was or will be, or a dependant (行程申报, GB/T 38963; ID-9). It changes no colour. The trip stands in
        /// the answers about the code for 30 days, and is kept so that it can be compared with the trip card (TRIP-10). Idempotent
        /// by key: a replay gets the moment stored first.
        ///
        /// Errors: INVALID_ARGUMENT for `places`, a field of it such as `places[2].division`, `idempotency_key` or `on_behalf_of`;
        /// UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_RELATIVE) as Declare; FAILED_PRECONDITION
        /// (IDEMPOTENCY_KEY_REUSED) for a key that came with other content in the last 24 hours; RESOURCE_EXHAUSTED (DECLARATIONS_TOO_MANY) with RetryInfo: trips and declarations of health count together.
        func declareTrip(_ request: HealthCodeV1.DeclareTripRequest, context: CallContext) async throws -> HealthCodeV1.DeclareTripResponse
        /// Follows one's own code: the status of now at once, then the new one after each change, whether evidence, time, an area
        /// or other rules bring it. Without a change the status comes again within a minute, as a sign of life. A caller who reads
        /// slowly gets the newest status only. Citizens, for themselves. The call has no end of its own; open it again when it
        /// ends. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER) at once or, when the session ends meanwhile, within 5 s; RESOURCE_EXHAUSTED
        /// (WATCHES_TOO_MANY) for more than 8 watches of a person, or too many in all; UNAVAILABLE (RISK_AREAS_NOT_KNOWN,
        /// RULES_NOT_KNOWN) as GetHealthCode; UNAVAILABLE (CHANGES_NOT_KNOWN) while changes of the person's data cannot be
        /// followed, and when the server ends.
        func watchHealthCode(
            _ request: HealthCodeV1.WatchHealthCodeRequest, to responses: ResponseStream<HealthCodeV1.HealthStatus>, context: CallContext
        ) async throws
        /// The colours that the caller has had, newest first, in pages: at most 3 years of them (COL-11). Citizens, for themselves.
        /// Idempotent.
        ///
        /// A colour is recorded by a worker some moments after it began; GetHealthCode may tell a newer one.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE
        /// (RULES_NOT_KNOWN) as GetHealthCode.
        func getHistory(_ request: HealthCodeV1.GetHistoryRequest, context: CallContext) async throws -> HealthCodeV1.GetHistoryResponse
        /// What the caller was told in the last 60 days, newest first, in pages. Citizens, for themselves. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE
        /// (RULES_NOT_KNOWN) as GetHealthCode.
        func listNotifications(_ request: HealthCodeV1.ListNotificationsRequest, context: CallContext) async throws -> HealthCodeV1.ListNotificationsResponse
    }

    /// The methods of `shuangma.healthcode.v1.HealthCode`.
    public enum HealthCodeMethods {
        /// Declares one's own health, or that of a dependant (健康信息申报, GB/T 38963; ID-9). Idempotent by key: a replay
        /// gets the moment stored first and the status of now: of a dependant what `for_gate` of GetHealthCode says. What is
        /// declared for somebody stands in their chain of audit.
        ///
        /// Errors: INVALID_ARGUMENT for `declaration`, `idempotency_key` or `on_behalf_of`; UNAUTHENTICATED (SESSION_OVER);
        /// PERMISSION_DENIED (NOT_YOUR_RELATIVE) when the caller has no such link, or it has ended or lapsed;
        /// FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) for a key that came with other content in the last 24 hours;
        /// RESOURCE_EXHAUSTED (DECLARATIONS_TOO_MANY) with RetryInfo after too many declarations within 24 hours, 20 by default; a
        /// replay is answered all the same. UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode, with the
        /// declaration stored: the same call again completes it.
        public static let declare = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "Declare", kind: .unary, idempotency: .idempotent)
        /// Current health code of a person (健康信息查询). Citizens ask for themselves, a health authority for those who live in
        /// its divisions, verifiers for whoever stands at the gate: they get what `for_gate` says. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else;
        /// PERMISSION_DENIED (OUT_OF_SCOPE) when an authority names somebody of other divisions, registered or not;
        /// UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo when a member of staff looks too
        /// many persons up; UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while the index of risk areas is not loaded or more than 60 s
        /// behind; UNAVAILABLE (RULES_NOT_KNOWN) while the rules in force are not.
        public static let getHealthCode = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "GetHealthCode", kind: .unary, idempotency: .idempotent)
        /// Appeals against a hold of the caller's own code (纠错, COL-9). A health authority answers within 24 hours, or within 4
        /// where a negative test was sampled since the hold began; the caller is told. Citizens, for themselves. Idempotent by key: a
        /// replay gets the appeal as it was filed.
        ///
        /// Errors: INVALID_ARGUMENT for `cause`, also of a hold that is not there now, `text`, `attachments` or `idempotency_key`;
        /// UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) as Declare; RESOURCE_EXHAUSTED
        /// (APPEALS_TOO_MANY) with RetryInfo while three are open, or after five within 24 hours; UNAVAILABLE
        /// (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public static let fileAppeal = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "FileAppeal", kind: .unary, idempotency: .idempotent)
        /// The caller's appeals of the last 3 years, newest first, in pages. Citizens, for themselves. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER).
        public static let listMyAppeals = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "ListMyAppeals", kind: .unary, idempotency: .idempotent)
        /// Declares where one was or will be, or a dependant (行程申报, GB/T 38963; ID-9). It changes no colour. The trip stands in
        /// the answers about the code for 30 days, and is kept so that it can be compared with the trip card (TRIP-10). Idempotent
        /// by key: a replay gets the moment stored first.
        ///
        /// Errors: INVALID_ARGUMENT for `places`, a field of it such as `places[2].division`, `idempotency_key` or `on_behalf_of`;
        /// UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_RELATIVE) as Declare; FAILED_PRECONDITION
        /// (IDEMPOTENCY_KEY_REUSED) for a key that came with other content in the last 24 hours; RESOURCE_EXHAUSTED (DECLARATIONS_TOO_MANY) with RetryInfo: trips and declarations of health count together.
        public static let declareTrip = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "DeclareTrip", kind: .unary, idempotency: .idempotent)
        /// Follows one's own code: the status of now at once, then the new one after each change, whether evidence, time, an area
        /// or other rules bring it. Without a change the status comes again within a minute, as a sign of life. A caller who reads
        /// slowly gets the newest status only. Citizens, for themselves. The call has no end of its own; open it again when it
        /// ends. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER) at once or, when the session ends meanwhile, within 5 s; RESOURCE_EXHAUSTED
        /// (WATCHES_TOO_MANY) for more than 8 watches of a person, or too many in all; UNAVAILABLE (RISK_AREAS_NOT_KNOWN,
        /// RULES_NOT_KNOWN) as GetHealthCode; UNAVAILABLE (CHANGES_NOT_KNOWN) while changes of the person's data cannot be
        /// followed, and when the server ends.
        public static let watchHealthCode = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "WatchHealthCode", kind: .serverStreaming, idempotency: .idempotent)
        /// The colours that the caller has had, newest first, in pages: at most 3 years of them (COL-11). Citizens, for themselves.
        /// Idempotent.
        ///
        /// A colour is recorded by a worker some moments after it began; GetHealthCode may tell a newer one.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE
        /// (RULES_NOT_KNOWN) as GetHealthCode.
        public static let getHistory = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "GetHistory", kind: .unary, idempotency: .idempotent)
        /// What the caller was told in the last 60 days, newest first, in pages. Citizens, for themselves. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE
        /// (RULES_NOT_KNOWN) as GetHealthCode.
        public static let listNotifications = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "ListNotifications", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.healthcode.v1.HealthCode", methods: [declare, getHealthCode, fileAppeal, listMyAppeals, declareTrip, watchHealthCode, getHistory, listNotifications],
            fileName: "shuangma/healthcode/v1/health_code.proto")
    }

    /// Calls `shuangma.healthcode.v1.HealthCode`.
    public struct HealthCodeClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Declares one's own health, or that of a dependant (健康信息申报, GB/T 38963; ID-9). Idempotent by key: a replay
        /// gets the moment stored first and the status of now: of a dependant what `for_gate` of GetHealthCode says. What is
        /// declared for somebody stands in their chain of audit.
        ///
        /// Errors: INVALID_ARGUMENT for `declaration`, `idempotency_key` or `on_behalf_of`; UNAUTHENTICATED (SESSION_OVER);
        /// PERMISSION_DENIED (NOT_YOUR_RELATIVE) when the caller has no such link, or it has ended or lapsed;
        /// FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) for a key that came with other content in the last 24 hours;
        /// RESOURCE_EXHAUSTED (DECLARATIONS_TOO_MANY) with RetryInfo after too many declarations within 24 hours, 20 by default; a
        /// replay is answered all the same. UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode, with the
        /// declaration stored: the same call again completes it.
        public func declare(
            _ request: HealthCodeV1.DeclareRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.DeclareResponse {
            try await channel.unary(HealthCodeMethods.declare, request, options: options)
        }

        /// Current health code of a person (健康信息查询). Citizens ask for themselves, a health authority for those who live in
        /// its divisions, verifiers for whoever stands at the gate: they get what `for_gate` says. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else;
        /// PERMISSION_DENIED (OUT_OF_SCOPE) when an authority names somebody of other divisions, registered or not;
        /// UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo when a member of staff looks too
        /// many persons up; UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while the index of risk areas is not loaded or more than 60 s
        /// behind; UNAVAILABLE (RULES_NOT_KNOWN) while the rules in force are not.
        public func getHealthCode(
            _ request: HealthCodeV1.GetHealthCodeRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.HealthStatus {
            try await channel.unary(HealthCodeMethods.getHealthCode, request, options: options)
        }

        /// Appeals against a hold of the caller's own code (纠错, COL-9). A health authority answers within 24 hours, or within 4
        /// where a negative test was sampled since the hold began; the caller is told. Citizens, for themselves. Idempotent by key: a
        /// replay gets the appeal as it was filed.
        ///
        /// Errors: INVALID_ARGUMENT for `cause`, also of a hold that is not there now, `text`, `attachments` or `idempotency_key`;
        /// UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) as Declare; RESOURCE_EXHAUSTED
        /// (APPEALS_TOO_MANY) with RetryInfo while three are open, or after five within 24 hours; UNAVAILABLE
        /// (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public func fileAppeal(
            _ request: HealthCodeV1.FileAppealRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.Appeal {
            try await channel.unary(HealthCodeMethods.fileAppeal, request, options: options)
        }

        /// The caller's appeals of the last 3 years, newest first, in pages. Citizens, for themselves. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER).
        public func listMyAppeals(
            _ request: HealthCodeV1.ListMyAppealsRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.ListMyAppealsResponse {
            try await channel.unary(HealthCodeMethods.listMyAppeals, request, options: options)
        }

        /// Declares where one was or will be, or a dependant (行程申报, GB/T 38963; ID-9). It changes no colour. The trip stands in
        /// the answers about the code for 30 days, and is kept so that it can be compared with the trip card (TRIP-10). Idempotent
        /// by key: a replay gets the moment stored first.
        ///
        /// Errors: INVALID_ARGUMENT for `places`, a field of it such as `places[2].division`, `idempotency_key` or `on_behalf_of`;
        /// UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_RELATIVE) as Declare; FAILED_PRECONDITION
        /// (IDEMPOTENCY_KEY_REUSED) for a key that came with other content in the last 24 hours; RESOURCE_EXHAUSTED (DECLARATIONS_TOO_MANY) with RetryInfo: trips and declarations of health count together.
        public func declareTrip(
            _ request: HealthCodeV1.DeclareTripRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.DeclareTripResponse {
            try await channel.unary(HealthCodeMethods.declareTrip, request, options: options)
        }

        /// Follows one's own code: the status of now at once, then the new one after each change, whether evidence, time, an area
        /// or other rules bring it. Without a change the status comes again within a minute, as a sign of life. A caller who reads
        /// slowly gets the newest status only. Citizens, for themselves. The call has no end of its own; open it again when it
        /// ends. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER) at once or, when the session ends meanwhile, within 5 s; RESOURCE_EXHAUSTED
        /// (WATCHES_TOO_MANY) for more than 8 watches of a person, or too many in all; UNAVAILABLE (RISK_AREAS_NOT_KNOWN,
        /// RULES_NOT_KNOWN) as GetHealthCode; UNAVAILABLE (CHANGES_NOT_KNOWN) while changes of the person's data cannot be
        /// followed, and when the server ends.
        public func watchHealthCode(
            _ request: HealthCodeV1.WatchHealthCodeRequest, options: CallOptions = .init()
        ) -> ResponseSequence<HealthCodeV1.HealthStatus> {
            channel.serverStreaming(HealthCodeMethods.watchHealthCode, request, options: options)
        }

        /// The colours that the caller has had, newest first, in pages: at most 3 years of them (COL-11). Citizens, for themselves.
        /// Idempotent.
        ///
        /// A colour is recorded by a worker some moments after it began; GetHealthCode may tell a newer one.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE
        /// (RULES_NOT_KNOWN) as GetHealthCode.
        public func getHistory(
            _ request: HealthCodeV1.GetHistoryRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.GetHistoryResponse {
            try await channel.unary(HealthCodeMethods.getHistory, request, options: options)
        }

        /// What the caller was told in the last 60 days, newest first, in pages. Citizens, for themselves. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`; UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE
        /// (RULES_NOT_KNOWN) as GetHealthCode.
        public func listNotifications(
            _ request: HealthCodeV1.ListNotificationsRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.ListNotificationsResponse {
            try await channel.unary(HealthCodeMethods.listNotifications, request, options: options)
        }
    }

    /// Passes calls of `shuangma.healthcode.v1.HealthCode` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct HealthCodeForwarder: HealthCodeService {
        private let client: HealthCodeClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = HealthCodeClient(channel) }

        public func declare(_ request: HealthCodeV1.DeclareRequest, context: CallContext) async throws -> HealthCodeV1.DeclareResponse {
            try await client.declare(request, options: context.forwarded)
        }

        public func getHealthCode(_ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext) async throws -> HealthCodeV1.HealthStatus {
            try await client.getHealthCode(request, options: context.forwarded)
        }

        public func fileAppeal(_ request: HealthCodeV1.FileAppealRequest, context: CallContext) async throws -> HealthCodeV1.Appeal {
            try await client.fileAppeal(request, options: context.forwarded)
        }

        public func listMyAppeals(_ request: HealthCodeV1.ListMyAppealsRequest, context: CallContext) async throws -> HealthCodeV1.ListMyAppealsResponse {
            try await client.listMyAppeals(request, options: context.forwarded)
        }

        public func declareTrip(_ request: HealthCodeV1.DeclareTripRequest, context: CallContext) async throws -> HealthCodeV1.DeclareTripResponse {
            try await client.declareTrip(request, options: context.forwarded)
        }

        public func watchHealthCode(
            _ request: HealthCodeV1.WatchHealthCodeRequest, to responses: ResponseStream<HealthCodeV1.HealthStatus>, context: CallContext
        ) async throws {
            for try await response in client.watchHealthCode(request, options: context.forwarded) {
                try await responses.send(response)
            }
        }

        public func getHistory(_ request: HealthCodeV1.GetHistoryRequest, context: CallContext) async throws -> HealthCodeV1.GetHistoryResponse {
            try await client.getHistory(request, options: context.forwarded)
        }

        public func listNotifications(_ request: HealthCodeV1.ListNotificationsRequest, context: CallContext) async throws -> HealthCodeV1.ListNotificationsResponse {
            try await client.listNotifications(request, options: context.forwarded)
        }
    }
}

extension HealthCodeV1.HealthCodeService {
    public static var descriptor: ServiceDescriptor { HealthCodeV1.HealthCodeMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(HealthCodeV1.HealthCodeMethods.declare) { call, context in
            try call.respond(try await self.declare(call.request(HealthCodeV1.DeclareRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthCodeMethods.getHealthCode) { call, context in
            try call.respond(try await self.getHealthCode(call.request(HealthCodeV1.GetHealthCodeRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthCodeMethods.fileAppeal) { call, context in
            try call.respond(try await self.fileAppeal(call.request(HealthCodeV1.FileAppealRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthCodeMethods.listMyAppeals) { call, context in
            try call.respond(try await self.listMyAppeals(call.request(HealthCodeV1.ListMyAppealsRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthCodeMethods.declareTrip) { call, context in
            try call.respond(try await self.declareTrip(call.request(HealthCodeV1.DeclareTripRequest.self), context: context))
        }
        router.serverStreaming(HealthCodeV1.HealthCodeMethods.watchHealthCode) { try await self.watchHealthCode($0, to: $1, context: $2) }
        router.serveUnary(HealthCodeV1.HealthCodeMethods.getHistory) { call, context in
            try call.respond(try await self.getHistory(call.request(HealthCodeV1.GetHistoryRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthCodeMethods.listNotifications) { call, context in
            try call.respond(try await self.listNotifications(call.request(HealthCodeV1.ListNotificationsRequest.self), context: context))
        }
    }
}
