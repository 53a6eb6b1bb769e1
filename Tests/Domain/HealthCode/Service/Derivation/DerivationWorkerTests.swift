import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import RPC
import RiskAreasContracts
import StorageClient
import Testing
import Wire

@testable import HealthCodeServer

@Suite("Colours that nobody asks for (COL-8)", .serialized)
struct DerivationWorkerTests {
    @Test("COL-8: what evidence, time and an area bring is told once, also by two processes")
    func triggers() async throws {
        try await withHealth { system in
            try await with([system.services, try system.services()]) {
                try await system.declareHealthy()
                try await system.eventually("green") { try await system.history() == [.green] }
                try await system.report(.mediumRiskArea, "A1")
                try await system.eventually("yellow by evidence") { try await system.history().last == .yellow }
                try await system.followAreas(system.area("A1", .low))
                try await system.eventually("green by the area") { try await system.history().last == .green }
                system.clock.advance(14 * TestHealthCode.day)
                try await system.followAreas(system.area("A1", .low))
                try await system.eventually("grey by time") { try await system.history().last == .grey }
                let triggers = try await system.store.read(
                    system.partition(), .all(HealthCodeRecordSets.colourHistory)
                ).map(\.value.trigger)
                #expect(triggers == [.unspecified, .evidence, .area, .time])
                #expect(try await system.notices().map(\.kind) == [.colourChanged, .colourChanged, .colourChanged])
            }
        }
    }

    @Test("COL-8: other rules are found when a process with them begins, and tell whose colour they change")
    func rules() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            try await system.report(.inbound, "K1")
            try await system.pass(days: 8)
            try await with([system.services]) {
                try await system.eventually("yellow") { try await system.history() == [.yellow] }
            }
            try await with([try system.services(rules: "2021")]) {
                try await system.eventually("red by the rules") { try await system.history() == [.yellow, .red] }
            }
            #expect(try await system.ledger()?.value.rulesVersion == "2021")
            #expect(try await system.notices().first?.textEn.contains("because the rules changed") == true)
        }
    }

    @Test("COL-8: a process goes on from the position that was kept, and derives nobody again who did not change")
    func restart() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            try await with([system.services]) {
                try await system.eventually("green") { try await system.history() == [.green] }
                try await system.eventually("a position of each slice") { try await system.positions() == 16 }
            }
            // What came while no process ran is told by the one that begins.
            let second = try system.services()
            try await system.declareHealthy(.neighbour)
            try await with([second]) {
                try await system.eventually("the neighbour") {
                    try await system.store.read(
                        system.partition(of: .neighbour), .record(HealthCodeRecordSets.colours)) != nil
                }
                // Of the citizen at most what came after the position that was kept last is derived again.
                #expect(second.metrics.contains("shuangma_derivation_changes_total 0\n"))
            }
            #expect(try await system.notices().isEmpty)
        }
    }

    @Test("COL-8: where the log does not reach back to the position, all evidence is read, and nothing is told twice")
    func tooOld() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            try await with([system.services]) {
                try await system.eventually("green") { try await system.history() == [.green] }
                try await system.eventually("a position of each slice") { try await system.positions() == 16 }
            }
            try await system.report(.inbound, "K1")
            system.faults.refuseWatches()
            try await with([try system.services()]) {
                try await system.eventually("red") { try await system.history() == [.green, .red] }
            }
            #expect(try await system.notices().count == 1)
        }
    }

    @Test("COL-8: without the areas of risk nothing is derived, and metrics tell how far the worker is behind")
    func areasUnknown() async throws {
        try await withHealth { system in
            try await with([system.services]) {
                try await system.declareHealthy()
                try await system.eventually("green") { try await system.history() == [.green] }
                #expect(system.services.metrics.contains("shuangma_derivation_slices 16\n"))
                try await system.eventually("one person is followed") {
                    system.services.metrics.contains("shuangma_derivation_persons 1\n")
                }
                // Nobody hears from the register any more.
                system.clock.advance(14 * TestHealthCode.day + 90)
                try await system.eventually("the lag of what is due") {
                    system.services.metrics.contains("shuangma_derivation_lag_seconds 90\n")
                }
                #expect(try await system.history() == [.green])
                #expect(system.services.metrics.contains("shuangma_derivation_due 1\n"))
                try await system.followAreas()
                try await system.eventually("grey") { try await system.history() == [.green, .grey] }
            }
        }
    }

    @Test("COL-8: a person whose records cannot be read holds up nobody")
    func unreadable() async throws {
        try await withHealth { system in
            try await system.store.write(system.partition(of: .neighbour)) { change in
                try change.put(
                    HealthCodeV1.StoredColour(colour: .init(rawValue: 99), number: 1), in: HealthCodeRecordSets.colours)
            }
            try await system.declareHealthy(.neighbour)
            try await system.declareHealthy()
            try await with([system.services]) {
                try await system.eventually("green") { try await system.history() == [.green] }
                try await system.eventually("counted") {
                    !system.services.metrics.contains("shuangma_derivation_unreadable_total 0\n")
                }
            }
        }
    }
}

/// Runs processes beside a body, and waits for their end.
func with(_ processes: [HealthCodeServices], _ body: () async throws -> Void) async throws {
    let running = processes.map { process in Task { await process.run() } }
    let result = await Result { try await body() }
    for task in running { task.cancel() }
    for task in running { await task.value }
    try result.get()
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

extension TestHealthCode {
    /// Asks again until something holds that follows by itself.
    func eventually(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("never: \(what)", sourceLocation: sourceLocation)
    }

    /// How many slices have kept a position.
    func positions() async throws -> Int {
        var count = 0
        for try await page in store.scan(of: [HealthCodeRecordSets.derivationPositions.number]) {
            count += page.records.count
        }
        return count
    }

    func area(_ id: String, _ level: RiskAreasV1.RiskLevel) -> RiskAreasV1.RiskArea {
        .init(areaId: id, division: "110105", name: "Compound", level: level, from: ago(days: 30))
    }
}
