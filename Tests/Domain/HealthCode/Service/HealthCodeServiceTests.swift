import CommonContracts
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import RPC
import Reference
import RiskAreasContracts
import Security
import StorageClient
import Testing
import Values
import Wire

@testable import HealthCodeServer

@Suite("Asking for a health code (COL-1, COL-3)", .serialized)
struct HealthCodeServiceTests {
    @Test("COL-2: who has declared nothing is grey, and the sentence names the days of the profile")
    func greyWithoutDeclaration() async throws {
        let system = try await TestHealthCode()
        let status = try await system.health.getHealthCode(.init(), options: try await system.logIn())
        #expect(status.colour == .grey && status.rulesVersion == "2022-9th" && status.computedAt == system.now)
        #expect(status.declaredAt == nil && status.latestTest == nil)
        #expect(status.reasons.map(\.textZh) == ["您没有 14 天内的健康申报。"])
        await system.close()
    }

    @Test("COL-3: a fever turns the code yellow, and the sentence names the temperature of the profile")
    func fever() async throws {
        let system = try await TestHealthCode()
        let answer = try await system.health.declare(
            .init(declaration: .init(temperatureDecicelsius: 373), idempotencyKey: "1"),
            options: try await system.logIn())
        #expect(answer.status?.colour == .yellow)
        #expect(answer.status?.reasons.map(\.textEn) == ["You declared symptoms or a temperature of 37.3 °C or more."])
        #expect(answer.status?.reasons.first?.earliestEnd == .init(seconds: system.clock.now + 3 * TestHealthCode.day))
        await system.close()
    }

    @Test(
        "A citizen who names somebody else is refused, whether that document is registered or not",
        arguments: [
            CommonV1.PersonRef(person: .document(.neighbour)),
            .init(person: .document(.init(type: .passport, country: "FRA", number: "NOBODY1"))),
            .init(person: .personKey(Array(repeating: 7, count: 16))),
            // Of another length: whoever may not ask is told so before the form of the key.
            .init(person: .personKey([1, 2, 3])),
        ])
    func notYours(person: CommonV1.PersonRef) async throws {
        let system = try await TestHealthCode()
        _ = try await system.logIn(.neighbour)
        let citizen = try await system.logIn()
        let refused = await refusal {
            _ = try await system.health.getHealthCode(.init(person: person), options: citizen)
        }
        #expect(refused?.code == .permissionDenied && refused?.reason == "NOT_YOURS")
        await system.close()
    }

    @Test("A citizen may name themselves, by document or by key; an operator must name somebody")
    func whoIsMeant() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        let key = CommonV1.PersonRef(person: .personKey(try system.partition().bytes))
        for person in [nil, .citizen, key] as [CommonV1.PersonRef?] {
            #expect(try await system.health.getHealthCode(.init(person: person), options: citizen).colour == .grey)
        }
        let operators = try system.asOperator()
        #expect(try await system.health.getHealthCode(.init(person: .citizen), options: operators).colour == .grey)
        for (person, field) in [
            (nil, "person"), (.init(person: .document(.invalid)), "person.number"),
            (.init(person: .personKey([1])), "person.person_key"),
        ] as [(CommonV1.PersonRef?, String)] {
            let refused = await refusal {
                _ = try await system.health.getHealthCode(.init(person: person), options: operators)
            }
            #expect(refused?.code == .invalidArgument && refused?.field == field)
        }
        await system.close()
    }

    @Test("A query by key calls no other service")
    func noOtherService() async throws {
        let system = try await TestHealthCode()
        let key = CommonV1.PersonRef(person: .personKey(try system.partition().bytes))
        _ = try await system.health.getHealthCode(.init(person: key), options: try system.asOperator())
        _ = try await system.health.getHealthCode(.init(), options: try await system.logIn())
        #expect(system.directory.calls == 0)
        await system.close()
    }

    @Test("After the logout a citizen sees nothing; an operator still does")
    func sessionOver() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        try await system.logOut()
        let refused = await refusal { _ = try await system.health.getHealthCode(.init(), options: citizen) }
        #expect(refused?.code == .unauthenticated && refused?.reason == "SESSION_OVER")
        #expect(
            try await system.health.getHealthCode(.init(person: .citizen), options: try system.asOperator()).colour
                == .grey)
        await system.close()
    }

    @Test("COL-5: under 2022-11 a medium-risk area is not held; an unknown version is refused at the start")
    func profiles() async throws {
        let system = try await TestHealthCode(rules: "2022-11")
        try await system.followAreas()
        try await system.report(.mediumRiskArea, "BJ-1")
        try await system.declareHealthy()
        let status = try await system.citizensCode()
        #expect(status.colour == .green && status.reasons.isEmpty && status.rulesVersion == "2022-11")
        await system.close()
        let refused = await refusal { _ = try await TestHealthCode(rules: "2020") }
        #expect(refused?.field == "rules" && refused?.message.contains("2022-9th, 2021, 2022-11") == true)
    }
}

// MARK: - Areas of risk

extension HealthCodeServiceTests {
    @Test("COL-3: an area that the index does not know counts as in force")
    func unknownArea() async throws {
        let system = try await TestHealthCode()
        try await system.followAreas()
        try await system.report(.highRiskArea, "BJ-1")
        try await system.declareHealthy()
        let status = try await system.citizensCode()
        #expect(status.colour == .red && status.reasons.map(\.cause) == [.highRiskArea])
        #expect(status.changesAt == nil && status.reasons.first?.earliestEnd == nil)
        await system.close()
    }

    @Test("COL-3: the release of an area ends the hold, at once or when the index says")
    func releasedArea() async throws {
        let system = try await TestHealthCode()
        try await system.report(.highRiskArea, "BJ-1")
        try await system.declareHealthy()
        let tomorrow = GoogleProtobuf.Timestamp(seconds: system.clock.now + TestHealthCode.day)
        try await system.followAreas(system.area("BJ-1", until: tomorrow))
        let status = try await system.citizensCode()
        #expect(status.colour == .red && status.changesAt == tomorrow)
        try await system.followAreas(system.area("BJ-1", until: system.ago(days: 1)))
        #expect(try await system.citizensCode().colour == .green)
        await system.close()
    }

    @Test("COL-3: the level that the register gives an area today beats the cause of the row")
    func levelOfToday() async throws {
        let system = try await TestHealthCode()
        try await system.report(.highRiskArea, "BJ-1")
        try await system.declareHealthy()
        var area = system.area("BJ-1", until: nil)
        for (level, colour) in [
            (.medium, .yellow), (.low, .green), (.high, .red),
        ] as [(RiskAreasV1.RiskLevel, HealthCodeV1.Colour)] {
            area.level = level
            try await system.followAreas(area)
            #expect(try await system.citizensCode().colour == colour)
        }
        await system.close()
    }

    @Test("COL-1: while the index is not loaded or too old, a code that needs it is unavailable, never green")
    func areasNotKnown() async throws {
        let system = try await TestHealthCode()
        try await system.declareHealthy()
        #expect(try await system.citizensCode().colour == .green)
        try await system.report(.mediumRiskArea, "BJ-1")
        let refused = await refusal { _ = try await system.citizensCode() }
        #expect(refused?.code == .unavailable && refused?.reason == "RISK_AREAS_NOT_KNOWN")
        try await system.followAreas()
        #expect(try await system.citizensCode().colour == .yellow)
        system.clock.advance(61)
        #expect(await refusal { _ = try await system.citizensCode() }?.reason == "RISK_AREAS_NOT_KNOWN")
        await system.close()
    }

    @Test("COL-3: an exposure whose own end has passed, and one without an area, need no index")
    func areasNotNeeded() async throws {
        let system = try await TestHealthCode()
        try await system.declareHealthy()
        try await system.report(.highRiskArea, "BJ-1", until: system.now)
        #expect(try await system.citizensCode().colour == .green)
        try await system.report(.leftHighRiskArea, "BJ-1")
        #expect(try await system.citizensCode().colour == .red)
        await system.close()
    }
}

extension TestHealthCode {
    /// Asks about the citizen.
    func citizensCode() async throws -> HealthCodeV1.HealthStatus { try await code(of: .citizen) }

    /// Asks about a person.
    func code(of document: CommonV1.Document) async throws -> HealthCodeV1.HealthStatus {
        try await health.getHealthCode(.init(person: .init(person: .document(document))), options: try asOperator())
    }

    /// Has a person declare that nothing is wrong.
    func declareHealthy(_ document: CommonV1.Document = .citizen) async throws {
        let row = HealthCodeV1.TakenDeclaration(
            person: .init(person: .document(document)), declaration: .init(), declaredAt: now, counter: "counter")
        _ = try await evidence.importDeclarations(options: try asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, declaration: row)]))
        }
    }

    /// Reports that the citizen was exposed yesterday. What cites an area is stored as an approved list stores it, whether or
    /// not the areas are known.
    @discardableResult
    func report(
        _ cause: HealthCodeV1.Cause, _ id: String, until: GoogleProtobuf.Timestamp? = nil, withdrawn: Bool = false
    ) async throws -> CommonV1.ImportReport {
        let exposure = HealthCodeV1.Exposure(
            person: .citizen, cause: cause, evidenceId: id, from: ago(days: 1), until: until, source: "case-registry",
            withdrawn: withdrawn)
        if let known = Cause(cause), known.citesArea { return try await store(exposure, as: known) }
        return try await evidence.importExposures(options: try asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
        }
    }

    private func store(
        _ exposure: HealthCodeV1.Exposure, as cause: Cause
    ) async throws -> CommonV1.ImportReport {
        let (person, now) = (try partition(), Instant(seconds: clock.now))
        let event = ExposureEvent(
            .init(
                source: SourceName(exposure.source), cause: cause, evidenceID: SourceName(exposure.evidenceId),
                from: Instant(seconds: exposure.from?.seconds ?? 0)),
            until: exposure.until.map { Instant(seconds: $0.seconds) }, isWithdrawn: exposure.withdrawn)
        let (set, key) = (HealthCodeRecordSets.exposures, event.identity.recordKey(in: person, KeyedHash(keys)))
        let stored = try await store.read(person, .record(set, key: key))
        let version = HealthCodeV1.StoredExposure(event, Provenance(importID: [], at: now))
        guard let next = stored.map({ $0.value.taking(version, at: now).record }) ?? version else {
            return .init(received: 1, unchanged: 1)
        }
        try await store.write(person) { change in
            try change.put(
                next, in: set, key: key,
                expires: EvidenceLifetimes(reference).expiry(of: event, now: now).map { .init($0) })
        }
        return .init(received: 1, accepted: 1)
    }

    func area(_ id: String, until: GoogleProtobuf.Timestamp?) -> RiskAreasV1.RiskArea {
        .init(areaId: id, division: "110105", name: "某街道", level: .high, from: ago(days: 5), until: until)
    }
}
