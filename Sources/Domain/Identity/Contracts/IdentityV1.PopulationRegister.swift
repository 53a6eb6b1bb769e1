// Generated from shuangma/identity/v1/population_register.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
public import CommonContracts
public import RPC
public import Wire

extension IdentityV1 {
    /// Whether the register knows the person.
    public struct PersonMatch: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not given; a broken answer.
        public static let unspecified = Self(rawValue: 0)
        /// A person of this name has this document.
        public static let confirmed = Self(rawValue: 1)
        /// There is no such document, it is no longer valid, or it is of another name.
        public static let notConfirmed = Self(rawValue: 2)
        /// The names cannot be compared by a program, such as with rare characters: staff have to look.
        public static let undecided = Self(rawValue: 3)
    }

    /// Whose number it is by the register.
    public struct NumberMatch: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// The register knows nothing of the number, or does not say: staff look at the document.
        public static let unspecified = Self(rawValue: 0)
        /// It is the person's. Nobody gets a code without staff but by this.
        public static let personsOwn = Self(rawValue: 1)
        /// It is somebody else's, or the person has another one.
        public static let another = Self(rawValue: 2)
    }

    /// Asks about one person.
    public struct ConfirmPersonRequest: WireMessage {
        /// Names the question, 16 bytes: the answer repeats it, so that no answer is taken for that of another question.
        public var questionId: [UInt8]
        /// The document, normalised.
        public var document: CommonV1.Document?
        /// The name as the applicant wrote it, with one kind of space and of middle dot.
        public var name: String
        /// Mobile number that the applicant has proved to hold, 11 digits.
        public var phone: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__confirm_person_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.questionId = []
            self.document = nil
            self.name = ""
            self.phone = ""
        }

        public init(
            questionId: [UInt8] = [],
            document: CommonV1.Document? = nil,
            name: String = "",
            phone: String = ""
        ) {
            self.questionId = questionId
            self.document = document
            self.name = name
            self.phone = phone
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ConfirmPersonRequest.self)
            self.questionId = MessageReader.bytes(c.pointee.question_id)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.ConfirmPersonRequest.name")
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.ConfirmPersonRequest.phone")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ConfirmPersonRequest.self)
            shuangma__identity__v1__confirm_person_request__init(c)
            c.pointee.question_id = try writer.bytes(self.questionId)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.name = try writer.string(self.name)
            c.pointee.phone = try writer.string(self.phone)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The answer of a register.
    public struct ConfirmPersonResponse: WireMessage {
        /// `question_id` of the request.
        public var questionId: [UInt8]
        /// Whether it knows the person.
        public var person: IdentityV1.PersonMatch
        /// Whose number it is; counts only when the person is confirmed.
        public var number: IdentityV1.NumberMatch
        /// Division of residence, 6 digits; may be empty. Counts only when the person is confirmed.
        public var division: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__confirm_person_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.questionId = []
            self.person = .init(rawValue: 0)
            self.number = .init(rawValue: 0)
            self.division = ""
        }

        public init(
            questionId: [UInt8] = [],
            person: IdentityV1.PersonMatch = .init(rawValue: 0),
            number: IdentityV1.NumberMatch = .init(rawValue: 0),
            division: String = ""
        ) {
            self.questionId = questionId
            self.person = person
            self.number = number
            self.division = division
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ConfirmPersonResponse.self)
            self.questionId = MessageReader.bytes(c.pointee.question_id)
            self.person = IdentityV1.PersonMatch(rawValue: Int32(truncatingIfNeeded: c.pointee.person.rawValue))
            self.number = IdentityV1.NumberMatch(rawValue: Int32(truncatingIfNeeded: c.pointee.number.rawValue))
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.ConfirmPersonResponse.division")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ConfirmPersonResponse.self)
            shuangma__identity__v1__confirm_person_response__init(c)
            c.pointee.question_id = try writer.bytes(self.questionId)
            c.pointee.person = Shuangma__Identity__V1__PersonMatch(rawValue: .init(truncatingIfNeeded: self.person.rawValue))
            c.pointee.number = Shuangma__Identity__V1__NumberMatch(rawValue: .init(truncatingIfNeeded: self.number.rawValue))
            c.pointee.division = try writer.string(self.division)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A program of the province that answers from its population register. The identity role calls it over mutual TLS; no process
    /// of the cluster serves it. It gets names and numbers of documents in full, so it must log none.
    ///
    /// Each try has 2 seconds. A call is tried 3 times with growing waits, and after 5 calls in a row that failed it is not called
    /// for 30 seconds, then up to 5 minutes. An answer that breaks this contract counts as a failure. While the register does not
    /// answer, applications wait; none is ever taken for confirmed.
    public protocol PopulationRegisterService: RPCService {
        /// Says whether a document of this number and kind was given to a person of this name. Idempotent.
        ///
        /// The register compares names as it holds them; docs/population-register.md says how the embedded one does. It answers the
        /// same for a number that it does not know and for another name.
        ///
        /// Errors: any status. RESOURCE_EXHAUSTED and UNAVAILABLE are tried again, and so is DEADLINE_EXCEEDED.
        func confirmPerson(_ request: IdentityV1.ConfirmPersonRequest, context: CallContext) async throws -> IdentityV1.ConfirmPersonResponse
    }

    /// The methods of `shuangma.identity.v1.PopulationRegister`.
    public enum PopulationRegisterMethods {
        /// Says whether a document of this number and kind was given to a person of this name. Idempotent.
        ///
        /// The register compares names as it holds them; docs/population-register.md says how the embedded one does. It answers the
        /// same for a number that it does not know and for another name.
        ///
        /// Errors: any status. RESOURCE_EXHAUSTED and UNAVAILABLE are tried again, and so is DEADLINE_EXCEEDED.
        public static let confirmPerson = MethodDescriptor(
            service: "shuangma.identity.v1.PopulationRegister", name: "ConfirmPerson", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.PopulationRegister", methods: [confirmPerson],
            fileName: "shuangma/identity/v1/population_register.proto")
    }

    /// Calls `shuangma.identity.v1.PopulationRegister`.
    public struct PopulationRegisterClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Says whether a document of this number and kind was given to a person of this name. Idempotent.
        ///
        /// The register compares names as it holds them; docs/population-register.md says how the embedded one does. It answers the
        /// same for a number that it does not know and for another name.
        ///
        /// Errors: any status. RESOURCE_EXHAUSTED and UNAVAILABLE are tried again, and so is DEADLINE_EXCEEDED.
        public func confirmPerson(
            _ request: IdentityV1.ConfirmPersonRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ConfirmPersonResponse {
            try await channel.unary(PopulationRegisterMethods.confirmPerson, request, options: options)
        }
    }
}

extension IdentityV1.PopulationRegisterService {
    public static var descriptor: ServiceDescriptor { IdentityV1.PopulationRegisterMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.PopulationRegisterMethods.confirmPerson) { call, context in
            try call.respond(try await self.confirmPerson(call.request(IdentityV1.ConfirmPersonRequest.self), context: context))
        }
    }
}
