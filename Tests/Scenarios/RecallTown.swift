import Assembly
import CommonContracts
import Formats
import HealthCodeContracts
import HealthCodeRecords
import IdentityContracts
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Testing
import Wire

/// Some citizens, of two divisions, who have declared their health.
struct RecallTown {
    let system: TestSystem
    var yesterday: GoogleProtobuf.Timestamp { .init(seconds: TestSystem.noon - 86_400) }

    /// Runs a test in a town where a recall of more than 3 persons needs another person.
    static func run(_ body: (RecallTown) async throws -> Void) async throws {
        var settings = ServiceSettings()
        settings.recallPersons = 3
        let system = try await TestSystem(settings: settings, isDemonstration: false)
        do {
            let town = RecallTown(system: system)
            try await town.register()
            try await body(town)
        } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    private func document(_ number: Int) -> CommonV1.Document {
        .init(type: .hmTravelPermit, number: "H\(30_000_000 + number)")
    }

    func person(_ number: Int) -> CommonV1.PersonRef { .init(person: .document(document(number))) }

    private func key(_ number: Int) -> [UInt8] {
        KeyedHash(system.keys).partition(.person, "3|CHN|\(document(number).number)")
    }

    func register() async throws {
        let people = (0..<5).map { number in
            IdentityV1.PersonRow(
                row: UInt64(number),
                person: .init(document: document(number), name: "居民", division: number % 2 == 1 ? "330106" : "110105"))
        }
        _ = try await system.register.importPeople(options: try system.asStaff(.populationRegister)) {
            try await $0.send(.init(rows: people))
        }
        let declared = (0..<5).map { number in
            HealthCodeV1.DeclarationRow(
                row: UInt64(number),
                declaration: .init(
                    person: person(number), declaration: .init(), declaredAt: yesterday, counter: "counter"))
        }
        _ = try await system.evidence.importDeclarations(options: try system.asStaff(.border)) {
            try await $0.send(.init(rows: declared))
        }
        // A first green is told to nobody.
        try await system.eventually("everybody's first colour is derived") {
            for number in 0..<5 {
                let ledger = try await system.store.read(
                    PartitionKey(key(number)), .record(HealthCodeRecordSets.colours))
                if ledger == nil { return false }
            }
            return true
        }
    }

    func test(
        _ people: Range<Int>, _ outcome: HealthCodeV1.TestOutcome, by laboratory: CallOptions, revision: UInt64 = 0
    ) async throws -> CommonV1.ImportReport {
        let rows = people.map { number in
            HealthCodeV1.TestRow(
                row: UInt64(number),
                test: .init(
                    person: person(number), sampleId: "S-\(number)",
                    sampledAt: .init(seconds: TestSystem.noon - 3_600), outcome: outcome, revision: revision))
        }
        return try await system.evidence.importTests(options: laboratory) { try await $0.send(.init(rows: rows)) }
    }

    /// A laboratory delivers one row: a sample of a person.
    func sample(
        _ sample: String, of number: Int, _ outcome: HealthCodeV1.TestOutcome, revision: UInt64 = 0
    ) async throws -> CommonV1.ImportReport {
        let row = HealthCodeV1.TestResult(
            person: person(number), sampleId: sample, sampledAt: .init(seconds: TestSystem.noon - 3_600),
            outcome: outcome, revision: revision)
        let laboratory = try system.asStaff(.laboratory, organisation: "lab-1")
        return try await system.evidence.importTests(options: laboratory) {
            try await $0.send(.init(rows: [.init(row: 1, test: row)]))
        }
    }

    /// The registry delivers the case of a person.
    func deliverCase(
        _ number: String, of index: Int, until: GoogleProtobuf.Timestamp? = nil, withdrawn: Bool = false
    ) async throws -> CommonV1.ImportReport {
        let row = HealthCodeV1.Exposure(
            person: person(index), cause: .case, evidenceId: number,
            from: .init(seconds: TestSystem.noon - 20 * 86_400), until: until, withdrawn: withdrawn)
        let registry = try system.asStaff(.caseRegistry, organisation: "registry")
        return try await system.evidence.importExposures(options: registry) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: row)]))
        }
    }

    /// Withdraws an import.
    func recall(
        _ report: CommonV1.ImportReport, by role: StaffRole, of organisation: String, dryRun: Bool = false
    ) async throws -> HealthCodeV1.Recall {
        try await system.evidence.withdrawEvidence(
            .init(
                reason: "the wrong file", reference: "QA-20", dryRun: dryRun,
                idempotencyKey: "\(dryRun) \(Hexadecimal.text(report.importId))", evidence: .importId(report.importId)),
            options: try system.asStaff(role, organisation: organisation))
    }

    /// The case registry records a case, of somebody whom nobody has registered.
    func recordCase(_ number: String, revision: UInt64 = 1) async throws {
        let row = HealthCodeV1.Exposure(
            person: person(9), cause: .case, evidenceId: number, from: yesterday, revision: revision)
        let registry = try system.asStaff(.caseRegistry, organisation: "registry")
        let report = try await system.evidence.importExposures(options: registry) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: row)]))
        }
        #expect(report.accepted == 1)
    }

    /// A tracer lists contacts, and another person approves them.
    func list(_ people: Range<Int>, citing number: String, isApproved: Bool = true) async throws {
        let rows = people.map { index in
            HealthCodeV1.ExposureRow(
                row: UInt64(index),
                exposure: .init(
                    person: person(index), cause: .closeContact, evidenceId: number, from: yesterday,
                    contact: .init(place: "餐厅 5", at: yesterday, way: .meal)))
        }
        let report = try await system.evidence.importExposures(options: try system.asPerson("tracer", .tracer)) {
            try await $0.send(.init(rows: rows))
        }
        let id = try #require(report.waitingFor.first?.approvalId)
        guard isApproved else { return }
        let second = try system.asPerson("second", .healthAuthority)
        try await system.approve(id, by: second)
        try await system.eventually("the list counts") {
            try await system.approvals.getApproval(.init(id: id), options: second).state == .done
        }
    }

    /// A machine of tracing reports persons who were where a case was.
    func coLocate(_ people: Range<Int>, citing number: String) async throws {
        let rows = people.map { index in
            HealthCodeV1.ExposureRow(
                row: UInt64(index),
                exposure: .init(person: person(index), cause: .coLocated, evidenceId: number, from: yesterday))
        }
        let report = try await system.evidence.importExposures(options: try system.asPerson("tracer", .tracer)) {
            try await $0.send(.init(rows: rows))
        }
        #expect(report.accepted + report.unchanged == UInt64(rows.count))
    }

    func colour(of number: Int) async throws -> HealthCodeV1.Colour {
        try await system.health.getHealthCode(
            .init(person: person(number)), options: try system.asStaff(.healthAuthority)
        ).colour
    }

    /// Entries of audit in the chain of a person.
    func entries(of number: Int) async throws -> [CommonV1.AuditEntry] {
        try await system.store.read(PartitionKey(key(number)), .entries(AuditChains.ofPersons)).entries.map(\.value)
    }

    func eventuallyTold(
        _ number: Int, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let session = Surroundings.system.random(16)
        try await system.store.write(try PartitionKey(key(number))) { change in
            try change.put(
                KitV1.StoredSession(phone: TestSystem.phone, openedAt: system.clock.now), in: KitRecordSets.sessions,
                key: session)
        }
        let citizen = Principal.Citizen(
            personKey: key(number), phoneKey: Array(repeating: 1, count: 16), session: session)
        let options = system.bearer(
            try TokenSigner(system.keys).token(TokenClaims(citizen: citizen, issuedAt: system.clock.now, lifetime: 600))
        )
        try await system.eventually("\(number) is told '\(text)'", sourceLocation: sourceLocation) {
            try await system.health.listNotifications(.init(), options: options).notifications.contains {
                $0.textEn.contains(text)
            }
        }
    }
}
