import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Synchronization
import Testing
import Values

@Suite("Proposals that need another person", .serialized)
struct ApprovalBookTests {
    private static let kind = ApprovalKind("test-kind", deciders: [.tracer], lifetime: 1_000, higherAbove: 100)
    /// 2100-01-01 12:00 in China: the store of these tests drops by the real clock what has expired.
    private static let noon: Int64 = 4_102_459_200

    private static func staff(
        _ name: String, _ divisions: [String] = ["3301"], role: StaffRole = .tracer
    ) -> Principal.Staff {
        Principal.Staff(name: name, roles: [role], organisation: "bureau", divisions: divisions, token: [1])
    }

    /// A book whose clock a test moves.
    private final class Desk: Sendable {
        let moment = Mutex(ApprovalBookTests.noon)
        let system: KitSystem
        var book: ApprovalBook { ApprovalBook(in: system.store, kept: 86_400, now: { self.moment.withLock { $0 } }) }

        init(_ system: KitSystem) { self.system = system }

        func propose(
            _ part: UInt8, size: UInt64 = 1, by name: String = "proposer", divisions: [String] = ["3301"],
            about subject: String = "C-1"
        ) async throws -> [UInt8] {
            try await book.propose(
                Proposal(
                    kind, by: staff(name), about: subject, scope: ApprovalScope(divisions: divisions), size: size,
                    countsTogether: true, facts: [ApprovalFact("case", subject)],
                    part: Array(repeating: part, count: 16)), options: .init()
            ) { _ in }
        }

        @discardableResult
        func approve(
            _ id: [UInt8], by staff: Principal.Staff, revision: UInt64? = nil
        ) async throws -> KitV1.StoredApproval {
            let seen = try await book.find(id, options: .init())?.value.revision ?? 0
            return try await book.approve(id, revision: revision ?? seen, by: staff, options: .init())
        }

        func state(_ id: [UInt8]) async throws -> KitV1.StoredApprovalState? {
            try await book.find(id, options: .init())?.value.state
        }
    }

    private func reason(_ body: () async throws -> Void) async -> String? {
        do { try await body() } catch { return (error as? RPCError)?.detail(GoogleRPC.ErrorInfo.self)?.reason }
        return nil
    }

    @Test("COL-6: nobody approves what they have proposed, and another person within scope and with the role does")
    func twoPersons() async throws {
        try await withKit { system in
            let desk = Desk(system)
            let id = try await desk.propose(1)
            let refused = [
                (Self.staff("proposer"), "OWN_PROPOSAL"), (Self.staff("other", ["44"]), "OUT_OF_SCOPE"),
                (Self.staff("other", ["330106"]), "OUT_OF_SCOPE"),
                (Self.staff("other", role: .auditor), "ROLE_NOT_ALLOWED"),
            ]
            for (staff, why) in refused {
                #expect(await reason { try await desk.approve(id, by: staff) } == why)
            }
            #expect(try await desk.approve(id, by: Self.staff("other", ["33"])).state == .approved)
            // Again changes nothing.
            #expect(try await desk.approve(id, by: Self.staff("other", ["33"])).approvals.count == 1)
        }
    }

    @Test("COL-7: parts of one proposer, subject and day are one proposal, and the same part counts once")
    func parts() async throws {
        try await withKit { system in
            let desk = Desk(system)
            let id = try await desk.propose(1, size: 40)
            #expect(try await desk.propose(2, size: 50) == id)
            #expect(try await desk.propose(1, size: 40) == id)
            let stored = try #require(try await desk.book.find(id, options: .init())?.value)
            #expect(stored.size == 90 && stored.revision == 2 && stored.parts.count == 2)
            #expect(try await desk.propose(3, about: "C-2") != id)
            #expect(try await desk.propose(4, by: "another") != id)
        }
    }

    @Test("What was added since it was seen is not approved with it, and what is approved takes no more parts")
    func seen() async throws {
        try await withKit { system in
            let desk = Desk(system)
            let id = try await desk.propose(1)
            _ = try await desk.propose(2)
            #expect(
                await reason { try await desk.approve(id, by: Self.staff("other"), revision: 1) } == "APPROVAL_CHANGED")
            try await desk.approve(id, by: Self.staff("other"), revision: 2)
            let next = try await desk.propose(3)
            #expect(next != id)
            #expect(try await desk.book.find(id, options: .init())?.value.parts.count == 2)
            // The part of a closed proposal still waits under it until that has taken effect.
            #expect(try await desk.propose(2) == id)
        }
    }

    @Test(
        "COL-7: sizes of a day sum up over split proposals, and above the limit a third person of a higher scope approves"
    )
    func sums() async throws {
        try await withKit { system in
            let desk = Desk(system)
            let first = try await desk.propose(1, size: 60)
            let second = try await desk.propose(2, size: 60, by: "another")
            #expect(first != second)
            try await desk.approve(second, by: Self.staff("third"))
            #expect(try await desk.state(second) == .proposed)
            #expect(await reason { try await desk.approve(second, by: Self.staff("fourth")) } == "HIGHER_SCOPE_NEEDED")
            #expect(try await desk.approve(second, by: Self.staff("above", ["33"])).state == .approved)
            // A part that is rejected counts no more: the rest is small again.
            let third = try await desk.propose(3, size: 200, by: "another", about: "C-2")
            let small = try await desk.propose(4, size: 10, about: "C-2")
            _ = try await desk.book.reject(third, reason: "wrong", by: Self.staff("other"), options: .init())
            #expect(try await desk.approve(small, by: Self.staff("other")).state == .approved)
        }
    }

    @Test("COL-7: the sum begins anew with each day in China")
    func nextDay() async throws {
        try await withKit { system in
            let desk = Desk(system)
            _ = try await desk.propose(1, size: 90)
            desk.moment.withLock { $0 += 12 * 3_600 }
            let id = try await desk.propose(2, size: 90)
            #expect(try await desk.approve(id, by: Self.staff("other")).state == .approved)
        }
    }

    @Test("Approvals at the same moment count once each, whoever makes them")
    func concurrent() async throws {
        try await withKit { system in
            let desk = Desk(system)
            let id = try await desk.propose(1, size: 101)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { try await desk.approve(id, by: Self.staff("other"), revision: 1) } }
                try await group.waitForAll()
            }
            let stored = try #require(try await desk.book.find(id, options: .init())?.value)
            #expect(stored.state == .proposed && stored.approvals.map(\.name) == ["other"])
        }
    }

    @Test("A proposal that nobody decides about expires, is approved by nobody then, and counts in no sum")
    func expiry() async throws {
        try await withKit { system in
            let desk = Desk(system)
            let id = try await desk.propose(1, size: 90)
            desk.moment.withLock { $0 += 1_000 }
            #expect(await reason { try await desk.approve(id, by: Self.staff("other")) } == "APPROVAL_EXPIRED")
            try await ApprovalExpiry(of: desk.book, logger: system.logger).expireAll()
            #expect(try await desk.state(id) == .expired)
            let page = try await desk.book.page(.expired, limit: 10, options: .init())
            #expect(page.records.map(\.value.id) == [id])
            #expect(try await desk.book.page(.proposed, limit: 10, options: .init()).records.isEmpty)
            let again = try await desk.propose(1, size: 90)
            #expect(again != id)
            #expect(try await desk.approve(again, by: Self.staff("other")).state == .approved)
        }
    }

    @Test("Proposers take back their own; what was decided about stays decided")
    func rejection() async throws {
        try await withKit { system in
            let desk = Desk(system)
            let id = try await desk.propose(1)
            for _ in 0..<2 {
                let closed = try await desk.book.reject(
                    id, reason: "a mistake", by: Self.staff("proposer", ["330106"]), options: .init())
                #expect(closed.state == .rejected && closed.reason == "a mistake")
            }
            #expect(await reason { try await desk.approve(id, by: Self.staff("other")) } == "APPROVAL_CLOSED")
            let other = try await desk.propose(2)
            try await desk.approve(other, by: Self.staff("other"))
            let why = await reason {
                _ = try await desk.book.reject(other, reason: "x", by: Self.staff("third"), options: .init())
            }
            #expect(why == "APPROVAL_CLOSED")
        }
    }

    @Test(
        "An approved proposal is carried out once, also when each write fails once, and others are left to their domains"
    )
    func effects() async throws {
        try await withKit { system in
            for failing in 0..<3 {
                let desk = Desk(system)
                let id = try await desk.propose(UInt8(10 + failing), about: "E-\(failing)")
                let done = Mutex(0)
                let effects = desk.book.effects(
                    of: Self.kind,
                    carryOut: { _, _ in
                        done.withLock { $0 += 1 }
                        return [ApprovalFact("accepted", "1")]
                    }, letGo: { _, _ in })
                let others = desk.book.effects(
                    of: ApprovalKind("other-kind", deciders: [.tracer], lifetime: 1), carryOut: { _, _ in [] },
                    letGo: { _, _ in })
                try await desk.approve(id, by: Self.staff("other"))
                #expect(await !others.completePending(key: id, of: ApprovalBook.partition, options: .init()))
                system.faults.fail(failing, takesPlace: failing == 1)
                _ = await effects.completePending(key: id, of: ApprovalBook.partition, options: .init())
                system.faults.fail(nil)
                #expect(await effects.completePending(key: id, of: ApprovalBook.partition, options: .init()))
                let stored = try #require(try await desk.book.find(id, options: .init())?.value)
                #expect(stored.state == .done && stored.result.map(\.text) == ["1"] && done.withLock { $0 } <= 2)
            }
        }
    }
}

@Suite("Scopes of proposals")
struct ApprovalScopeTests {
    private func staff(_ divisions: String...) -> Principal.Staff {
        Principal.Staff(name: "a", roles: [.tracer], organisation: "b", divisions: divisions, token: [1])
    }

    @Test("A scope is covered by an account that is responsible for all of it")
    func covered() throws {
        let scope = ApprovalScope(residences: try ["330106", "330102", "110105"].map { try Division($0) })
        #expect(scope.divisions == ["110105", "330102", "330106"])
        #expect(scope.isCovered(by: staff()) && scope.isCovered(by: staff("33", "11")))
        #expect(!scope.isCovered(by: staff("33")) && !scope.isCovered(by: staff("330106", "110105")))
        #expect(scope.meets(staff("33")) && !scope.meets(staff("44")))
    }

    @Test("One person whose residence is not known makes a scope everywhere")
    func everywhere() throws {
        let scope = ApprovalScope(residences: [try Division("330106"), nil])
        #expect(scope == .everywhere && scope.isCovered(by: staff()) && !scope.isCovered(by: staff("33")))
        #expect(ApprovalScope(divisions: ["33"]).union(.everywhere) == .everywhere)
    }

    @Test("More than 100 divisions are told by cities, then by provinces")
    func compacted() {
        let counties = (0..<101).map { "3301\(String($0 + 100).suffix(2))" } + (0..<3).map { "33020\($0)" }
        let scope = ApprovalScope(divisions: counties)
        #expect(scope.divisions.count <= 100)
        #expect(ApprovalScope(divisions: ["33", "3301", "330106"]).divisions == ["33"])
    }
}
