import Assembly
import CommonContracts
import Foundation
import HealthCodeContracts
import IdentityContracts
import RPC
import RiskAreasContracts
import Testing
import TripCardContracts

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("What callers say that the contracts do not know is refused, not dropped", .timeLimit(.minutes(2)))
struct StrictJSONTests {
    private static let declare = "shuangma.healthcode.v1.HealthCode/Declare"

    /// Calls a method with JSON as curl does; the status and the answer.
    private func post(
        _ method: String, _ body: String, _ port: Int, as caller: CallOptions
    ) async throws -> (status: Int, answer: [String: Any]) {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)/\(method)")))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        if let token = caller.metadata["authorization"] {
            request.setValue(token, forHTTPHeaderField: "authorization")
        }
        request.httpBody = Data(body.utf8)
        let (data, response) = try await URLSession.shared.data(for: request)
        let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, answer ?? [:])
    }

    /// Fields that an error of Connect names.
    private func fields(_ answer: [String: Any]) -> [String] {
        let details = answer["details"] as? [[String: Any]] ?? []
        return details.flatMap { detail in
            let violations = (detail["debug"] as? [String: Any])?["fieldViolations"] as? [[String: Any]]
            return (violations ?? []).compactMap { $0["field"] as? String }
        }
    }

    @Test("A declaration with a misspelt name is refused with its path, and nothing is stored")
    func misspeltDeclaration() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let misspelt: [(declaration: String, field: String)] = [
            (#"{"symptoms":["SYMPTOM_COUGH","SYMPTOM_FEVERISH"]}"#, "declaration.symptoms[1]"),
            (#"{"symptoms":["FEVER"]}"#, "declaration.symptoms[0]"),
            (#"{"symptoms":[99]}"#, "declaration.symptoms[0]"),
            (#"{"symtoms":["SYMPTOM_FEVER"]}"#, "declaration.symtoms"),
            (#"{"temperature":385}"#, "declaration.temperature"),
            (#"{"temperatureDecicelsius":366,"temperature_decicelsius":385}"#, "declaration.temperature_decicelsius"),
        ]
        try await system.serving { port in
            for (index, given) in misspelt.enumerated() {
                let body = #"{"declaration":\#(given.declaration),"idempotencyKey":"k\#(index)"}"#
                let (status, answer) = try await post(Self.declare, body, port, as: citizen)
                #expect(status == 400, "\(body)")
                #expect(answer["code"] as? String == "invalid_argument", "\(body)")
                #expect(fields(answer) == [given.field], "\(body)")
            }
            let before = try await system.health.getHealthCode(.init(), options: citizen)
            #expect(before.colour == .grey)
            #expect(before.declaredAt == nil)
            // The key of a refused declaration is free: the mended one counts.
            let mended = #"{"declaration":{"symptoms":["SYMPTOM_FEVER"]},"idempotencyKey":"k0"}"#
            #expect(try await post(Self.declare, mended, port, as: citizen).status == 200)
            #expect(try await system.health.getHealthCode(.init(), options: citizen).colour == .yellow)
        }
        await system.close()
    }

    @Test(
        "Applications, links, documents and decisions with a name or value that is not known are refused with its path")
    func misspeltIdentity() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let (citizen, staff) = (try await system.logIn(), try system.asOperator())
        let (identity, cases) = ("shuangma.identity.v1.Identity/", "shuangma.identity.v1.Cases/")
        let given: [(method: String, body: String, caller: CallOptions, field: String)] = [
            (identity + "Register", #"{"document":{"type":"RESIDENT_ID"}}"#, .init(), "document.type"),
            (identity + "Register", #"{"document":{"type":99}}"#, .init(), "document.type"),
            (
                identity + "Register", #"{"document":{"type":"DOCUMENT_TYPE_PASSPORT","nation":"USA"}}"#, .init(),
                "document.nation"
            ),
            (identity + "Register", #"{"fullName":"张三"}"#, .init(), "fullName"),
            (identity + "Register", #"{"enteredOn":"2022-11-28","entered_on":"2022-11-27"}"#, .init(), "entered_on"),
            (identity + "Register", #"{"name":7}"#, .init(), "name"),
            (identity + "RequestSmsCode", #"{"purpose":"REGISTER"}"#, .init(), "purpose"),
            (identity + "AddRelative", #"{"document":{"type":"resident-id"}}"#, citizen, "document.type"),
            (identity + "AddRelative", #"{"relative":{}}"#, citizen, "relative"),
            (identity + "ConfirmRelative", #"{"relativeId":"?"}"#, citizen, "relativeId"),
            (identity + "ProposeAlias", #"{"document":{"type":-1}}"#, citizen, "document.type"),
            (cases + "DecideCase", #"{"reason":"SEEN"}"#, staff, "reason"),
            (cases + "DecideCase", #"{"accepted":"yes"}"#, staff, "accepted"),
            (cases + "ListCases", #"{"pageSize":-1}"#, staff, "pageSize"),
            ("shuangma.identity.v1.Staff/CreateAccount", #"{"scope":{"roles":["ROOT"]}}"#, staff, "scope.roles[0]"),
        ]
        try await system.serving { port in
            for (method, body, caller, field) in given {
                let (status, answer) = try await post(method, body, port, as: caller)
                #expect(status == 400 && answer["code"] as? String == "invalid_argument", "\(method) \(body)")
                #expect(fields(answer) == [field], "\(method) \(body): \(answer)")
            }
        }
        await system.close()
    }

    @Test("Every value of an enum that a request in protobuf may hold is one of the contract's, or is refused")
    func unknownNumbers() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let staff = try system.asOperator()
        let person = CommonV1.PersonRef(person: .document(TestSystem.document))
        let recently = TestSystem.noon - 3600
        for unknown: Int32 in [-1, 0, 99] {
            let symptom = HealthCodeV1.Declaration(symptoms: [.init(rawValue: unknown)])
            let refused = [
                await refusal {
                    _ = try await system.health.declare(
                        .init(declaration: symptom, idempotencyKey: "k"), options: citizen)
                },
                await refusal {
                    _ = try await system.identity.requestSmsCode(
                        .init(phone: TestSystem.phone, purpose: .init(rawValue: unknown)))
                },
                await refusal {
                    _ = try await system.identity.requestConsentCode(
                        .init(kind: .init(rawValue: unknown)), options: citizen)
                },
                await refusal {
                    _ = try await system.areas.listRiskAreas(.init(levels: [.init(rawValue: unknown)]))
                },
                await refusal {
                    let document = CommonV1.Document(type: .init(rawValue: unknown), number: "E12345678")
                    _ = try await system.health.getHealthCode(
                        .init(person: .init(person: .document(document))), options: staff)
                },
            ]
            for (index, error) in refused.enumerated() {
                #expect(error?.code == .invalidArgument, "\(index): \(unknown)")
            }
            let reports = [
                try await system.evidence.importDeclarations(options: staff) {
                    try await $0.send(
                        .init(rows: [
                            .init(
                                row: 1,
                                declaration: .init(
                                    person: person, declaration: symptom, declaredAt: .init(seconds: recently)))
                        ]))
                },
                try await system.evidence.importTests(options: staff) {
                    try await $0.send(
                        .init(rows: [
                            .init(
                                row: 1,
                                test: .init(
                                    person: person, sampleId: "s", laboratory: "l",
                                    sampledAt: .init(seconds: recently), outcome: .init(rawValue: unknown)))
                        ]))
                },
                try await system.evidence.importExposures(options: staff) {
                    try await $0.send(
                        .init(rows: [
                            .init(
                                row: 1,
                                exposure: .init(
                                    person: person, cause: .init(rawValue: unknown), evidenceId: "e",
                                    from: .init(seconds: recently)))
                        ]))
                },
                try await system.register(
                    .init(
                        document: .init(type: .init(rawValue: unknown), country: "USA", number: "E1234567"), name: "A")
                ),
                try await system.operators.importStays(options: staff) {
                    try await $0.send(
                        .init(rows: [
                            .init(
                                row: 1,
                                stay: .init(
                                    phone: TestSystem.phone, operator: .init(rawValue: unknown), division: "110105",
                                    from: .init(seconds: recently), until: .init(seconds: recently + 60)))
                        ]))
                },
                try await system.areas.importRiskAreas(options: staff) {
                    try await $0.send(
                        .init(rows: [
                            .init(
                                row: 1,
                                area: .init(
                                    areaId: "a", division: "110105", name: "a", level: .init(rawValue: unknown),
                                    from: .init(seconds: recently)))
                        ]))
                },
            ]
            for (index, report) in reports.enumerated() { #expect(report.rejected == 1, "\(index): \(unknown)") }
        }
        await system.close()
    }
}
