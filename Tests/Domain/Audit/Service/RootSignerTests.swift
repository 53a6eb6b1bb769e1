import AuditCore
import AuditRecords
import StorageClient
import Testing

@testable import AuditServer

@Suite("Signers of roots of audit", .serialized)
struct RootSignerTests {
    @Test("AUD-1: each minute a root of all logs is signed, and it names the one before")
    func eachMinute() async throws {
        try await withAudit { system in
            let signer = system.signer()
            let first = try #require(try await signer.signIfDue())
            #expect(first.number == 1 && first.previous == AuditRoot.none && first.logs[5] == .empty)
            system.advance(59)
            #expect(try await signer.signIfDue() == nil)
            try await system.append("1", of: try AuditSystem.partition(5))
            try await system.with([system.keeper(5)]) { try await system.wait(for: 1, in: 5) }
            system.advance(60)
            let second = try #require(try await signer.signIfDue())
            #expect(second.number == 2 && second.previous == first.hash && second.logs[5].size == 1)
            let stored = try await StoredRoots(in: system.store).from(1, limit: 10)
            #expect(stored.map(\.root) == [first, second])
            for signed in stored {
                let key = try #require(system.keys.publicKeys[signed.kid])
                #expect(key.verifies(signed.signature, of: Array(signed.root.text.utf8)))
            }
        }
    }

    @Test("Of several signers at one moment, one writes the root")
    func several() async throws {
        try await withAudit { system in
            for round in 1...5 {
                let made = try await withThrowingTaskGroup(of: AuditRoot?.self) { group in
                    for _ in 0..<4 {
                        let signer = system.signer()
                        group.addTask { try await signer.signIfDue() }
                    }
                    return try await group.reduce(into: []) { made, root in made += [root].compactMap(\.self) }
                }
                #expect(made.map(\.number) == [UInt64(round)])
                system.advance(60)
            }
            #expect(try await StoredRoots(in: system.store).from(1, limit: 10).map(\.root.number) == [1, 2, 3, 4, 5])
        }
    }

    @Test(
        "A signer that dies at its write leaves a whole root or none, and the next one goes on",
        arguments: [false, true])
    func crashes(takesPlace: Bool) async throws {
        try await withAudit { system in
            try await system.signer().signIfDue()
            system.advance(60)
            system.faults.fail(0, takesPlace: takesPlace)
            await #expect(throws: (any Error).self) { try await system.signer().signIfDue() }
            system.advance(60)
            try await system.signer().signIfDue()
            let roots = try await StoredRoots(in: system.store).from(1, limit: 10).map(\.root)
            #expect(roots.map(\.number) == (takesPlace ? [1, 2, 3] : [1, 2]))
            for (root, last) in zip(roots.dropFirst(), roots) { #expect(root.previous == last.hash) }
        }
    }
}
