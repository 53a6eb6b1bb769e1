import Assembly
import AuditContracts
import CommonContracts
import GatewayContracts
import HealthCodeContracts
import IdentityContracts
import RPC
import RiskAreasContracts
import Security
import Testing
import TracingContracts
import TripCardContracts
import Wire

@Suite("Access is what the contracts say, for every method of every service", .serialized)
struct AccessTests {
    /// A citizen method with a request that an open session would have answered.
    struct CitizenCall: Sendable {
        let path: String
        let make: @Sendable (TestSystem, CallOptions) async throws -> Void

        init<Request: WireMessage, Response: WireMessage>(
            _ method: MethodDescriptor, _ request: Request, answers _: Response.Type
        ) {
            path = method.path
            make = { system, options in
                let _: Response = try await system.anyone.unary(method, request, options: options)
            }
        }

        /// A method that streams: its first response.
        init<Request: WireMessage, Response: WireMessage>(
            _ method: MethodDescriptor, _ request: Request, streams _: Response.Type
        ) {
            path = method.path
            make = { system, options in
                let stream: ResponseSequence<Response> = system.anyone.serverStreaming(
                    method, request, options: options)
                for try await _ in stream { return }
            }
        }
    }

    private static let proved = IdentityV1.ProvedPhone(
        phone: "13900139001", code: "123456", handle: SentCode.unknownHandle)
    private static let otherProved = IdentityV1.ProvedPhone(
        phone: "13900139002", code: "123456", handle: SentCode.unknownHandle)

    static let citizenCalls: [CitizenCall] = [
        .init(IdentityV1.IdentityMethods.getProfile, IdentityV1.GetProfileRequest(), answers: IdentityV1.Profile.self),
        .init(
            IdentityV1.IdentityMethods.requestConsentCode, IdentityV1.RequestConsentCodeRequest(kind: .tripCard),
            answers: IdentityV1.RequestConsentCodeResponse.self),
        .init(
            IdentityV1.IdentityMethods.giveConsent,
            IdentityV1.GiveConsentRequest(kind: .tripCard, code: "123456", handle: SentCode.unknownHandle),
            answers: IdentityV1.GiveConsentResponse.self),
        .init(
            IdentityV1.IdentityMethods.revokeConsent, IdentityV1.RevokeConsentRequest(kind: .tripCard),
            answers: IdentityV1.RevokeConsentResponse.self),
        .init(
            IdentityV1.IdentityMethods.addRelative,
            IdentityV1.AddRelativeRequest(document: .init(type: .hmTravelPermit, number: "H12345678"), name: "李四"),
            answers: IdentityV1.AddRelativeResponse.self),
        .init(
            IdentityV1.IdentityMethods.confirmRelative,
            IdentityV1.ConfirmRelativeRequest(relativeId: Array(repeating: 1, count: 16), code: "123456"),
            answers: IdentityV1.ConfirmRelativeResponse.self),
        .init(
            IdentityV1.IdentityMethods.listRelatives, IdentityV1.ListRelativesRequest(),
            answers: IdentityV1.ListRelativesResponse.self),
        .init(
            IdentityV1.IdentityMethods.removeRelative,
            IdentityV1.RemoveRelativeRequest(relativeId: Array(repeating: 1, count: 16)),
            answers: IdentityV1.RemoveRelativeResponse.self),
        .init(
            IdentityV1.IdentityMethods.proposeAlias,
            IdentityV1.ProposeAliasRequest(
                document: .init(type: .passport, country: "FRA", number: "15AA00001"), name: "ZHANG"),
            answers: IdentityV1.ProposeAliasResponse.self),
        .init(
            IdentityV1.IdentityMethods.listMyAliases, IdentityV1.ListMyAliasesRequest(),
            answers: IdentityV1.ListMyAliasesResponse.self),
        .init(
            IdentityV1.IdentityMethods.requestProofCode, IdentityV1.RequestProofCodeRequest(purpose: .export),
            answers: IdentityV1.RequestProofCodeResponse.self),
        .init(
            IdentityV1.IdentityMethods.exportMyData,
            IdentityV1.ExportMyDataRequest(code: "123456", handle: SentCode.unknownHandle),
            answers: IdentityV1.ExportMyDataResponse.self),
        .init(
            IdentityV1.IdentityMethods.correctMyData, IdentityV1.CorrectMyDataRequest(name: "张三"),
            answers: IdentityV1.CorrectMyDataResponse.self),
        .init(
            IdentityV1.IdentityMethods.listConsents, IdentityV1.ListConsentsRequest(),
            answers: IdentityV1.ListConsentsResponse.self),
        .init(
            IdentityV1.IdentityMethods.changePhone, IdentityV1.ChangePhoneRequest(former: proved, next: otherProved),
            answers: IdentityV1.ChangePhoneResponse.self),
        .init(
            IdentityV1.IdentityMethods.addPhone, IdentityV1.AddPhoneRequest(own: proved, next: otherProved),
            answers: IdentityV1.PhoneList.self),
        .init(
            IdentityV1.IdentityMethods.listPhones, IdentityV1.ListPhonesRequest(), answers: IdentityV1.PhoneList.self),
        .init(
            IdentityV1.IdentityMethods.removePhone,
            IdentityV1.RemovePhoneRequest(phoneId: Array(repeating: 1, count: 16)), answers: IdentityV1.PhoneList.self),
        .init(
            IdentityV1.IdentityMethods.setPrimaryPhone,
            IdentityV1.SetPrimaryPhoneRequest(phoneId: Array(repeating: 1, count: 16)),
            answers: IdentityV1.PhoneList.self),
        .init(
            IdentityV1.DirectoryMethods.resolveRelatives, IdentityV1.ResolveRelativesRequest(),
            answers: IdentityV1.ResolveRelativesResponse.self),
        .init(
            HealthCodeV1.HealthCodeMethods.declare,
            HealthCodeV1.DeclareRequest(declaration: .init(), idempotencyKey: "after"),
            answers: HealthCodeV1.DeclareResponse.self),
        .init(
            HealthCodeV1.HealthCodeMethods.getHealthCode, HealthCodeV1.GetHealthCodeRequest(),
            answers: HealthCodeV1.HealthStatus.self),
        .init(
            HealthCodeV1.HealthCodeMethods.declareTrip,
            HealthCodeV1.DeclareTripRequest(
                places: [
                    .init(
                        division: "320500", from: .init(seconds: TestSystem.noon - 60),
                        until: .init(seconds: TestSystem.noon))
                ], idempotencyKey: "after"), answers: HealthCodeV1.DeclareTripResponse.self),
        .init(
            HealthCodeV1.HealthCodeMethods.watchHealthCode, HealthCodeV1.WatchHealthCodeRequest(),
            streams: HealthCodeV1.HealthStatus.self),
        .init(
            HealthCodeV1.HealthCodeMethods.getHistory, HealthCodeV1.GetHistoryRequest(),
            answers: HealthCodeV1.GetHistoryResponse.self),
        .init(
            HealthCodeV1.HealthCodeMethods.listNotifications, HealthCodeV1.ListNotificationsRequest(),
            answers: HealthCodeV1.ListNotificationsResponse.self),
        .init(
            HealthCodeV1.HealthCodeMethods.fileAppeal,
            HealthCodeV1.FileAppealRequest(cause: .case, text: "wrong", idempotencyKey: "after"),
            answers: HealthCodeV1.Appeal.self),
        .init(
            HealthCodeV1.HealthCodeMethods.listMyAppeals, HealthCodeV1.ListMyAppealsRequest(),
            answers: HealthCodeV1.ListMyAppealsResponse.self),
        .init(
            HealthCodeV1.RecognitionMethods.issueAssertion, HealthCodeV1.IssueAssertionRequest(kind: .screen),
            answers: HealthCodeV1.SignedAssertion.self),
        .init(
            HealthCodeV1.RecognitionMethods.presentAssertion, HealthCodeV1.PresentAssertionRequest(text: "."),
            answers: HealthCodeV1.RecognitionVerdict.self),
        .init(
            HealthCodeV1.RecognitionMethods.getRecognition, HealthCodeV1.GetRecognitionRequest(),
            answers: HealthCodeV1.RecognitionVerdict.self),
        .init(
            GatewayV1.MergeGatewayMethods.getMergedCode, GatewayV1.GetMergedCodeRequest(),
            answers: GatewayV1.MergedCode.self),
        .init(
            IdentityV1.IdentityMethods.listSessions, IdentityV1.ListSessionsRequest(),
            answers: IdentityV1.ListSessionsResponse.self),
        .init(
            IdentityV1.IdentityMethods.revokeSession,
            IdentityV1.RevokeSessionRequest(sessionId: Array(repeating: 1, count: 16)),
            answers: IdentityV1.RevokeSessionResponse.self),
        .init(
            IdentityV1.IdentityMethods.revokeOtherSessions, IdentityV1.RevokeOtherSessionsRequest(),
            answers: IdentityV1.RevokeOtherSessionsResponse.self),
        .init(
            GatewayV1.MergeGatewayMethods.requestTripVerification, GatewayV1.RequestTripVerificationRequest(),
            answers: GatewayV1.RequestTripVerificationResponse.self),
        .init(
            GatewayV1.MergeGatewayMethods.verifyTrip,
            GatewayV1.VerifyTripRequest(code: "123456", handle: SentCode.unknownHandle),
            answers: GatewayV1.VerifyTripResponse.self),
        .init(
            GatewayV1.MergeGatewayMethods.revokeTripConsent, GatewayV1.RevokeTripConsentRequest(),
            answers: GatewayV1.RevokeTripConsentResponse.self),
        .init(
            TracingV1.VenuesMethods.registerVenue, TracingV1.RegisterVenueRequest(),
            answers: TracingV1.RegisterVenueResponse.self),
        .init(
            TracingV1.VenuesMethods.getVenue, TracingV1.GetVenueRequest(),
            answers: TracingV1.RegisteredVenue.self),
        .init(
            TracingV1.VenuesMethods.listVenues, TracingV1.ListVenuesRequest(),
            answers: TracingV1.ListVenuesResponse.self),
        .init(
            TracingV1.VenuesMethods.registerDevice, TracingV1.RegisterDeviceRequest(),
            answers: TracingV1.RegisterDeviceResponse.self),
        .init(
            TracingV1.VenuesMethods.removeDevice, TracingV1.RemoveDeviceRequest(),
            answers: TracingV1.RemoveDeviceResponse.self),
        .init(TracingV1.VenuesMethods.makePoster, TracingV1.MakePosterRequest(), answers: TracingV1.Poster.self),
        .init(TracingV1.VenuesMethods.checkIn, TracingV1.CheckInRequest(), answers: TracingV1.ScanAnswer.self),
        .init(
            TracingV1.VenuesMethods.listMyCheckIns, TracingV1.ListMyCheckInsRequest(),
            answers: TracingV1.ListMyCheckInsResponse.self),
        .init(
            AuditV1.AuditMethods.listMyLookups, AuditV1.ListMyLookupsRequest(),
            answers: AuditV1.ListMyLookupsResponse.self),
        .init(
            AuditV1.AuditMethods.getProof, AuditV1.GetProofRequest(sequence: 1),
            answers: AuditV1.GetProofResponse.self),
    ]

    @Test("A call stands here for each method whose contract demands an open session")
    func listIsComplete() {
        let table = ServiceContracts.access
        let demanding = table.paths.filter { table[$0]?.session == .open }
        #expect(demanding == Set(Self.citizenCalls.map(\.path)))
    }

    @Test("A logged-out token gets nothing from any citizen method of any service; a repeated logout succeeds")
    func loggedOut() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: "after"), options: citizen)
        _ = try await system.identity.logout(.init(), options: citizen)
        for call in Self.citizenCalls {
            let refused = await refusal { try await call.make(system, citizen) }
            #expect(refused?.reason == "SESSION_OVER", "\(call.path): \(refused.map { "\($0)" } ?? "answered")")
        }
        _ = try await system.identity.logout(.init(), options: citizen)
        await system.close()
    }

    @Test("Open methods ignore a dead token, others refuse it")
    func deadToken() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        system.clock.advance(31 * 86_400)
        for dead in [citizen, system.bearer("nonsense"), CallOptions(metadata: ["authorization": "Basic eA=="])] {
            _ = try await system.identity.requestSmsCode(
                .init(phone: TestSystem.phone, purpose: .login), options: dead)
            system.clock.advance(61)
            let refused = await refusal { _ = try await system.gateway.getMergedCode(.init(), options: dead) }
            #expect(refused?.code == .unauthenticated && refused?.reason == "TOKEN_INVALID")
        }
        await system.close()
    }

    @Test("What no contract lists nobody may call, and what services call each other outsiders may not")
    func deniedByDefault() async throws {
        let table = ServiceContracts.access
        #expect(table["/shuangma.identity.v1.Identity/Nothing"] == nil)
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let inside: [(MethodDescriptor, any WireMessage)] = [
            (IdentityV1.DirectoryMethods.resolveDocuments, IdentityV1.ResolveDocumentsRequest()),
            (IdentityV1.DirectoryMethods.verifySmsCode, IdentityV1.VerifySmsCodeRequest()),
            (IdentityV1.DirectoryMethods.getPhoneHolder, IdentityV1.GetPhoneHolderRequest()),
            (TripCardV1.TripCardMethods.getTripCard, TripCardV1.GetTripCardRequest()),
        ]
        for (method, _) in inside {
            #expect(table[method.path]?.roles == [.service])
        }
        for options in [citizen, try system.asOperator()] {
            let refused = await refusal {
                _ = try await IdentityV1.DirectoryClient(system.anyone).resolveDocuments(.init(), options: options)
            }
            #expect(refused?.code == .permissionDenied && refused?.reason == "ROLE_NOT_ALLOWED")
        }
        await system.close()
    }

    @Test("A citizen who asks for another document gets the same answer whether or not it is registered")
    func otherDocument() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let registered = CommonV1.Document(type: .hmTravelPermit, number: "H12345678")
        _ = try await system.register(.init(document: registered, name: "李四", phone: "13900139000"))
        let citizen = try await system.logIn()
        for document in [registered, CommonV1.Document(type: .hmTravelPermit, number: "H99999999")] {
            let person = CommonV1.PersonRef(person: .document(document))
            let answers = [
                await refusal { _ = try await system.gateway.getMergedCode(.init(person: person), options: citizen) },
                await refusal { _ = try await system.identity.getProfile(.init(person: person), options: citizen) },
                await refusal { _ = try await system.health.getHealthCode(.init(person: person), options: citizen) },
            ]
            for answer in answers {
                #expect(answer?.code == .permissionDenied && answer?.reason == "NOT_YOURS")
                #expect(answer?.message == "citizens may ask for themselves only")
            }
        }
        await system.close()
    }

    /// Who may deliver what (COL-6).
    static let feeds: [String: Set<StaffRole>] = [
        "/shuangma.identity.v1.Register/ImportPeople": [.populationRegister],
        "/shuangma.healthcode.v1.Evidence/ImportTests": [.laboratory],
        "/shuangma.healthcode.v1.Evidence/ImportExposures": [.caseRegistry, .border, .areaRegistry, .tracer],
        "/shuangma.healthcode.v1.Evidence/ImportDeclarations": [.border, .healthAuthority],
        "/shuangma.tripcard.v1.OperatorFeed/ImportStays": [.carrier],
        "/shuangma.riskareas.v1.RiskAreas/ImportRiskAreas": [.areaRegistry],
    ]

    @Test("COL-6: each feed delivers its own kind only; storage is for services and tools, replication for nodes")
    func sensitiveMethods() throws {
        let table = ServiceContracts.access
        #expect(Set(Self.feeds.keys) == table.paths.filter { $0.contains("/Import") })
        for (path, roles) in Self.feeds {
            #expect(table[path]?.roles == Set(roles.map(Role.staff)), "\(path)")
        }
        for path in table.paths where path.contains(".Storage/") {
            // A node follows which tokens were revoked; its certificate opens no other record set.
            let isFollowed = path.hasSuffix("/Read") || path.hasSuffix("/Watch")
            #expect(
                table[path]?.roles == (isFollowed ? [.service, .tool, .storageNode] : [.service, .tool]), "\(path)")
        }
        for path in table.paths where path.contains(".Replication/") || path.contains(".Comparison/") {
            #expect(table[path]?.roles == [.storageNode], "\(path)")
        }
        for path in table.paths where path.contains(".Outbox/") {
            #expect(table[path] == .demonstrations, "\(path)")
        }
        for path in table.paths where path.contains(".Maintenance/") {
            #expect(table[path]?.roles == [.staff(.clusterOperator)], "\(path)")
        }
    }

    @Test("A session that is not refreshed for 7 days ends, with an access token still in hand")
    func expiry() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        system.clock.advance(7 * 86_400 - 1)
        _ = try await system.identity.getProfile(.init(), options: citizen)
        system.clock.advance(1)
        let refused = await refusal { _ = try await system.identity.getProfile(.init(), options: citizen) }
        #expect(refused?.code == .unauthenticated)
        await system.close()
    }
}
