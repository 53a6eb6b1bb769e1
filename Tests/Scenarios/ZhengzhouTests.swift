import CommonContracts
import HealthCodeContracts
import IdentityContracts
import Kit
import KitRecords
import RPC
import RiskAreasContracts
import Security
import StorageClient
import Testing

/// Zhengzhou, June 2022: two officials turned 1,317 depositors of village banks red, to keep them from the banks. Each way
/// to do the same is tried here.
@Suite("The Zhengzhou attack", .serialized)
struct ZhengzhouTests {
    /// Depositors live all over the country: some in 4101, most elsewhere.
    private static let depositors = 1_317

    private func withCity(_ body: (City) async throws -> Void) async throws {
        let system = try await TestSystem(isDemonstration: false)
        do {
            let city = City(system: system)
            try await city.register()
            try await body(city)
        } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    @Test("COL-6: one official with a list of 1,317 depositors turns nobody red, with or without a case")
    func oneOfficial() async throws {
        try await withCity { city in
            let official = try city.system.asPerson("official", .tracer)
            // A case that nobody has recorded.
            let made = try await city.list(by: official, citing: "410100-0001")
            #expect(made.rejected == UInt64(Self.depositors) && made.waiting == 0)
            #expect(Set(made.rejections.map(\.field)) == ["evidence_id"])
            // A real case of somebody else, and nothing about how they met.
            try await city.recordCase("410100-0815")
            let bare = try await city.list(by: official, citing: "410100-0815", contact: nil)
            #expect(bare.rejected == UInt64(Self.depositors))
            #expect(Set(bare.rejections.map(\.field)) == ["contact"])
            // With made-up contacts: the rows wait, and nobody is red.
            let listed = try await city.list(by: official, citing: "410100-0815")
            #expect(listed.waiting == UInt64(Self.depositors) && listed.accepted == 0 && listed.waitingFor.count == 1)
            #expect(listed.received == listed.waiting)
            try await city.expectNobodyRed()
            let id = try #require(listed.waitingFor.first?.approvalId)
            let own = await refusal { try await city.system.approve(id, by: official) }
            #expect(own?.reason == "OWN_PROPOSAL")
            // The second person says no. Everybody on the list learns who wanted what.
            let other = try city.system.asPerson("second", .healthAuthority)
            let rows = try await city.system.evidence.listContacts(
                .init(approvalId: id, pageSize: 3), options: other)
            #expect(rows.contacts.map(\.maskedDocument) == ["*****0000", "*****0001", "*****0002"])
            #expect(rows.contacts.allSatisfy { $0.contact?.place == "bank" } && !rows.nextPageToken.isEmpty)
            let closed = try await city.system.approvals.reject(
                .init(id: id, reason: "none of them met the case"), options: other)
            #expect(closed.state == .rejected && closed.proposed?.name == "official")
            #expect(
                try await city.trail() == [
                    "contact-list proposed by official", "contact-list rejected by second",
                ])
            try await city.expectToldOfTheList(by: "official's bureau")
            try await city.expectNobodyRed()
        }
    }

    @Test("COL-6: two officials of one city list nobody who lives elsewhere, and approve no list that does")
    func anotherProvince() async throws {
        try await withCity { city in
            try await city.recordCase("410100-0815")
            let local = try city.system.asPerson("local", .tracer, divisions: ["4101"])
            let report = try await city.list(by: local, citing: "410100-0815")
            #expect(report.rejected == UInt64(city.elsewhere) && report.waiting == UInt64(city.local))
            #expect(Set(report.rejections.map(\.field)) == ["person"])
            // A colleague of another city does not reach them either, nor sees the list.
            let id = try #require(report.waitingFor.first?.approvalId)
            let foreign = try city.system.asPerson("foreign", .tracer, divisions: ["4401"])
            #expect(await refusal { try await city.system.approve(id, by: foreign) }?.reason == "OUT_OF_SCOPE")
            // Somebody who is responsible everywhere lists all; who is not cannot approve it.
            let national = try city.system.asPerson("national", .tracer)
            let all = try await city.list(by: national, citing: "410100-0815")
            let whole = try #require(all.waitingFor.first?.approvalId)
            #expect(await refusal { try await city.system.approve(whole, by: local) }?.reason == "OUT_OF_SCOPE")
            try await city.expectNobodyRed()
        }
    }

    @Test("COL-7: lists that are split over batches and officials count together for their case and day")
    func splitLists() async throws {
        try await withCity { city in
            try await city.recordCase("410100-0815")
            var ids: Set<[UInt8]> = []
            for official in ["one", "two", "three", "four"] {
                let report = try await city.list(
                    by: try city.system.asPerson(official, .tracer, divisions: ["41", "44"]), citing: "410100-0815")
                ids.formUnion(report.waitingFor.map(\.approvalId))
            }
            #expect(ids.count == 4)
            let second = try city.system.asPerson("five", .healthAuthority, divisions: ["41", "44"])
            let third = try city.system.asPerson("six", .healthAuthority, divisions: ["41", "44"])
            for id in ids {
                let seen = try await city.system.approve(id, by: second)
                #expect(seen.state == .proposed && seen.approvalsNeeded == 2 && seen.higherScopeNeeded)
                #expect(seen.sizeTogether == UInt64(4 * Self.depositors))
                #expect(await refusal { try await city.system.approve(id, by: third) }?.reason == "HIGHER_SCOPE_NEEDED")
            }
            try await city.expectNobodyRed()
        }
    }

    @Test("COL-6: no false feed: an official reports no case, and an operator alone makes no registry that does")
    func falseFeed() async throws {
        try await withCity { city in
            let official = try city.system.asPerson("official", .tracer)
            let asCases = try await city.list(by: official, citing: "410100-0002", cause: .case)
            #expect(asCases.rejected == UInt64(Self.depositors) && Set(asCases.rejections.map(\.field)) == ["cause"])
            let feed = TestFeed(name: "false-registry", system: city.system)
            let boss = try city.system.asPerson("boss", .clusterOperator)
            let made = try await city.system.staff.createFeed(
                .init(
                    name: feed.name, scope: .init(roles: [.caseRegistry], organisation: "False"),
                    publicKeys: [feed.publicKey]), options: boss)
            #expect(made.state == .proposed)
            #expect(await refusal { _ = try await feed.logIn() }?.reason == "LOGIN_FAILED")
            #expect(
                await refusal { try await city.system.approve(made.approvalId, by: boss) }?.reason == "OWN_PROPOSAL")
            try await city.expectNobodyRed()
        }
    }

    @Test(
        "COL-6: what two persons approve takes effect once, and a case that is taken back before lets nothing through")
    func approved() async throws {
        try await withCity { city in
            try await city.recordCase("410100-0815")
            let official = try city.system.asPerson("official", .tracer)
            let second = try city.system.asPerson("second", .healthAuthority)
            let listed = try await city.list(by: official, citing: "410100-0815", people: 0..<3)
            let id = try #require(listed.waitingFor.first?.approvalId)
            // The same file again waits under the same proposal, and adds nothing to it.
            let again = try await city.list(by: official, citing: "410100-0815", people: 0..<3)
            #expect(again.waiting == 3 && again.waitingFor.map(\.approvalId) == [id])
            #expect(try await city.system.approve(id, by: second).size == 3)
            try await city.system.eventually("the list has taken effect") {
                try await city.system.approvals.getApproval(.init(id: id), options: second).state == .done
            }
            #expect(try await city.colour(of: 0) == .red)
            let unchanged = try await city.list(by: official, citing: "410100-0815", people: 0..<3)
            #expect(unchanged.unchanged == 3 && unchanged.waiting == 0)
            let late = try await city.list(by: official, citing: "410100-0815", people: 3..<5)
            let lateID = try #require(late.waitingFor.first?.approvalId)
            try await city.recordCase("410100-0815", withdrawn: true)
            try await city.system.approve(lateID, by: second)
            try await city.system.eventually("the late list is done with") {
                try await city.system.approvals.getApproval(.init(id: lateID), options: second).state == .done
            }
            #expect(try await city.colour(of: 3) != .red)
        }
    }
}

extension ZhengzhouTests {
    @Test(
        "COL-6: a feed with 1,317 depositors and an area that nobody knows turns nobody red until another agrees",
        arguments: [HealthCodeV1.Cause.highRiskArea, .leftHighRiskArea])
    func unknownArea(cause: HealthCodeV1.Cause) async throws {
        try await withCity { city in
            let feed = try city.system.asPerson("areas", .areaRegistry)
            let listed = try await city.list(by: feed, citing: "NO-SUCH-AREA", cause: cause, contact: nil)
            #expect(listed.waiting == UInt64(Self.depositors) && listed.accepted == 0 && listed.waitingFor.count == 1)
            try await city.expectNobodyRed()
            let id = try #require(listed.waitingFor.first?.approvalId)
            // Neither the feed nor a tracer decides.
            #expect(await refusal { try await city.system.approve(id, by: feed) } != nil)
            let tracer = try city.system.asPerson("tracer", .tracer)
            #expect(await refusal { try await city.system.approve(id, by: tracer) } != nil)
            let second = try city.system.asPerson("second", .healthAuthority)
            let rows = try await city.system.evidence.listContacts(.init(approvalId: id, pageSize: 3), options: second)
            #expect(rows.contacts.map(\.maskedDocument) == ["*****0000", "*****0001", "*****0002"])
            #expect(rows.contacts.allSatisfy { $0.cause == cause && $0.contact == nil })
            if cause == .leftHighRiskArea {
                _ = try await city.system.approvals.reject(.init(id: id, reason: "no such area"), options: second)
                try await city.expectToldOfTheList(by: "areas's bureau")
                return try await city.expectNobodyRed()
            }
            try await city.system.approve(id, by: second)
            try await city.system.eventually("the list has taken effect") {
                try await city.system.approvals.getApproval(.init(id: id), options: second).state == .done
            }
            #expect(try await city.colour(of: 0) == .red)
            #expect(try await city.colour(of: Self.depositors - 1) == .red)
        }
    }

    @Test("COL-6: rows of an area that the register knows count at once, whoever they name: the area is public")
    func knownArea() async throws {
        try await withCity { city in
            let feed = try city.system.asPerson("areas", .areaRegistry)
            let area = RiskAreasV1.RiskArea(
                areaId: "ZZ-1", division: "410105", name: "某小区", level: .high,
                from: .init(seconds: TestSystem.noon - 86_400))
            let drawn = try await city.system.areas.importRiskAreas(options: feed) {
                try await $0.send(.init(rows: [.init(row: 1, area: area)]))
            }
            #expect(drawn.accepted == 1)
            let listed = try await city.list(
                by: feed, citing: "ZZ-1", cause: .highRiskArea, contact: nil, people: 0..<5)
            #expect(listed.accepted == 5 && listed.waiting == 0)
            #expect(try await city.colour(of: 0) == .red)
            #expect(try await city.system.areas.listRiskAreas(.init()).areas.map(\.areaId) == ["ZZ-1"])
        }
    }
}

/// The depositors, and what is done to them.
private struct City {
    let system: TestSystem
    private let count = 1_317
    /// How many of them live in 4101.
    var local: Int { (0..<count).filter { $0 % 5 == 0 }.count }
    var elsewhere: Int { count - local }

    private func document(_ number: Int) -> CommonV1.Document {
        .init(type: .hmTravelPermit, number: "H\(10_000_000 + number)")
    }

    private func person(_ number: Int) -> CommonV1.PersonRef { .init(person: .document(document(number))) }

    func register() async throws {
        for start in stride(from: 0, to: count, by: 1_000) {
            let rows = (start..<min(start + 1_000, count)).map { number in
                IdentityV1.PersonRow(
                    row: UInt64(number),
                    person: .init(
                        document: document(number), name: "储户", division: number % 5 == 0 ? "410105" : "440103"))
            }
            _ = try await system.register.importPeople(options: try system.asStaff(.populationRegister)) {
                try await $0.send(.init(rows: rows))
            }
        }
    }

    /// The case registry records a case, of somebody who is no depositor.
    func recordCase(_ number: String, withdrawn: Bool = false) async throws {
        let row = HealthCodeV1.Exposure(
            person: person(count + 1), cause: .case, evidenceId: number,
            from: .init(seconds: TestSystem.noon - 86_400), revision: withdrawn ? 2 : 1, withdrawn: withdrawn)
        let registry = try system.asStaff(.caseRegistry, organisation: "registry")
        let report = try await system.evidence.importExposures(options: registry) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: row)]))
        }
        #expect(report.accepted == 1)
    }

    func list(
        by official: CallOptions, citing number: String, cause: HealthCodeV1.Cause = .closeContact,
        contact: HealthCodeV1.Contact? = .init(
            place: "bank", at: .init(seconds: TestSystem.noon - 7_200), way: .venue),
        people: Range<Int>? = nil
    ) async throws -> CommonV1.ImportReport {
        let people = people ?? 0..<count
        return try await system.evidence.importExposures(options: official) { writer in
            for start in stride(from: people.lowerBound, to: people.upperBound, by: 400) {
                let rows = (start..<min(start + 400, people.upperBound)).map { index in
                    HealthCodeV1.ExposureRow(
                        row: UInt64(index),
                        exposure: .init(
                            person: person(index), cause: cause, evidenceId: number,
                            from: .init(seconds: TestSystem.noon - 7_200), contact: contact))
                }
                try await writer.send(.init(rows: rows))
            }
        }
    }

    func colour(of number: Int) async throws -> HealthCodeV1.Colour {
        try await system.health.getHealthCode(
            .init(person: person(number)), options: try system.asStaff(.healthAuthority)
        ).colour
    }

    /// Every so-manieth depositor is asked.
    func expectNobodyRed(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for number in stride(from: 0, to: count, by: 101) {
            #expect(try await colour(of: number) == .grey, sourceLocation: sourceLocation)
        }
    }

    func expectToldOfTheList(by organisation: String) async throws {
        for number in [0, 700, count - 1] {
            try await system.eventually("depositor \(number) is told") {
                try await told(number).contains { $0.contains(organisation) }
            }
        }
    }

    /// What the audit holds of proposals, steps of the same kind once.
    func trail() async throws -> [String] {
        let page = try await system.store.read(ApprovalBook.partition, .entries(AuditChains.ofApprovals))
        var steps: [String] = []
        for entry in page.entries {
            let outcome = entry.value.facts.first { $0.name == "outcome" }?.text ?? ""
            let step = "\(outcome) by \(entry.value.actor?.name ?? "nobody")"
            if steps.last != step { steps.append(step) }
        }
        return steps
    }

    /// What a depositor is told, in English.
    private func told(_ number: Int) async throws -> [String] {
        let citizen = try await system.session(of: document(number))
        return try await system.health.listNotifications(.init(), options: citizen).notifications.map(\.textEn)
    }
}

extension TestSystem {
    /// Options of the person of a travel permit, in a session that is open.
    fileprivate func session(of permit: CommonV1.Document) async throws -> CallOptions {
        let key = KeyedHash(keys).partition(.person, "3|CHN|\(permit.number)")
        let session = Surroundings.system.random(16)
        try await store.write(try PartitionKey(key)) { change in
            try change.put(
                KitV1.StoredSession(phone: TestSystem.phone, openedAt: clock.now), in: KitRecordSets.sessions,
                key: session)
        }
        let citizen = Principal.Citizen(
            personKey: key, phoneKey: Array(repeating: 1, count: 16), session: session)
        return bearer(
            try TokenSigner(keys).token(TokenClaims(citizen: citizen, issuedAt: clock.now, lifetime: 600)))
    }
}
