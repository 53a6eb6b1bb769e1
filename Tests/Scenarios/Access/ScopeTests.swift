import Assembly
import CommonContracts
import GatewayContracts
import HealthCodeContracts
import IdentityContracts
import RPC
import RiskAreasContracts
import Security
import Testing
import TripCardContracts

@Suite("Divisions of staff and feeds")
struct ScopeTests {
    /// Lives in 110105, where the registered citizen lives as well.
    private static let document = TestSystem.document
    private static let person = CommonV1.PersonRef(person: .document(document))
    /// Nobody.
    private static let unknown = CommonV1.PersonRef(
        person: .document(.init(type: .hmTravelPermit, number: "H99999999")))

    private func withSystem(_ body: (TestSystem) async throws -> Void) async throws {
        let system = try await TestSystem(isDemonstration: false)
        let row = IdentityV1.Person(document: Self.document, name: "张小三", phone: TestSystem.phone, division: "110105")
        _ = try await system.register.importPeople(options: try system.asStaff(.populationRegister)) {
            try await $0.send(.init(rows: [.init(row: 1, person: row)]))
        }
        do { try await body(system) } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    @Test("A verifier sees of anybody what a gate needs, and an authority sees everything of its divisions alone")
    func sights() async throws {
        try await withSystem { system in
            let now = system.clock.now
            let feed = try system.asStaff(.border, organisation: "border")
            let exposure = HealthCodeV1.Exposure(
                person: Self.person, cause: .inbound, evidenceId: "C-1", from: .init(seconds: now))
            _ = try await system.evidence.importExposures(options: feed) {
                try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
            }
            let gate = try await system.gateway.getMergedCode(
                .init(person: Self.person), options: try system.asStaff(.verifier, divisions: ["4401"]))
            #expect(gate.health?.colour == .red)
            #expect(gate.health?.reasons.isEmpty == true && gate.health?.declaredAt == nil)
            #expect(gate.profile?.maskedName.isEmpty == false)
            #expect(gate.profile?.maskedDocumentNumber.isEmpty == false)
            #expect(gate.profile?.maskedPhone == "" && gate.profile?.division == "" && gate.profile?.personKey == [])
            for divisions in [[], ["11"], ["4401", "1101"], ["110105"]] {
                let page = try await system.gateway.getMergedCode(
                    .init(person: Self.person), options: try system.asStaff(.healthAuthority, divisions: divisions))
                #expect(page.health?.reasons.isEmpty == false && page.profile?.division == "110105")
            }
        }
    }

    @Test("Staff of other divisions get the same answer whether or not a person is registered")
    func registered() async throws {
        try await withSystem { system in
            let elsewhere = try system.asStaff(.healthAuthority, .support, divisions: ["4401", "1102"])
            for person in [Self.person, Self.unknown] {
                let answers = [
                    await refusal {
                        _ = try await system.gateway.getMergedCode(.init(person: person), options: elsewhere)
                    },
                    await refusal {
                        _ = try await system.identity.getProfile(.init(person: person), options: elsewhere)
                    },
                    await refusal {
                        _ = try await system.health.getHealthCode(.init(person: person), options: elsewhere)
                    },
                ]
                for answer in answers {
                    #expect(answer?.code == .permissionDenied && answer?.reason == "OUT_OF_SCOPE")
                }
            }
        }
    }

    @Test("Support sees the profile of a person and never a health code; a gate right gives it no more than a gate")
    func support() async throws {
        try await withSystem { system in
            let both = try system.asStaff(.support, .verifier)
            #expect(
                try await system.identity.getProfile(.init(person: Self.person), options: both).division == "110105")
            let status = try await system.health.getHealthCode(.init(person: Self.person), options: both)
            #expect(status.reasons.isEmpty)
            let refused = await refusal {
                _ = try await system.health.getHealthCode(
                    .init(person: Self.person), options: try system.asStaff(.support))
            }
            #expect(refused?.reason == "ROLE_NOT_ALLOWED")
        }
    }

    @Test("A registry of one division reports about persons who live there; others are refused by row")
    func exposures() async throws {
        try await withSystem { system in
            let rows = [Self.person, Self.unknown].enumerated().map { index, person in
                HealthCodeV1.ExposureRow(
                    row: UInt64(index + 1),
                    exposure: .init(
                        person: person, cause: .case, evidenceId: "C-1", from: .init(seconds: system.clock.now)))
            }
            func load(_ divisions: [String]) async throws -> CommonV1.ImportReport {
                let feed = try system.asStaff(.caseRegistry, organisation: "cdc", divisions: divisions)
                return try await system.evidence.importExposures(options: feed) { try await $0.send(.init(rows: rows)) }
            }
            let elsewhere = try await load(["44"])
            #expect(
                elsewhere.rejections.map(\.row) == [1, 2] && elsewhere.rejections.allSatisfy { $0.field == "person" })
            #expect(elsewhere.rejections.allSatisfy { !$0.remedy.isEmpty && !$0.reason.contains("110105") })
            // Of whom no residence is known, a registry that is responsible everywhere reports.
            let there = try await load(["1101"])
            #expect(there.accepted == 1 && there.rejections.map(\.row) == [2])
            let everywhere = try await load([])
            #expect(everywhere.accepted == 1 && everywhere.unchanged == 1)
        }
    }

    @Test("A register of one division takes nobody over who is registered in another")
    func register() async throws {
        try await withSystem { system in
            func load(
                _ division: String, by divisions: [String], revision: UInt64
            ) async throws -> CommonV1.ImportReport {
                let row = IdentityV1.Person(
                    document: Self.document, name: "张小三", phone: "13900139000", division: division,
                    revision: revision)
                let feed = try system.asStaff(.populationRegister, divisions: divisions)
                return try await system.register.importPeople(options: feed) {
                    try await $0.send(.init(rows: [.init(row: 1, person: row)]))
                }
            }
            let foreign = try await load("440103", by: ["44"], revision: 9)
            #expect(foreign.rejections.map(\.field) == ["document"])
            let outside = try await load("110105", by: ["44"], revision: 9)
            #expect(outside.rejections.map(\.field) == ["division"])
            let homeless = try await load("", by: ["44"], revision: 9)
            #expect(homeless.rejections.map(\.field) == ["division"])
            let profile = try await system.identity.getProfile(
                .init(person: Self.person), options: try system.asStaff(.support))
            #expect(profile.maskedPhone == "138****8000" && profile.division == "110105")
            #expect(try await load("440103", by: ["44", "11"], revision: 9).accepted == 1)
        }
    }

    @Test("A registry of one division neither adds nor releases areas of another")
    func areas() async throws {
        try await withSystem { system in
            func load(_ division: String, by divisions: [String], until: Int64?) async throws -> CommonV1.ImportReport {
                let area = RiskAreasV1.RiskArea(
                    areaId: "A-1", division: division, name: "某小区", level: .high,
                    from: .init(seconds: system.clock.now - 86_400), until: until.map { .init(seconds: $0) })
                return try await system.areas.importRiskAreas(
                    options: try system.asStaff(.areaRegistry, divisions: divisions)
                ) { try await $0.send(.init(rows: [.init(row: 1, area: area)])) }
            }
            let outside = try await load("110105", by: ["44"], until: nil)
            #expect(outside.rejections.map(\.field) == ["division"])
            #expect(try await load("110105", by: ["11"], until: nil).accepted == 1)
            // A row that moves the area into one's own divisions would release it where it is.
            #expect(
                try await load("440103", by: ["44"], until: system.clock.now).rejections.map(\.field) == ["area_id"])
            #expect(try await system.areas.listRiskAreas(.init()).areas.map(\.division) == ["110105"])
        }
    }

    @Test("A laboratory for some divisions reports tests of whoever comes")
    func tests() async throws {
        try await withSystem { system in
            let test = HealthCodeV1.TestResult(
                person: Self.person, sampleId: "S-1", sampledAt: .init(seconds: system.clock.now), outcome: .positive)
            let report = try await system.evidence.importTests(
                options: try system.asStaff(.laboratory, organisation: "L1", divisions: ["44"])
            ) { try await $0.send(.init(rows: [.init(row: 1, test: test)])) }
            #expect(report.accepted == 1)
        }
    }
}
