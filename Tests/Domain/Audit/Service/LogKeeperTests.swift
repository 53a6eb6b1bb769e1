import AuditCore
import StorageClient
import Testing

@testable import AuditServer

@Suite("Keepers of the logs of audit", .serialized)
struct LogKeeperTests {
    @Test("AUD-1: the log of a partition's first 4 bits takes what was appended before the keeper began, and after")
    func oldAndNew() async throws {
        try await withAudit { system in
            let (ann, bob) = (try AuditSystem.partition(5, 1), try AuditSystem.partition(5, 2))
            let other = try AuditSystem.partition(6)
            for text in ["1", "2"] { try await system.append(text, of: ann) }
            try await system.append("1", to: AuditSystem.staff, of: bob)
            try await system.append("elsewhere", of: other)
            try await system.with([system.keeper(5)]) {
                try await system.wait(for: 3, in: 5)
                try await system.append("3", of: ann)
                try await system.append("2", to: AuditSystem.staff, of: bob)
                try await system.wait(for: 5, in: 5)
            }
            let leaves = try await system.leaves(5)
            #expect(leaves.filter { $0.partition == ann.bytes }.map(\.sequence) == [1, 2, 3])
            #expect(leaves.filter { $0.partition == bob.bytes && $0.set == 961 }.map(\.sequence) == [1, 2])
            #expect(leaves.count == 5)
            let page = try await system.store.read(ann, .entries(AuditSystem.persons, from: 1))
            #expect(leaves.filter { $0.partition == ann.bytes }.map(\.link) == page.entries.map(\.link))
        }
    }

    @Test(
        "Whichever write a keeper dies at, before or after it took place, each entry gets one leaf",
        arguments: 0..<3, [false, true])
    func crashes(step: Int, takesPlace: Bool) async throws {
        try await withAudit { system in
            let (ann, bob) = (try AuditSystem.partition(5, 1), try AuditSystem.partition(5, 2))
            // More than one write takes.
            for number in 0..<StoredLog.recordsMax + 50 { try await system.append("\(number)", of: ann) }
            for number in 0..<20 { try await system.append("\(number)", of: bob) }
            system.faults.fail(step, takesPlace: takesPlace)
            let count = UInt64(StoredLog.recordsMax + 70)
            try await system.with([system.keeper(5)]) { try await system.wait(for: count, in: 5) }
            try await system.with([system.keeper(5)]) {
                try await system.append("after", of: bob)
                try await system.wait(for: count + 1, in: 5)
            }
            let leaves = try await system.leaves(5)
            #expect(leaves.count == Int(count) + 1)
            #expect(Set(leaves).count == leaves.count)
            for partition in [ann, bob] {
                let sequences = leaves.filter { $0.partition == partition.bytes }.map(\.sequence)
                #expect(sequences == (1...UInt64(sequences.count)).map(\.self))
            }
        }
    }

    @Test("A keeper that dies at what a change brought takes it later, and once", arguments: [false, true])
    func crashWhileFollowing(takesPlace: Bool) async throws {
        try await withAudit { system in
            let ann = try AuditSystem.partition(5)
            try await system.append("1", of: ann)
            try await system.with([system.keeper(5)]) {
                try await system.wait(for: 1, in: 5)
                // The append itself is the first write from now on.
                system.faults.fail(1, takesPlace: takesPlace)
                try await system.append("2", of: ann)
                try await system.wait(for: 2, in: 5)
                try await system.append("3", of: ann)
                try await system.wait(for: 3, in: 5)
            }
            #expect(try await system.leaves(5).map(\.sequence) == [1, 2, 3])
        }
    }

    @Test("What comes within a second goes into the log with few writes")
    func gathering() async throws {
        try await withAudit { system in
            try await system.with([system.keeper(5, gathering: .milliseconds(500))]) {
                try await system.wait(for: 0, in: 5)
                let before = system.faults.count
                for number in 0..<20 {
                    try await system.append("\(number)", of: try AuditSystem.partition(5, UInt8(number)))
                }
                try await system.wait(for: 20, in: 5)
                // 20 appends, and less than a write for every second one of them.
                #expect(system.faults.count - before < 30)
            }
            #expect(try await system.leaves(5).count == 20)
        }
    }

    @Test("Several keepers that all believe to be alone give each entry one leaf")
    func several() async throws {
        try await withAudit { system in
            let ann = try AuditSystem.partition(5)
            try await system.with((0..<3).map { _ in system.keeper(5) }) {
                for number in 0..<60 {
                    try await system.append("\(number)", of: ann)
                    // No lease lasts.
                    system.advance(AuditSystem.leaseSeconds + 1)
                }
                try await system.wait(for: 60, in: 5)
            }
            #expect(try await system.leaves(5).map(\.sequence) == (1...60).map(UInt64.init))
        }
    }

    @Test("A log without entries has an empty tree, and is followed from where it was read")
    func empty() async throws {
        try await withAudit { system in
            let ann = try AuditSystem.partition(5)
            try await system.with([system.keeper(5)]) {
                try await system.wait(for: 0, in: 5)
                try await system.append("1", of: ann)
                try await system.wait(for: 1, in: 5)
            }
            #expect(try await system.leaves(5).map(\.sequence) == [1])
        }
    }
}
