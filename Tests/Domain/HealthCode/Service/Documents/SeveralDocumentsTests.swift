import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Testing
import Values
import Wire

@testable import HealthCodeServer

@Suite("Several documents of one person (COL-16)", .serialized)
struct SeveralDocumentsTests {
    /// Evidence under the citizen's first document (A) and second document (B), and what follows.
    struct Row: Sendable, CustomTestStringConvertible {
        let what: String
        /// Colours of A and B before they are joined, and the colour of both after.
        let apart: [HealthCodeV1.Colour]
        let joined: HealthCodeV1.Colour
        let prepare: @Sendable (TestHealthCode) async throws -> Void

        var testDescription: String { what }
    }

    private static let (a, b) = (CommonV1.Document.citizen, CommonV1.Document.neighbour)

    static let rows = [
        Row(what: "a positive test under B", apart: [.green, .red], joined: .red) { system in
            for document in [a, b] { try await system.declareHealthy(document) }
            try await system.load("P", .positive, of: b)
        },
        Row(what: "a hold under A and none under B", apart: [.red, .green], joined: .red) { system in
            for document in [a, b] { try await system.declareHealthy(document) }
            try await system.report(.inbound, "K", of: a, daysAgo: 1)
        },
        Row(what: "the negative test at the end of A's hold under B", apart: [.yellow, .green], joined: .green) {
            system in
            for document in [a, b] { try await system.declareHealthy(document) }
            try await system.report(.inbound, "K", of: a, daysAgo: 11)
            try await system.load("N", .negative, of: b)
        },
        Row(what: "one of two negative tests under each", apart: [.yellow, .green], joined: .green) { system in
            for document in [a, b] { try await system.declareHealthy(document) }
            try await system.report(.case, "N-1", of: .visitor, daysAgo: 5)
            try await system.store.write(try system.partition(of: a)) { change in
                let exposure = HealthCodeV1.StoredExposure(
                    cause: .coLocated, evidenceId: "N-1", from: system.ago(days: 4), source: "tracing")
                try change.put(exposure, in: HealthCodeRecordSets.exposures, key: Array("co-located".utf8))
            }
            try await system.load("N1", .negative, of: a, hoursAgo: 40)
            try await system.load("N2", .negative, of: b, hoursAgo: 1)
        },
        Row(what: "the discharge of A's positive test under B", apart: [.red, .yellow], joined: .yellow) { system in
            for document in [a, b] { try await system.declareHealthy(document) }
            try await system.load("P", .positive, of: a, hoursAgo: 20 * 24)
            try await system.report(.case, "N-1", of: b, daysAgo: 20, untilDaysAgo: 2)
        },
        Row(what: "a declaration under A alone", apart: [.green, .grey], joined: .green) { system in
            try await system.declareHealthy(a)
        },
        Row(what: "a newer version that takes A's row back, under B", apart: [.red, .green], joined: .green) {
            system in
            for document in [a, b] { try await system.declareHealthy(document) }
            try await system.report(.inbound, "K", of: a, daysAgo: 1, revision: 1)
            try await system.report(.inbound, "K", of: b, daysAgo: 1, revision: 2, withdrawn: true)
        },
        Row(what: "a withdrawal without an order, under B", apart: [.red, .green], joined: .red) { system in
            for document in [a, b] { try await system.declareHealthy(document) }
            try await system.report(.inbound, "K", of: a, daysAgo: 1)
            try await system.report(.inbound, "K", of: b, daysAgo: 1, withdrawn: true)
        },
    ]

    @Test(
        "COL-16: both documents show what follows from the evidence under both; apart, each its own again",
        arguments: rows)
    func union(row: Row) async throws {
        try await withHealth { system in
            try await row.prepare(system)
            #expect(try await system.colours(Self.a, Self.b) == row.apart)
            try await system.join(Self.a, Self.b)
            #expect(try await system.colours(Self.a, Self.b) == [row.joined, row.joined])
            try await system.part(Self.a, Self.b)
            #expect(try await system.colours(Self.a, Self.b) == row.apart)
            try await system.join(Self.a, Self.b, number: 3)
            #expect(try await system.colours(Self.a, Self.b) == [row.joined, row.joined])
        }
    }

    @Test("COL-16: of three documents in a chain each shows all, and the middle one holds them together")
    func chain() async throws {
        try await withHealth { system in
            let c = CommonV1.Document.visitor
            for document in [Self.a, Self.b, c] { try await system.declareHealthy(document) }
            try await system.join(Self.a, Self.b)
            try await system.join(Self.b, c)
            try await system.load("P", .positive, of: c)
            #expect(try await system.colours(Self.a, Self.b, c) == [.red, .red, .red])
            #expect(try await system.code(of: Self.a).otherDocuments == 2)
            try await system.join(Self.a, c)
            try await system.part(Self.a, Self.b)
            #expect(try await system.colours(Self.a, Self.b, c) == [.red, .red, .red])
            try await system.part(Self.a, c)
            #expect(try await system.colours(Self.a, Self.b, c) == [.green, .red, .red])
        }
    }

    @Test(
        "COL-16: while only one half of a pair is written, the newer half decides, and nothing is greener than before")
    func halves() async throws {
        try await withHealth { system in
            for document in [Self.a, Self.b] { try await system.declareHealthy(document) }
            try await system.load("P", .positive, of: Self.b)
            try await system.join(Self.a, Self.b, halves: [Self.a])
            #expect(try await system.colours(Self.a, Self.b) == [.red, .red])
            try await system.join(Self.a, Self.b, halves: [Self.b])
            // Taken apart, first at B: A's half still says that they are joined.
            try await system.join(Self.a, Self.b, number: 2, halves: [Self.b])
            #expect(try await system.colours(Self.a, Self.b) == [.green, .red])
            try await system.join(Self.a, Self.b, number: 2, halves: [Self.a])
            #expect(try await system.colours(Self.a, Self.b) == [.green, .red])
        }
    }

    @Test("COL-16: when another document's evidence cannot be read, no colour is told")
    func unreadable() async throws {
        try await withHealth { system in
            for document in [Self.a, Self.b] { try await system.declareHealthy(document) }
            try await system.join(Self.a, Self.b)
            let damaged = CommonV1.Document.visitor
            // More documents than one person may have: nobody can say which evidence is whose.
            for number in 0..<16 {
                let key = Array(try system.partition(of: damaged).bytes.dropLast()) + [UInt8(number)]
                try await system.store.write(try system.partition(of: Self.b)) { change in
                    try change.put(KitV1.StoredAlias(number: 1), in: KitRecordSets.aliases, key: key)
                }
            }
            let error = await refusal { _ = try await system.code(of: Self.a) }
            #expect(error?.code == .dataLoss && error?.reason == "DOCUMENTS_TOO_MANY")
        }
    }

    @Test("COL-16: a positive test does not count again when the discharge under another document is no longer kept")
    func lapsed() async throws {
        try await withHealth { system in
            try await system.join(Self.a, Self.b)
            try await system.load("P", .positive, of: Self.a, hoursAgo: 20 * 24)
            try await system.report(.case, "N-1", of: Self.b, daysAgo: 20, untilDaysAgo: 2)
            try await system.pass(days: 70)
            try await system.declareHealthy(Self.a)
            // The row is gone, and the positive test is still there.
            #expect(
                try await system.store.read(system.partition(of: Self.b), .all(HealthCodeRecordSets.exposures)).isEmpty)
            #expect(
                try await system.store.read(system.partition(of: Self.a), .all(HealthCodeRecordSets.tests)).count == 1)
            #expect(try await system.colours(Self.a, Self.b) == [.green, .green])
        }
    }

    @Test(
        "COL-16: a reason says what stands under another document; the last test and trips are those of all documents")
    func told() async throws {
        try await withHealth { system in
            for document in [Self.a, Self.b] { try await system.declareHealthy(document) }
            try await system.join(Self.a, Self.b)
            try await system.report(.inbound, "K", of: Self.b, daysAgo: 1)
            try await system.load("N", .negative, of: Self.b)
            let other = try await system.logIn(Self.b)
            let place = HealthCodeV1.DeclaredPlace(
                division: "320500", from: system.ago(days: 1), until: system.ago(days: 0))
            _ = try await system.health.declareTrip(.init(places: [place], idempotencyKey: "t"), options: other)
            let own = try await system.health.getHealthCode(.init(), options: try await system.logIn(Self.a))
            #expect(own.colour == .red && own.otherDocuments == 1)
            #expect(own.reasons.first?.evidence.map(\.otherDocument) == [true])
            #expect(own.latestNegative?.hoursAgo == 1 && own.trips.count == 1)
            let theirs = try await system.health.getHealthCode(.init(), options: other)
            #expect(theirs.colour == .red && theirs.reasons.first?.evidence.map(\.otherDocument) == [false])
            let gate = try await system.health.getHealthCode(
                .init(person: .init(person: .document(Self.a)), forGate: true), options: try system.asOperator())
            #expect(gate.colour == .red && gate.otherDocuments == 0 && gate.reasons.isEmpty)
        }
    }
}

// MARK: - What follows

extension SeveralDocumentsTests {
    @Test("COL-16, COL-8: a change under one document is recorded and told once under each, also by two processes")
    func recorded() async throws {
        try await withHealth { system in
            for document in [Self.a, Self.b] { try await system.declareHealthy(document) }
            try await with([system.services, try system.services()]) {
                try await system.eventually("green") {
                    let second = try await system.history(of: Self.b)
                    return try await system.history(of: Self.a) == [.green] && second == [.green]
                }
                try await system.load("P", .positive, of: Self.b)
                try await system.eventually("B is red") { try await system.history(of: Self.b) == [.green, .red] }
                // Nothing joins them yet.
                #expect(try await system.history(of: Self.a) == [.green])
                try await system.join(Self.a, Self.b)
                try await system.eventually("A is red") { try await system.history(of: Self.a) == [.green, .red] }
                try await system.part(Self.a, Self.b)
                try await system.eventually("A is green again") {
                    try await system.history(of: Self.a) == [.green, .red, .green]
                }
            }
            #expect(try await system.history(of: Self.b) == [.green, .red])
            for document in [Self.a, Self.b] {
                let told = try await system.health.listNotifications(
                    .init(), options: try await system.logIn(document))
                #expect(told.notifications.count == (document.number == Self.a.number ? 2 : 1))
            }
        }
    }

    @Test(
        "COL-16, COL-8: evidence that comes later under any of three documents changes the ledgers of all, with time too"
    )
    func later() async throws {
        try await withHealth { system in
            let all = [Self.a, Self.b, CommonV1.Document.visitor]
            for document in all { try await system.declareHealthy(document) }
            try await system.join(Self.a, Self.b)
            try await system.join(Self.b, .visitor)
            func eventually(_ what: String, _ colours: [HealthCodeV1.Colour]) async throws {
                for document in all {
                    try await system.eventually("\(what) of \(document.number.count)") {
                        try await system.history(of: document) == colours
                    }
                }
            }
            try await with([system.services]) {
                try await eventually("green", [.green])
                try await system.report(.inbound, "K", of: .visitor, daysAgo: 1)
                try await eventually("red", [.green, .red])
                // Each slice knows when time changes the colours of its own persons.
                try await system.pass(days: 7)
                try await eventually("yellow", [.green, .red, .yellow])
                try await system.report(.inbound, "K", of: .visitor, daysAgo: 8, withdrawn: true)
                try await eventually("green again", [.green, .red, .yellow, .green])
            }
        }
    }

    @Test(
        "COL-16, COL-8: whichever write of a worker fails, before or after it took place, each document is told once",
        arguments: 0..<5, [false, true])
    func workerDies(step: Int, takesPlace: Bool) async throws {
        try await withHealth { system in
            for document in [Self.a, Self.b] { try await system.declareHealthy(document) }
            try await system.join(Self.a, Self.b)
            try await with([system.services]) {
                try await system.eventually("green") {
                    let second = try await system.history(of: Self.b)
                    return try await system.history(of: Self.a) == [.green] && second == [.green]
                }
                try await system.eventually("a position of each slice") { try await system.positions() == 16 }
            }
            try await system.load("P", .positive, of: Self.b)
            system.faults.fail(step, takesPlace: takesPlace)
            try await with([try system.services()]) {
                for document in [Self.a, Self.b] {
                    try await system.eventually("red") { try await system.history(of: document) == [.green, .red] }
                }
            }
            system.faults.fail(nil)
            for document in [Self.a, Self.b] {
                let told = try await system.health.listNotifications(
                    .init(), options: try await system.logIn(document))
                #expect(told.notifications.count == 1)
            }
        }
    }

    @Test("COL-16, COL-8: where the log does not reach back, documents that were joined meanwhile are derived together")
    func tooOld() async throws {
        try await withHealth { system in
            try await system.declareHealthy(Self.b)
            try await system.load("P", .positive, of: Self.b)
            try await with([system.services]) {
                try await system.eventually("B is red") { try await system.history(of: Self.b) == [.red] }
                try await system.eventually("a position of each slice") { try await system.positions() == 16 }
            }
            // A has no evidence of its own, and was never derived.
            try await system.join(Self.a, Self.b)
            system.faults.refuseWatches()
            try await with([try system.services()]) {
                try await system.eventually("A is red") { try await system.history(of: Self.a) == [.red] }
            }
        }
    }

    @Test("COL-16, COL-8: an open watch of one document tells what comes under the other")
    func watched() async throws {
        try await withHealth { system in
            for document in [Self.a, Self.b] { try await system.declareHealthy(document) }
            try await with([system.services]) {
                try await system.join(Self.a, Self.b)
                let watch = system.health.watchHealthCode(.init(), options: try await system.logIn(Self.a))
                var colours: [HealthCodeV1.Colour] = []
                for try await status in watch {
                    colours.append(status.colour)
                    if status.colour == .green, colours.count == 1 {
                        try await system.load("P", .positive, of: Self.b)
                    }
                    if status.colour == .red { break }
                }
                #expect(colours.last == .red)
            }
        }
    }

    @Test(
        "COL-16, COL-13: a sample that moves between two documents of a person stays theirs, and nobody is told otherwise"
    )
    func movedSample() async throws {
        try await withHealth { system in
            for document in [Self.a, Self.b] { try await system.declareHealthy(document) }
            try await system.join(Self.a, Self.b)
            try await system.load("P", .positive, of: Self.a)
            try await system.load("P", .positive, of: Self.b)
            #expect(try await system.colours(Self.a, Self.b) == [.red, .red])
            let told = try await system.health.listNotifications(.init(), options: try await system.logIn(Self.a))
            #expect(!told.notifications.contains { $0.kind == .sampleTakenBack })
            try await system.part(Self.a, Self.b)
            #expect(try await system.colours(Self.a, Self.b) == [.green, .red])
        }
    }

    @Test("COL-16, COL-11: an explanation of a moment counts the documents that were joined then")
    func past() async throws {
        try await withHealth { system in
            for document in [Self.a, Self.b] { try await system.declareHealthy(document) }
            try await system.report(.inbound, "K", of: Self.b, daysAgo: 1)
            let moments: [(GoogleProtobuf.Timestamp, HealthCodeV1.Colour)]
            let before = system.now
            system.clock.advance(60)
            try await system.join(Self.a, Self.b)
            let joined = system.now
            system.clock.advance(60)
            try await system.part(Self.a, Self.b)
            moments = [(before, .green), (joined, .red), (system.now, .green)]
            for (moment, colour) in moments {
                let explained = try await system.authority.explain(
                    .init(person: .init(person: .document(Self.a)), at: moment), options: try system.asOperator())
                #expect(explained.colour == colour)
            }
        }
    }

    @Test("COL-16, COL-11: an explanation counts the evidence under both documents")
    func explained() async throws {
        try await withHealth { system in
            for document in [Self.a, Self.b] { try await system.declareHealthy(document) }
            try await system.join(Self.a, Self.b)
            try await system.report(.inbound, "K", of: Self.b, daysAgo: 8)
            let explained = try await system.authority.explain(
                .init(person: .init(person: .document(Self.a)), at: system.now), options: try system.asOperator())
            #expect(explained.colour == .yellow && explained.holds.first?.evidence.count == 1)
        }
    }
}
