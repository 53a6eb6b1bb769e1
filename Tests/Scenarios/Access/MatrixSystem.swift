import Assembly
import CommonContracts
import Foundation
import GatewayContracts
import HealthCodeContracts
import HealthCodeFeed
import IdentityContracts
import IdentityServer
import KitRecords
import RPC
import RiskAreasContracts
import Security
import StorageClient
import StorageContracts
import TestSupport
import TracingContracts
import TripCardContracts
import Values
import Wire

/// A whole system as a cluster serves it, with every method of every contract, and callers of every kind.
struct MatrixSystem {
    /// Lives in 110105 and calls.
    static let own = TestSystem.document
    /// Lives in 330106.
    static let other = CommonV1.Document(type: .hmTravelPermit, number: "H12345678")

    let system: TestSystem
    /// Counts cells, so that no two requests are repetitions of each other.
    private var cell: UInt64 = 0
    /// A venue in 330106 that the other person owns nothing of: a health authority has registered it.
    private let venue: [UInt8]
    private let outside: InProcessChannel
    private let inside: [MatrixCaller: InProcessChannel]

    init() async throws {
        system = try await TestSystem(isDemonstration: false)
        let rows: [IdentityV1.PersonRow] = [
            .init(
                row: 1,
                person: .init(document: Self.own, name: "张小三", phone: TestSystem.phone, division: "110105")),
            .init(row: 2, person: .init(document: Self.other, name: "李四", phone: "13900139000", division: "330106")),
        ]
        let register = try system.asStaff(.populationRegister)
        _ = try await system.register.importPeople(options: register) { try await $0.send(.init(rows: rows)) }
        venue = try await system.venues.registerVenue(
            .init(venue: Self.hall, idempotencyKey: "hall"), options: try system.asStaff(.healthAuthority)
        ).venueId
        // What no process of a cluster serves is served here, so that its access is tried as well.
        let outbox = StoredOutbox(store: system.store, hash: KeyedHash(system.keys))
        let reflection = try ServerReflection.services(showing: system.services)
        let services =
            system.services + system.storageServices + reflection
            + [OutboxService(outbox), SmsDeliveryDouble(), RegisterDouble(), HealthService()]
        outside = InProcessChannel(services: services, interceptors: [system.authorizer])
        func channel(_ name: ProcessName) -> InProcessChannel {
            InProcessChannel(
                services: services, interceptors: [ServiceIdentity(name, access: ServiceContracts.access)])
        }
        inside = [.service: channel("gateway/1"), .storageNode: channel("storage/1"), .tool: channel("tool/1")]
    }

    /// How a call ends.
    mutating func outcome(
        of method: MethodDescriptor, by caller: MatrixCaller, about subject: MatrixSubject
    ) async throws -> MatrixOutcome {
        cell += 1
        let options = try await options(for: caller)
        let channel = inside[caller] ?? outside
        do {
            if let load = imports(method.path, caller, cell) { return try await load(channel, options) }
            try await call(method, about: subject, by: caller, over: channel, options)
            return .passes
        } catch let error as RPCError {
            guard let reason = error.reason, MatrixOutcome.reasons.contains(reason) else { return .passes }
            // A refresh token is no right of the caller's: that it names no session is what the request holds.
            if reason == "SESSION_OVER", ServiceContracts.access[method.path]?.isOpen == true { return .passes }
            return .refused(error.code == .unauthenticated ? .unauthenticated : .permissionDenied, reason)
        }
    }
}

// MARK: - Callers

extension MatrixSystem {
    private func options(for caller: MatrixCaller) async throws -> CallOptions {
        switch caller {
        case .anonymous, .service, .storageNode, .tool: return CallOptions()
        case .deadToken:
            let staff = Principal.Staff(
                name: "dead", roles: Set(StaffRole.allCases), organisation: "dead", token: [1])
            return system.bearer(
                try TokenSigner(system.keys).token(
                    TokenClaims(staff: staff, issuedAt: system.clock.now - 7200, lifetime: 3600)))
        case .citizen: return try await session(isOpen: true)
        case .loggedOut: return try await session(isOpen: false)
        case .staff(let role, let scope):
            return try system.asStaff(
                role, organisation: role == .carrier ? "mobile" : "matrix", divisions: scope.divisions)
        }
    }

    /// A session of its own for each cell: some methods end it.
    private func session(isOpen: Bool) async throws -> CallOptions {
        let hash = KeyedHash(system.keys)
        let key = hash.partition(.person, "1|CHN|\(Self.own.number)")
        let session = Surroundings.system.random(16)
        let citizen = Principal.Citizen(
            personKey: key, phoneKey: hash.partition(.phone, TestSystem.phone), session: session)
        if isOpen {
            try await system.store.write(try PartitionKey(key)) { change in
                try change.put(
                    KitV1.StoredSession(phone: TestSystem.phone, openedAt: system.clock.now),
                    in: KitRecordSets.sessions, key: session)
            }
        }
        return system.bearer(
            try TokenSigner(system.keys).token(
                TokenClaims(citizen: citizen, issuedAt: system.clock.now, lifetime: 600)))
    }
}

// MARK: - Calls

extension MatrixSystem {
    /// A message that every request reads as one of defaults, and every response as one of unknown fields.
    private typealias Anything = IdentityV1.LogoutRequest

    private func call(
        _ method: MethodDescriptor, about subject: MatrixSubject, by caller: MatrixCaller,
        over channel: InProcessChannel,
        _ options: CallOptions
    ) async throws {
        var options = options
        switch method.kind {
        case .unary: try await unary(method, person(subject, caller), by: caller, over: channel, options)
        case .clientStreaming:
            let _: Anything = try await channel.clientStreaming(method, options: options) {
                (_: RequestWriter<Anything>) in
            }
        case .serverStreaming:
            // Some streams have nothing to say.
            options.deadline = .after(.milliseconds(300))
            let stream: ResponseSequence<Anything> = channel.serverStreaming(method, Anything(), options: options)
            for try await _ in stream { return }
        case .bidirectionalStreaming:
            let stream: ResponseSequence<Anything> = channel.bidirectionalStreaming(method, options: options) {
                (_: RequestWriter<Anything>) in
            }
            for try await _ in stream { return }
        }
    }

    /// Whom the request names: citizens may leave themselves out, others name the other person.
    private func person(_ subject: MatrixSubject, _ caller: MatrixCaller) -> CommonV1.PersonRef? {
        subject == .own && caller.isPerson ? nil : .init(person: .document(Self.other))
    }

    private func unary(
        _ method: MethodDescriptor, _ person: CommonV1.PersonRef?, by caller: MatrixCaller,
        over channel: InProcessChannel, _ options: CallOptions
    ) async throws {
        switch method {
        case HealthCodeV1.HealthCodeMethods.declare:
            let request = HealthCodeV1.DeclareRequest(declaration: .init(), idempotencyKey: "cell-\(cell)")
            let _: Anything = try await channel.unary(method, request, options: options)
        case TracingV1.VenuesMethods.registerVenue:
            let request = TracingV1.RegisterVenueRequest(
                venue: Self.hall, venueId: venue, idempotencyKey: "cell-\(cell)")
            let _: Anything = try await channel.unary(method, request, options: options)
        case TracingV1.VenuesMethods.registerDevice:
            let request = TracingV1.RegisterDeviceRequest(venueId: venue, label: "南门")
            let _: Anything = try await channel.unary(method, request, options: options)
        case TracingV1.VenuesMethods.listVenues:
            let request = TracingV1.ListVenuesRequest(division: caller.isPerson ? "" : Self.hall.division)
            let _: Anything = try await channel.unary(method, request, options: options)
        case TracingV1.VenuesMethods.removeDevice, TracingV1.VenuesMethods.makePoster,
            TracingV1.VenuesMethods.getVenue, TracingV1.VenuesMethods.submitOfflineScans:
            // The four requests hold the venue in the same field.
            let request = TracingV1.SubmitOfflineScansRequest(venueId: venue)
            let _: Anything = try await channel.unary(method, request, options: options)
        case TracingV1.VenuesMethods.scanPerson:
            let request = TracingV1.ScanPersonRequest(person: person, venueId: venue)
            let _: Anything = try await channel.unary(method, request, options: options)
        case HealthCodeV1.HealthCodeMethods.fileAppeal:
            let request = HealthCodeV1.FileAppealRequest(cause: .case, text: "wrong", idempotencyKey: "cell-\(cell)")
            let _: Anything = try await channel.unary(method, request, options: options)
        case HealthCodeV1.HealthCodeMethods.declareTrip:
            let now = system.clock.now
            let place = HealthCodeV1.DeclaredPlace(
                division: "320500", from: .init(seconds: now - 60), until: .init(seconds: now))
            let request = HealthCodeV1.DeclareTripRequest(places: [place], idempotencyKey: "cell-\(cell)")
            let _: Anything = try await channel.unary(method, request, options: options)
        case let method where Self.namesPerson.contains(method.path):
            // The three requests hold the person in the same field.
            let request = HealthCodeV1.GetHealthCodeRequest(person: person)
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.giveConsent:
            let request = IdentityV1.GiveConsentRequest(kind: .tripCard, code: "123456", handle: Self.handle)
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.requestConsentCode, IdentityV1.IdentityMethods.revokeConsent:
            let request = IdentityV1.RevokeConsentRequest(kind: .tripCard)
            let _: Anything = try await channel.unary(method, request, options: options)
        case let method where method.name == "VerifyTrip":
            let request = GatewayV1.VerifyTripRequest(code: "123456", handle: Self.handle)
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.revokeSession:
            let request = IdentityV1.RevokeSessionRequest(sessionId: Array(repeating: 1, count: 16))
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.addRelative:
            let request = IdentityV1.AddRelativeRequest(document: Self.other, name: "李四")
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.proposeAlias:
            let request = IdentityV1.ProposeAliasRequest(document: Self.passport(cell), name: "ZHANG")
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.requestProofCode:
            let request = IdentityV1.RequestProofCodeRequest(purpose: .export)
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.changePhone, IdentityV1.IdentityMethods.addPhone:
            // The first two fields of both requests are alike.
            let proved = IdentityV1.ProvedPhone(phone: "13900139001", code: "123456", handle: Self.handle)
            let own = IdentityV1.ProvedPhone(phone: TestSystem.phone, code: "123456", handle: Self.handle)
            let request = IdentityV1.AddPhoneRequest(own: own, next: proved)
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.removePhone, IdentityV1.IdentityMethods.setPrimaryPhone:
            let request = IdentityV1.RemovePhoneRequest(phoneId: Array(repeating: 1, count: 16))
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.correctMyData:
            let request = IdentityV1.CorrectMyDataRequest(name: "李四")
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.exportMyData:
            let request = IdentityV1.ExportMyDataRequest(code: "123456", handle: Self.handle)
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.AliasesMethods.listAliases, IdentityV1.AliasesMethods.fileAlias,
            IdentityV1.AliasesMethods.undoAlias:
            // The three requests hold the document in the same field.
            let request = IdentityV1.FileAliasRequest(
                document: Self.other, other: Self.passport(cell), otherName: "ZHANG")
            let _: Anything = try await channel.unary(method, request, options: options)
        case IdentityV1.IdentityMethods.confirmRelative, IdentityV1.IdentityMethods.removeRelative:
            // The two requests hold the link in the same field.
            let request = IdentityV1.ConfirmRelativeRequest(
                relativeId: Array(repeating: 1, count: 16), code: "123456")
            let _: Anything = try await channel.unary(method, request, options: options)
        default:
            let _: Anything = try await channel.unary(method, Anything(), options: options)
        }
    }

    private static let hall = TracingV1.Venue(
        name: "西湖会堂", class: .entertainment, division: "330106",
        place: .init(latitudeMicrodegrees: 30_250_000, longitudeMicrodegrees: 120_150_000))

    /// A document of nobody, another one in each cell.
    private static func passport(_ cell: UInt64) -> CommonV1.Document {
        .init(type: .passport, country: "FRA", number: "15AA0\(10_000 + cell)")
    }

    /// A handle of no code.
    private static let handle = String(repeating: "A", count: 22)
    private static let namesPerson: Set = [
        "/shuangma.identity.v1.Identity/GetProfile", "/shuangma.healthcode.v1.HealthCode/GetHealthCode",
        "/shuangma.gateway.v1.MergeGateway/GetMergedCode", "/shuangma.identity.v1.Directory/ResolvePerson",
        "/shuangma.audit.v1.Audit/ReadTrail", "/shuangma.healthcode.v1.HealthAuthority/Explain",
    ]
}

// MARK: - Imports

extension MatrixSystem {
    private typealias Import = (InProcessChannel, CallOptions) async throws -> MatrixOutcome

    /// One row about the other person or their division.
    private func imports(_ path: String, _ caller: MatrixCaller, _ cell: UInt64) -> Import? {
        let now = GoogleProtobuf.Timestamp(seconds: system.clock.now)
        let earlier = GoogleProtobuf.Timestamp(seconds: system.clock.now - 7200)
        let person = CommonV1.PersonRef(person: .document(Self.other))
        switch path.split(separator: "/").last {
        case "ImportPeople":
            let row = IdentityV1.Person(
                document: Self.other, name: "李四", phone: "13900139000", division: "330106", revision: cell)
            return { channel, options in
                outcome(
                    try await IdentityV1.RegisterClient(channel).importPeople(options: options) {
                        try await $0.send(.init(rows: [.init(row: 1, person: row)]))
                    })
            }
        case "ImportTests":
            let row = HealthCodeV1.TestResult(
                person: person, sampleId: "S-\(cell)", sampledAt: now, outcome: .negative)
            return { channel, options in
                outcome(
                    try await HealthCodeV1.EvidenceClient(channel).importTests(options: options) {
                        try await $0.send(.init(rows: [.init(row: 1, test: row)]))
                    })
            }
        case "ImportExposures":
            var cause = Values.Cause.confirmedCase
            if case .staff(let role, _) = caller {
                // What a tracer says of contacts waits for another person, and cites a case.
                cause = Values.Cause.allCases.first { $0.feed == role && !$0.needsApproval } ?? cause
            }
            let row = HealthCodeV1.Exposure(
                person: person, cause: cause.wire, evidenceId: "E-\(cell)", from: now, division: "330106")
            return { channel, options in
                outcome(
                    try await HealthCodeV1.EvidenceClient(channel).importExposures(options: options) {
                        try await $0.send(.init(rows: [.init(row: 1, exposure: row)]))
                    })
            }
        case "ImportDeclarations":
            let row = HealthCodeV1.TakenDeclaration(
                person: person, declaration: .init(), declaredAt: now, counter: "C-\(cell)")
            return { channel, options in
                outcome(
                    try await HealthCodeV1.EvidenceClient(channel).importDeclarations(options: options) {
                        try await $0.send(.init(rows: [.init(row: 1, declaration: row)]))
                    })
            }
        case "ImportStays":
            let row = TripCardV1.Stay(phone: "13900139000", division: "330106", from: earlier, until: now)
            return { channel, options in
                outcome(
                    try await TripCardV1.OperatorFeedClient(channel).importStays(options: options) {
                        try await $0.send(.init(rows: [.init(row: 1, stay: row)]))
                    })
            }
        case "ImportRiskAreas":
            let row = RiskAreasV1.RiskArea(
                areaId: "A-\(cell)", division: "330106", name: "某小区", level: .high, from: earlier)
            return { channel, options in
                outcome(
                    try await RiskAreasV1.RiskAreasClient(channel).importRiskAreas(options: options) {
                        try await $0.send(.init(rows: [.init(row: 1, area: row)]))
                    })
            }
        default: return nil
        }
    }

    private func outcome(_ report: CommonV1.ImportReport) -> MatrixOutcome {
        if let refused = report.rejections.first { return .refusesRow(refused.field) }
        return .passes
    }
}

/// A population register of a province.
private struct RegisterDouble: IdentityV1.PopulationRegisterService {
    func confirmPerson(
        _ request: IdentityV1.ConfirmPersonRequest, context: CallContext
    ) async throws -> IdentityV1.ConfirmPersonResponse { .init() }
}

/// A program that sends SMS.
private struct SmsDeliveryDouble: IdentityV1.SmsDeliveryService {
    func deliver(
        _ request: IdentityV1.DeliverSmsRequest, context: CallContext
    ) async throws -> IdentityV1.DeliverSmsResponse { .init() }
}
