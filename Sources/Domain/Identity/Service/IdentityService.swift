public import Contracts
public import IdentityCore
public import RPC
public import Security
public import StorageClient
import Wire

/// Who a person is: registration, phones, SMS codes, sessions.
///
/// A person's partition holds the person and the open sessions; a phone's partition its owners, codes and the
/// embedded outbox: see ``IdentitySets``.
public struct IdentityService: IdentityV1.IdentityService {
    /// Seconds a session lasts: 12 hours.
    public static let sessionLifetime: Int64 = 12 * 3600

    private let directory: PersonDirectory
    private let codes: SmsCodes
    private let signer: TokenSigner
    private let surroundings: Surroundings

    public init(
        store: Store, keys: ClusterKeys, gateway: any SmsGateway, smsLimits: SmsLimits = SmsLimits(),
        surroundings: Surroundings = .system
    ) {
        let hash = KeyedHash(keys)
        directory = PersonDirectory(store: store, hash: hash)
        codes = SmsCodes(
            store: store, hash: hash, gateway: gateway, limits: smsLimits, surroundings: surroundings)
        signer = TokenSigner(keys)
        self.surroundings = surroundings
    }

    public func requestSmsCode(
        _ request: IdentityV1.RequestSmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.RequestSmsCodeResponse {
        try await codes.send(to: Phone(request.phone), purpose: try purpose(request.purpose), context: context)
    }

    public func verifySmsCode(
        _ request: IdentityV1.VerifySmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.VerifySmsCodeResponse {
        try await codes.use(
            request.code, of: Phone(request.phone), purpose: try purpose(request.purpose), options: context.onward)
        return .init(verifiedAt: .init(seconds: surroundings.now()))
    }

    public func login(
        _ request: IdentityV1.LoginRequest, context: CallContext
    ) async throws -> IdentityV1.LoginResponse {
        let phone = try Phone(request.phone)
        let wanted = try request.document.map { try directory.partition(of: Optional($0).checked(today: today)) }
        try await codes.use(request.code, of: phone, purpose: .login, options: context.onward)
        let owners = try await directory.owners(of: phone, options: context.onward)
        let key = try choose(owners, wanted)
        guard let person = try await directory.person(key, options: context.onward) else {
            throw RPCError(.notFound, "nobody is registered with this number").with(reason: "PERSON_UNKNOWN")
        }
        return try await openSession(person, key, phone, context)
    }

    /// The person a phone logs in: its only owner, or the one whose document is given.
    private func choose(_ owners: [[UInt8]], _ wanted: PartitionKey?) throws -> PartitionKey {
        if let wanted, owners.contains(wanted.bytes) { return wanted }
        guard let first = owners.first, wanted == nil else {
            throw RPCError(.notFound, "nobody is registered with this number").with(reason: "PERSON_UNKNOWN")
        }
        guard owners.count == 1 else {
            throw RPCError(.failedPrecondition, "several persons share this number; give the document too")
                .with(reason: "DOCUMENT_NEEDED")
        }
        return try PartitionKey(first)
    }

    private func openSession(
        _ person: IdentityV1.StoredPerson, _ key: PartitionKey, _ phone: Phone, _ context: CallContext
    ) async throws -> IdentityV1.LoginResponse {
        let now = surroundings.now()
        let citizen = Principal.Citizen(
            personKey: key.bytes, phoneKey: try directory.partition(of: phone).bytes, session: surroundings.random(16))
        try await directory.store.write(key, options: context.onward) { change in
            try change.put(
                IdentityV1.StoredSession(phone: phone.number, openedAt: now), in: IdentitySets.sessions,
                key: citizen.session, expires: .init(seconds: now + Self.sessionLifetime))
        }
        let claims = TokenClaims(citizen: citizen, issuedAt: now, lifetime: Self.sessionLifetime)
        return .init(
            token: try signer.token(claims), expiresAt: .init(seconds: claims.exp),
            profile: try directory.profile(of: person, key: key, today: today))
    }

    public func logout(
        _ request: IdentityV1.LogoutRequest, context: CallContext
    ) async throws -> IdentityV1.LogoutResponse {
        guard case .citizen(let citizen) = context.principal else {
            throw RPCError(.permissionDenied, "only a citizen has a session to end")
        }
        try await directory.store.write(PartitionKey(citizen.personKey), options: context.onward) { change in
            change.delete(IdentitySets.sessions, key: citizen.session)
        }
        return .init()
    }

    public func getProfile(
        _ request: IdentityV1.GetProfileRequest, context: CallContext
    ) async throws -> IdentityV1.Profile {
        let asked: [UInt8]? =
            switch request.person?.person {
            case .personKey(let key)?: key
            case .document(let document)?: try directory.partition(of: Optional(document).checked(today: today)).bytes
            case nil: nil
            }
        let key = try PartitionKey(try context.principal.personKey(asked: asked))
        guard let person = try await directory.person(key, options: context.onward) else {
            throw RPCError(.notFound, "nobody is registered with this document").with(reason: "PERSON_UNKNOWN")
        }
        return try directory.profile(of: person, key: key, today: today)
    }

    public func getPhoneOwner(
        _ request: IdentityV1.GetPhoneOwnerRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneOwner {
        .init(personKeys: try await directory.owners(of: Phone(request.phone), options: context.onward))
    }

    public func resolveDocuments(
        _ request: IdentityV1.ResolveDocumentsRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveDocumentsResponse {
        guard request.documents.count <= 1000 else {
            throw FieldProblem(field: "documents", reason: "at most 1000 a request")
        }
        return .init(
            results: try request.documents.map { document in
                do {
                    let key = try directory.partition(of: Optional(document).checked(today: today))
                    return IdentityV1.ResolvedDocument(personKey: key.bytes)
                } catch let problem as FieldProblem {
                    return IdentityV1.ResolvedDocument(field: problem.field, reason: problem.reason)
                }
            })
    }

    public func importPeople(
        _ requests: RequestStream<IdentityV1.PersonBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var load = PeopleImport(directory: directory, today: today)
        for try await batch in requests { try await load.take(batch, options: context.onward) }
        return load.tally.report
    }

    private func purpose(_ purpose: IdentityV1.SmsPurpose) throws -> IdentityV1.SmsPurpose {
        guard [.login, .tripCard].contains(purpose) else {
            throw FieldProblem(field: "purpose", reason: "must be LOGIN or TRIP_CARD")
        }
        return purpose
    }

    private var today: CivilDay { CivilDay(ofMoment: surroundings.now()) }
}
