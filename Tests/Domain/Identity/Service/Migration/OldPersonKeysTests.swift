import CommonContracts
import Reference
import Security
import StorageClient
import Testing

@testable import IdentityServer

@Suite("Keys that persons had before one document had one key")
struct OldPersonKeysTests {
    private static let keys = ClusterKeys()
    private let hash = KeyedHash(Self.keys)

    /// The key that the version of then gave a document.
    private func key(_ text: String) throws -> PartitionKey { try PartitionKey(hash.partition(.person, text)) }

    private static let spellings: [(now: CommonV1.Document, then: [String], others: [String])] = [
        (
            .init(type: .residentId, number: "11010519491231002X"),
            ["1|CHN|11010519491231002X", "1|USA|11010519491231002X", "1|TWN|11010519491231002X"],
            ["2|CHN|11010519491231002X", "1|ABC|11010519491231002X", "1|CHN|110105198001010016"]
        ),
        (
            .init(type: .residentId, number: "83000019810715006X"),
            ["1|CHN|83000019810715006X", "2|TWN|83000019810715006X"], ["3|CHN|83000019810715006X"]
        ),
        (
            .init(type: .hmTravelPermit, number: "H12345678(03)"),
            ["3|CHN|H12345678", "3|HKG|H1234567800", "3|CHN|H1234567899", "3|MAC|H1234567803"],
            ["3|CHN|H12345679", "3|CHN|M12345678", "3|CHN|H123456780"]
        ),
        (
            .init(type: .taiwanTravelPermit, number: "12345678"), ["4|TWN|12345678", "4|CHN|1234567842"],
            ["4|CHN|12345679", "4|CHN|123456784"]
        ),
        (
            .init(type: .passport, country: "USA", number: "A12345678"), ["6|USA|A12345678"],
            ["6|CHN|A12345678", "5|USA|A12345678"]
        ),
    ]

    @Test("ID-6: each former key of a document is found, and none of another person", arguments: spellings)
    func formerKeys(now: CommonV1.Document, then: [String], others: [String]) async throws {
        try await withIdentity { system in
            let migration = PersonMigration(system.store, keys: Self.keys, reference: .embedded, isDryRun: true)
            let identity = try #require(try migration.identity(of: now))
            let former = Set(try then.map(key)).subtracting([identity.partition])
            let present = former.union(try others.map(key)).union([identity.partition])
            #expect(Set(try migration.formerPartitions(of: identity, among: present)) == former)
        }
    }

    @Test("A document that is not valid is nobody's")
    func invalid() async throws {
        try await withIdentity { system in
            let migration = PersonMigration(system.store, keys: Self.keys, reference: .embedded, isDryRun: true)
            let number = CommonV1.Document(type: .residentId, number: "1")
            let identity = try migration.identity(of: number)
            #expect(identity == nil)
        }
    }
}
