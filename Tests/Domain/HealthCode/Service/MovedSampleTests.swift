import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Testing
import Values
import Wire

@Suite("A sample that is another person's (COL-10, COL-13)", .serialized)
struct MovedSampleTests {
    @Test("COL-10: a sample that moves leaves the first person with all that followed, and that person is told")
    func moved() async throws {
        let system = try await TestHealthCode()
        for document in [CommonV1.Document.citizen, .neighbour] { try await system.declareHealthy(document) }
        var test = system.test("TUBE-77", .positive)
        #expect(try await system.load(test).counts == [1, 1, 0, 0])
        #expect(try await system.citizensCode().colour == .red)
        test.person = .neighbour
        let report = try await system.load(test)
        #expect(report.counts == [1, 1, 0, 0] && report.notes.map(\.field) == ["sample_id"])
        #expect(try await system.citizensCode().colour == .green)
        #expect(try await system.citizensCode().latestTest == nil)
        #expect(try await system.code(of: .neighbour).colour == .red)
        let told = try await system.health.listNotifications(.init(), options: try await system.logIn())
        #expect(told.notifications.map(\.kind) == [.sampleTakenBack])
        #expect(told.notifications.first?.textZh.contains("朝阳区疾控") == true)
        // The correction once more changes nothing and tells nobody.
        let again = try await system.load(test)
        #expect(again.counts == [1, 0, 1, 0] && again.notes.isEmpty)
        await system.close()
    }

    @Test("COL-13: an older delivery does not bring a sample back, whatever order they come in")
    func olderDelivery() async throws {
        let system = try await TestHealthCode()
        for document in [CommonV1.Document.citizen, .neighbour] { try await system.declareHealthy(document) }
        var first = system.test("T", .positive)
        first.revision = 1
        var second = first
        second.person = .neighbour
        second.revision = 2
        _ = try await system.load(second)
        #expect(try await system.load(first).superseded == 1)
        _ = try await system.load(second, first)
        #expect(try await system.citizensCode().colour == .green)
        #expect(try await system.code(of: .neighbour).colour == .red)
        await system.close()
    }

    @Test("COL-13: without an order a sample belongs to whom the last row names, and may come back")
    func backAndForth() async throws {
        let system = try await TestHealthCode()
        for document in [CommonV1.Document.citizen, .neighbour] { try await system.declareHealthy(document) }
        let mine = system.test("T", .positive)
        var theirs = mine
        theirs.person = .neighbour
        let report = try await system.load(mine, theirs, mine, theirs, mine)
        #expect(report.counts == [5, 5, 0, 0])
        #expect(try await system.citizensCode().colour == .red)
        #expect(try await system.code(of: .neighbour).colour == .green)
        await system.close()
    }

    @Test("A row without an order that replaces a positive result says so")
    func positiveReplaced() async throws {
        let system = try await TestHealthCode()
        let report = try await system.load(system.test("T", .positive), system.test("T", .negative))
        #expect(report.notes.map(\.field) == ["outcome"])
        #expect(try await system.load(system.test("T", .positive)).notes.isEmpty)
        await system.close()
    }

    @Test("A withdrawal that meets no row says so, whatever it withdraws")
    func withdrawsNothing() async throws {
        let system = try await TestHealthCode()
        var test = system.test("T", .positive)
        test.withdrawn = true
        #expect(try await system.load(test).notes.map(\.field) == ["withdrawn"])
        #expect(try await system.load(test).notes.isEmpty)
        let exposures = [HealthCodeV1.Cause.case, .closeContact].enumerated().map { place, cause in
            HealthCodeV1.ExposureRow(
                row: UInt64(place),
                exposure: .init(
                    person: .citizen, cause: cause, evidenceId: "E", from: system.ago(days: 1), source: "CDC",
                    withdrawn: true))
        }
        let ofExposures = try await system.evidence.importExposures(options: try system.asOperator()) {
            try await $0.send(.init(rows: exposures))
        }
        #expect(Set(ofExposures.notes.map(\.row)) == [0, 1])
        let declaration = HealthCodeV1.TakenDeclaration(
            person: .citizen, declaration: .init(), declaredAt: system.ago(days: 1), counter: "C", withdrawn: true)
        let ofDeclarations = try await system.evidence.importDeclarations(options: try system.asOperator()) {
            try await $0.send(.init(rows: [.init(row: 7, declaration: declaration)]))
        }
        #expect(ofDeclarations.notes.map(\.field) == ["withdrawn"])
        await system.close()
    }

    @Test("COL-13: a withdrawn test counts for nothing and is not shown, and an older version does not bring it back")
    func withdrawn() async throws {
        let system = try await TestHealthCode()
        try await system.declareHealthy()
        var test = system.test("T", .positive)
        test.revision = 1
        var withdrawal = test
        withdrawal.revision = 2
        withdrawal.withdrawn = true
        // Also one that was never stored.
        for rows in [[withdrawal, test], [test, withdrawal]] {
            for row in rows { _ = try await system.load(row) }
            let status = try await system.citizensCode()
            #expect(status.colour == .green && status.latestTest == nil)
        }
        await system.close()
    }

    @Test("COL-10: what a call that died left undone is completed by the worker, and by the same import again")
    func crashed() async throws {
        for isRepeated in [false, true] {
            let system = try await TestHealthCode()
            for document in [CommonV1.Document.citizen, .neighbour] { try await system.declareHealthy(document) }
            var test = system.test("T", .positive)
            _ = try await system.load(test)
            test.person = .neighbour
            // The call wrote the index and died.
            let sample = try system.samplePartition(test)
            let former = try system.partition()
            try await system.store.write(sample) { change in
                try change.put(
                    HealthCodeV1.StoredSampleOwner(
                        personKey: try system.partition(of: .neighbour).bytes, sampledAt: test.sampledAt,
                        outcome: test.outcome),
                    in: HealthCodeRecordSets.sampleOwner)
                try change.put(
                    HealthCodeV1.StoredSampleEffect(laboratory: test.laboratory, sampleId: test.sampleId),
                    in: HealthCodeRecordSets.sampleEffects, key: former.bytes)
            }
            let worker = Task { await system.services.run() }
            if isRepeated { #expect(try await system.load(test).counts == [1, 1, 0, 0]) }
            while try await !system.store.read(sample, .all(HealthCodeRecordSets.sampleEffects)).isEmpty {
                try await Task.sleep(for: .milliseconds(50))
            }
            worker.cancel()
            #expect(try await system.citizensCode().colour == .green)
            #expect(try await system.code(of: .neighbour).colour == (isRepeated ? .red : .green))
            await system.close()
        }
    }

    @Test("COL-13: a call that was overtaken by a move does not bring the sample back")
    func overtaken() async throws {
        let system = try await TestHealthCode()
        try await system.declareHealthy()
        var test = system.test("T", .negative)
        test.person = .neighbour
        _ = try await system.load(test)
        // A call about the citizen had claimed the sample before, and writes their record only now.
        let former = try system.partition()
        let sample = try system.samplePartition(test)
        try await system.store.write(sample) { change in
            try change.put(
                HealthCodeV1.StoredSampleEffect(laboratory: test.laboratory, sampleId: test.sampleId),
                in: HealthCodeRecordSets.sampleEffects, key: former.bytes)
        }
        let worker = Task { await system.services.run() }
        while try await !system.store.read(sample, .all(HealthCodeRecordSets.sampleEffects)).isEmpty {
            try await Task.sleep(for: .milliseconds(50))
        }
        worker.cancel()
        let marks = try await system.store.read(former, .all(HealthCodeRecordSets.tests))
        #expect(marks.map(\.value.moved) == [true])
        // Nobody is told of a result that they never had.
        let told = try await system.health.listNotifications(.init(), options: try await system.logIn())
        #expect(told.notifications.isEmpty)
        await system.close()
    }
}

extension TestHealthCode {
    /// Partition of a test's sample.
    func samplePartition(_ test: HealthCodeV1.TestResult) throws -> PartitionKey {
        try PartitionKey(KeyedHash(keys).partition(.sample, "\(test.laboratory)\u{1F}\(test.sampleId)"))
    }
}
