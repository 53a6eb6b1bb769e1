import Crypto
public import IdentityContracts
import IdentityCore
import IdentityFeed
import IdentityRecords
import Kit
public import RPC
import Security
import StorageClient
import Values
import Wire

/// Applications for a code.
extension IdentityService {
    public func register(
        _ request: IdentityV1.RegisterRequest, context: CallContext
    ) async throws -> IdentityV1.Registration {
        let now = surroundings.now()
        let checked = try RegistrationRequest(request, people: people, now: Instant(seconds: now))
        let proof = codes.digest(checked.code, checked.phone, .register)
        if let earlier = try await earlier(checked, proof, context) { return earlier }
        try await registrationLimits.take(for: context)
        try await codes.use(
            checked.code, of: checked.phone, purpose: .register, at: context.addressBlock, now: now,
            options: context.onward, beside: { try await registrations.waiting(checked.phone, context.onward) }
        ) { change, _, waiting in
            try waiting.add(at: now, to: &change)
            let key = checked.code.handle.bytes
            try change.put(
                checked.record(proof: proof, at: now), in: IdentityRecordSets.registrations, key: key,
                expires: .init(seconds: now + Registrations.kept))
            try change.put(.init(at: now), in: IdentityRecordSets.registrationEffects, key: key)
        }
        await bringOn(checked)
        guard let stored = try await find(checked, context.onward) else {
            throw RPCError(.aborted, "the application has just lapsed; try again").with(reason: "CONFLICT")
        }
        return .init(stored)
    }

    public func getRegistration(
        _ request: IdentityV1.GetRegistrationRequest, context: CallContext
    ) async throws -> IdentityV1.Registration {
        let phone = try Phone(request.phone)
        guard let handle = SmsHandle(text: request.handle) else {
            throw FieldProblem(field: "handle", reason: "must be the handle with which the application was made")
        }
        let found = try await registrations.find(
            handle.bytes, of: people.partition(of: phone), options: context.onward)
        guard let found else {
            throw RPCError(.notFound, "there is no such application").with(reason: "REGISTRATION_UNKNOWN")
        }
        return .init(found.value)
    }

    /// Does what can be done within ``Registrations/patience``; the rest goes on behind the call. The client's deadline and
    /// its going away end nothing: a slow register must look the same to every client, and no client may make it seem to fail.
    private func bringOn(_ checked: RegistrationRequest) async {
        let (registrations, limits) = (registrations, registrationLimits)
        let key = checked.code.handle.bytes
        let work = Task {
            do {
                let partition = try people.partition(of: checked.phone)
                guard try await limits.take(for: checked.document, in: people) else {
                    return try await registrations.close(key, of: partition, .refused, .tooOften, options: .init())
                }
                await registrations.effects.completePending(key: key, of: partition, options: .init())
            } catch {
                // A worker goes on.
            }
        }
        await work.wait(atMost: registrations.patience)
    }

    private func find(
        _ checked: RegistrationRequest, _ options: CallOptions
    ) async throws -> IdentityV1.StoredRegistration? {
        try await registrations.find(
            checked.code.handle.bytes, of: people.partition(of: checked.phone), options: options)?.value
    }

    /// The application that the handle names already; nil when there is none.
    ///
    /// - Throws: UNAUTHENTICATED (SMS_CODE_WRONG); FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) for other content.
    private func earlier(
        _ checked: RegistrationRequest, _ proof: [UInt8], _ context: CallContext
    ) async throws -> IdentityV1.Registration? {
        guard let stored = try await find(checked, context.onward) else { return nil }
        guard KeyedHash.areEqual(stored.codeProof, proof) else {
            throw RPCError(.unauthenticated, "the code is wrong").with(reason: "SMS_CODE_WRONG")
        }
        guard stored.content == checked.content else {
            throw RPCError(.failedPrecondition, "the handle was used for another application; ask for a new code")
                .with(reason: "IDEMPOTENCY_KEY_REUSED")
        }
        return .init(stored)
    }
}

/// How many applications are taken.
struct RegistrationLimits: Sendable {
    /// Applications from one address within an hour. Each needs a code of its own as well.
    static let perHourAndAddress = 20
    /// Applications for one document within a day.
    static let perDayAndDocument = 5

    private let limiter: Limiter
    private let ofAddress = UseBudget("register", [UseLimit(perHourAndAddress, per: 3_600)])
    private let ofDocument = UseBudget("register-document", [UseLimit(perDayAndDocument, per: 86_400)])

    init(_ limiter: Limiter) { self.limiter = limiter }

    /// Counts an application for whoever makes it.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (REGISTRATIONS_TOO_MANY) with RetryInfo.
    func take(for context: CallContext) async throws {
        guard let caller = context.limitedCaller else { return }
        do {
            try await limiter.take(ofAddress, of: caller, options: context.onward)
        } catch let reached as LimitReached {
            throw reached.error("too many applications were made from here", reason: "REGISTRATIONS_TOO_MANY")
        }
    }

    /// Counts an application for a document, registered or not.
    ///
    /// - Returns: Whether there was room.
    func take(for document: Document, in people: PersonDirectory) async throws -> Bool {
        do {
            let partition = try people.partition(of: document)
            try await limiter.take(ofDocument, of: .citizen(partition.bytes), options: .init())
            return true
        } catch is LimitReached {
            return false
        }
    }
}

/// A request that was checked.
private struct RegistrationRequest {
    /// Most days since the entry: ten years.
    static let entryDaysMax = 3_653

    let document: Document
    let name: PersonName
    let phone: Phone
    let code: PresentedCode
    let division: Division
    let enteredOn: String

    /// - Throws: ``FieldProblem`` for a field of the request.
    init(_ request: IdentityV1.RegisterRequest, people: PersonDirectory, now: Instant) throws {
        let today = ChinaDay(of: now)
        document = try people.document(request.document, today: today)
        name = try PersonName(request.name)
        phone = try Phone(request.phone)
        code = try PresentedCode(request.code, handle: request.handle)
        division = try people.reference.divisions.accept(request.division).division
        enteredOn = try Self.entry(request.enteredOn, document, today: today)
    }

    private static func entry(_ text: String, _ document: Document, today: ChinaDay) throws -> String {
        guard !text.isEmpty else {
            guard document.kind != .passport else {
                throw FieldProblem(field: "entered_on", reason: "must be given with a passport")
            }
            return ""
        }
        guard document.kind != .residentID else {
            throw FieldProblem(field: "entered_on", reason: "must be empty with a resident ID")
        }
        guard let day = ChinaDay(text) else {
            throw FieldProblem(field: "entered_on", reason: "must be a day such as 2022-11-28", of: text)
        }
        guard day <= today else { throw FieldProblem(field: "entered_on", reason: "lies in the future") }
        guard today.number - day.number <= entryDaysMax else {
            throw FieldProblem(field: "entered_on", reason: "lies more than ten years back")
        }
        return day.description
    }

    /// Hash of all but the code, which another hash proves.
    var content: [UInt8] {
        let text = [document.keyText, document.number, name.text, phone.number, division.description, enteredOn]
        return Array(SHA256.hash(data: Array(text.joined(separator: "\u{0}").utf8)))
    }

    func record(proof: [UInt8], at now: Int64) -> IdentityV1.StoredRegistration {
        .init(
            document: .init(document), name: name.text, phone: phone.number, division: division.description,
            enteredOn: enteredOn, state: .applied, appliedAt: now, codeProof: proof, content: content)
    }
}

extension IdentityV1.Registration {
    fileprivate init(_ stored: IdentityV1.StoredRegistration) {
        self.init(
            state: stored.state, refusal: stored.refusal, reason: stored.reason,
            appliedAt: .init(seconds: stored.appliedAt),
            expiresAt: .init(seconds: stored.appliedAt + Registrations.kept))
    }
}
