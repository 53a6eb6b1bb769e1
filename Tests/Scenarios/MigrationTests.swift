import CommonContracts
import HealthCodeContracts
import IdentityContracts
import IdentityRecords
import Migration
import RPC
import Security
import StorageClient
import Testing
import TripCardContracts

@Suite("A store of the version that keyed a document by its spelling", .timeLimit(.minutes(5)), .serialized)
struct MigrationTests {
    // A resident whom the register called a foreigner, and the laboratory did not.
    private static let abroad = Spelling(kind: 1, country: "USA", number: "11010519491231002X")
    private static let home = Spelling(kind: 1, number: "11010519491231002X")
    // A permit with and without its re-issue count; two persons for the version of before.
    private static let permit = Spelling(kind: 3, country: "HKG", number: "H12345678")
    private static let reissued = Spelling(kind: 3, number: "H1234567801")
    private static let taiwan = Spelling(kind: 4, country: "TWN", number: "12345678")
    private static let taiwanReissued = Spelling(kind: 4, number: "1234567802")
    // A residence permit that the register called a resident ID.
    private static let called = Spelling(kind: 1, number: "83000019810715006X")
    private static let residence = Spelling(kind: 2, number: "83000019810715006X")
    // Nobody registered.
    private static let stranger = Spelling(kind: 3, number: "M8765432102")
    private static let strangerNow = Spelling(kind: 3, number: "M87654321")
    // Shares a phone with the first one, and was registered later.
    private static let sharer = Spelling(kind: 1, number: "110105198001010016")

    private static let phone = "13800138000"
    private static let familyPhone = "13900139000"

    /// What the version of before would have stored.
    private func fill(_ old: OldRecords) async throws {
        try await old.register(Self.abroad, name: "张小三", phone: Self.familyPhone)
        try await old.declaration(Self.abroad, hoursAgo: 5, own: [1, 2, 3, 4])
        try await old.exposure(Self.home, .inbound, id: "case-1", daysAgo: 2)
        try await old.test(Self.home, sample: "s1", daysAgo: 3)

        try await old.register(Self.permit, name: "李四")
        try await old.test(Self.reissued, sample: "s2", positive: true, daysAgo: 59)
        try await old.declaration(Self.permit, hoursAgo: 4)

        try await old.register(Self.taiwan, name: "王五", phone: Self.phone)
        try await old.register(Self.taiwanReissued, name: "王五", phone: Self.phone)
        try await old.exposure(Self.taiwan, .coLocated, id: "case-2", daysAgo: 3)
        try await old.exposure(Self.taiwanReissued, .coLocated, id: "case-2", daysAgo: 4)
        try await old.test(Self.taiwan, sample: "s3", daysAgo: 2)
        try await old.test(Self.taiwanReissued, sample: "s3", daysAgo: 2)
        try await old.declaration(Self.taiwanReissued, hoursAgo: 3)

        try await old.register(Self.called, name: "赵六")
        try await old.declaration(Self.residence, symptoms: [.fever], hoursAgo: 10)

        try await old.register(Self.sharer, name: "钱七", phone: Self.familyPhone)
        try await old.declaration(Self.sharer, hoursAgo: 1)
        // The sample of somebody else.
        try await old.test(Self.sharer, sample: "s1", daysAgo: 3)

        try await old.test(Self.stranger, sample: "s4", positive: true, daysAgo: 5)
        try await old.stay(Self.phone, place: "110000", daysAgo: 3, hours: 6)
    }

    private func run(
        _ store: Store, _ keys: ClusterKeys, dryRun: Bool = false, people: [Spelling] = []
    ) async throws -> MigrationSummary {
        try await MigrationRun(
            store, keys: keys, sets: RecordSetTests.all,
            options: .init(isDryRun: dryRun, people: people.map(\.message), parallel: 4),
            surroundings: Surroundings(now: { TestSystem.noon }, random: { [UInt8](repeating: 7, count: $0) })
        ).run()
    }

    @Test("Every person is found by the document in any spelling, with all evidence, and colours are never better")
    func migrated() async throws {
        let system = try await TestSystem()
        try await fill(OldRecords(store: system.store, keys: system.keys))
        let summary = try await run(system.store, system.keys, people: [Self.strangerNow])
        #expect(summary.registered == 6)
        // Only the sharer had the present key already.
        #expect(summary.persons.moved == 5)
        #expect(summary.persons.merged == 1)
        #expect(summary.unregisteredMoved == 1)
        #expect(summary.unattributed == 0)
        #expect(summary.evidence.contested == 1)
        #expect(summary.stays.written == 1)
        let staff = try system.asOperator()
        let colours: [(Spelling, HealthCodeV1.Colour)] = [
            (Self.abroad, .red), (Self.home, .red), (Self.permit, .red), (Self.reissued, .red), (Self.taiwan, .yellow),
            (Self.taiwanReissued, .yellow), (Self.called, .yellow), (Self.residence, .yellow), (Self.sharer, .green),
            (Self.stranger, .red), (Self.strangerNow, .red),
        ]
        for (spelling, colour) in colours {
            let status = try await system.health.getHealthCode(
                .init(person: .init(person: .document(spelling.message))), options: staff)
            #expect(status.colour == colour, "\(spelling)")
        }
        for spelling in [Self.abroad, Self.permit, Self.taiwan, Self.called, Self.sharer] {
            _ = try await system.identity.getProfile(
                .init(person: .init(person: .document(spelling.message))), options: staff)
        }
        await system.close()
    }

    @Test("TRIP-12: a phone has the holder who was registered last, once for both documents of one person")
    func holders() async throws {
        let system = try await TestSystem()
        try await fill(OldRecords(store: system.store, keys: system.keys))
        let summary = try await run(system.store, system.keys)
        #expect(summary.holders.numbers == 2)
        #expect(summary.holders.lost == 1)
        for (phone, holder) in [(Self.phone, Self.taiwan), (Self.familyPhone, Self.sharer)] {
            let session = try await system.logIn(phone: phone)
            let profile = try await system.identity.getProfile(.init(), options: session)
            let expected = try await system.identity.getProfile(
                .init(person: .init(person: .document(holder.message))), options: try system.asOperator())
            #expect(profile.personKey == expected.personKey)
            #expect(expected.maskedPhone.hasSuffix(phone.suffix(4)))
        }
        let loser = try await system.identity.getProfile(
            .init(person: .init(person: .document(Self.home.message))), options: try system.asOperator())
        #expect(loser.maskedPhone.isEmpty)
        await system.close()
    }

    @Test("COL-13: the same rows again change nothing, since they find their records")
    func sameRowsAgain() async throws {
        let system = try await TestSystem()
        try await fill(OldRecords(store: system.store, keys: system.keys))
        _ = try await run(system.store, system.keys)
        let staff = try system.asOperator()
        let day: Int64 = 86_400
        let moment: @Sendable (Int64) -> Int64 = { TestSystem.noon - $0 * day }
        let tests = try await system.evidence.importTests(options: staff) {
            try await $0.send(
                .init(rows: [
                    .init(
                        row: 1,
                        test: .init(
                            person: .init(person: .document(Self.permit.message)), sampleId: "s2", laboratory: "北京",
                            sampledAt: .init(seconds: moment(59)), outcome: .positive)),
                    .init(
                        row: 2,
                        test: .init(
                            person: .init(person: .document(Self.taiwan.message)), sampleId: "s3", laboratory: "北京",
                            sampledAt: .init(seconds: moment(2)), outcome: .negative)),
                ]))
        }
        #expect(tests.unchanged == 2)
        let exposures = try await system.evidence.importExposures(options: staff) {
            try await $0.send(
                .init(
                    rows: [
                        (Self.abroad, HealthCodeV1.Cause.inbound, "case-1", 2 as Int64),
                        (Self.taiwan, .coLocated, "case-2", 3), (Self.taiwan, .coLocated, "case-2", 4),
                    ].enumerated().map { index, row in
                        .init(
                            row: UInt64(index + 1),
                            exposure: .init(
                                person: .init(person: .document(row.0.message)), cause: row.1, evidenceId: row.2,
                                from: .init(seconds: moment(row.3)), source: "cdc"))
                    }))
        }
        #expect(exposures.unchanged == 3)
        let stays = try await system.operators.importStays(options: staff) {
            try await $0.send(
                .init(rows: [
                    .init(
                        row: 1,
                        stay: .init(
                            phone: Self.phone, operator: .init(rawValue: 2), division: "110105",
                            from: .init(seconds: moment(3)), until: .init(seconds: moment(3) + 6 * 3600)))
                ]))
        }
        #expect(stays.unchanged == 1)
        await system.close()
    }

    @Test("COL-14: a positive test does not lapse on the day that it was to be kept to")
    func prolonged() async throws {
        let system = try await TestSystem()
        try await fill(OldRecords(store: system.store, keys: system.keys))
        _ = try await run(system.store, system.keys)
        system.clock.advance(3 * 86_400)
        let status = try await system.health.getHealthCode(
            .init(person: .init(person: .document(Self.permit.message))), options: try system.asOperator())
        #expect(status.colour == .red)
        await system.close()
    }

    @Test("A dry run changes nothing and counts what the run then does; a second run changes nothing")
    func dryRunAndAgain() async throws {
        let bare = try await BareStore(keys: ClusterKeys())
        try await fill(bare.old)
        let before = try await bare.dump()
        let counted = try await run(bare.store, bare.keys, dryRun: true)
        #expect(try await bare.dump() == before)
        let done = try await run(bare.store, bare.keys)
        #expect(counted.persons.moved == done.persons.moved)
        #expect(counted.holders == done.holders)
        #expect(counted.unattributed == done.unattributed)
        #expect(done.unattributed == 1)
        let after = try await bare.dump()
        let again = try await run(bare.store, bare.keys)
        #expect(!again.changesAnything)
        #expect(again.unattributed == 1)
        #expect(try await bare.dump() == after)
        await bare.close()
    }

    @Test("A run that ends at each of its writes is completed by the next ones")
    func crashes() async throws {
        let keys = ClusterKeys()
        let whole = try await BareStore(keys: keys)
        try await fill(whole.old)
        _ = try await run(whole.store, keys, people: [Self.strangerNow])
        let bare = try await BareStore(keys: keys)
        try await fill(bare.old)
        var runs = 0
        var isOver = false
        while !isOver {
            // Each run ends after one write.
            bare.allowWrites(1)
            do {
                _ = try await run(bare.store, keys, people: [Self.strangerNow])
                isOver = true
            } catch is RPCError {}
            runs += 1
        }
        #expect(runs > 20)
        #expect(try await bare.dump() == whole.dump())
        await bare.close()
        await whole.close()
    }
}
