import CRocksDB
import Coordination
import Foundation
import RPC
import StorageClient
import StorageContracts
import Testing

@testable import Storage

/// Flips a bit in the middle of the newest file of a database that has a name like this.
private func flipBit(in folder: String, named part: String) throws {
    let database = URL(filePath: folder + "/rocksdb")
    let names = try FileManager.default.contentsOfDirectory(atPath: database.path).filter { $0.contains(part) }
    let file = database.appending(path: try #require(names.sorted().last))
    try flip(file, at: try Data(contentsOf: file).count / 2)
}

/// Brings everything into table files, and flips a bit in the one that holds records.
private func flipBitOfRecords(in folder: String) throws {
    var name = ""
    try tamper(folder) { database, _ in
        let files = try #require(rocksdb_livefiles(database.handle))
        defer { rocksdb_livefiles_destroy(files) }
        for place in 0..<rocksdb_livefiles_count(files)
        where String(cString: rocksdb_livefiles_column_family_name(files, place)) == "data" {
            name = String(cString: rocksdb_livefiles_name(files, place))
        }
    }
    try flip(URL(filePath: folder + "/rocksdb" + name), at: 200)
}

@Suite("A file of the database is not what was written")
struct DamagedFileTests {
    private static let count = 60

    /// A cluster that was written to, and has applied everywhere what was written.
    private func withFilledCluster(
        nodes: Int = 3, _ body: (TestCluster, Store) async throws -> Void
    ) async throws {
        let cluster = try TestCluster(nodes: nodes, minInSync: min(nodes, 2))
        try await withCluster(cluster, start: Array(1...nodes)) {
            let client = try await cluster.client()
            for number in 0..<Self.count { try await put(client, number, UInt64(number)) }
            let numbers = Array(1...nodes)
            #expect(
                try await cluster.becomes { try numbers.allSatisfy { try cluster.records($0) == cluster.records(1) } })
            try await body(cluster, client)
        }
    }

    private func expectWhole(_ cluster: TestCluster, _ client: Store, _ number: Int) async throws {
        #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
        #expect(try await cluster.becomes { try cluster.records(number) == cluster.records(3) })
        for number in 0..<Self.count { #expect(try await value(client, number) == UInt64(number)) }
        #expect(DamageNote(folder: cluster.folders[number]!).text == nil)
    }

    @Test(
        "A start that finds the database's log or its list of files damaged begins anew and gets everything back",
        arguments: [".log", "MANIFEST"])
    func atTheStart(file: String) async throws {
        try await withFilledCluster { cluster, client in
            await cluster.kill(2)
            try flipBit(in: cluster.folders[2]!, named: file)
            try await cluster.start([2])
            try await expectWhole(cluster, client, 2)
        }
    }

    @Test(
        "A node that meets a damaged table of records answers nothing from it, ends, and begins anew",
        arguments: [1, 2])
    func whileRunning(number: Int) async throws {
        try await withFilledCluster { cluster, client in
            await cluster.kill(number)
            try flipBitOfRecords(in: cluster.folders[number]!)
            try await cluster.start([number])
            let node = cluster.node(number)
            var losses = 0
            for number in 0..<Self.count {
                let key = try spreadKey(number)
                let shard = node.map.shard(of: key.bucket).shard
                let request = StorageV1.ReadRequest(
                    partition: key.bytes, items: [.init(item: .record(.init(collection: 8)))], consistency: .atLeast,
                    atLeast: .init(shard: UInt32(shard), index: 1))
                do {
                    let found = try await node.service.read(request, context: .test).results[0].records
                    #expect(!found.isEmpty)
                } catch let error as RPCError {
                    #expect(error.code == .dataLoss)
                    losses += 1
                }
            }
            #expect(losses > 0)
            #expect(try await cluster.becomes { node.hasFailed })
            #expect(DamageNote(folder: cluster.folders[number]!).text?.contains("Corruption") == true)
            await cluster.kill(number)
            try await cluster.start([number])
            try await expectWhole(cluster, client, number)
        }
    }

    @Test(
        "What RocksDB says is told apart by its text",
        arguments: [
            ("Corruption: block checksum mismatch", StorageFault.damagedFile("")),
            ("IO error: While pread offset 0 len 4096: /d/000012.sst: Input/output error", .damagedFile("")),
            ("IO error: While fdatasync: /d/000004.log: Input/output error", .disk("")),
            ("IO error: While appending to file: /d/000004.log: No space left on device", .disk("")),
            ("IO error: While open a file for random read: /d/000012.sst: Too many open files", .noResources("")),
            (
                "IO error: While open a file for appending: /d/000013.sst: Too many open files in system",
                .noResources("")
            ),
            ("IO error: While open a file for appending: /d/000013.sst: Cannot allocate memory", .noResources("")),
            ("IO error: While fdatasync: /d/000004.log: Cannot allocate memory", .disk("")),
            ("Result incomplete: no block cache hit", .notInMemory),
        ])
    func kinds(text: String, kind: StorageFault) {
        switch (StorageFault(rocksDB: text), kind) {
        case (.damagedFile(text), .damagedFile), (.disk(text), .disk), (.noResources(text), .noResources),
            (.notInMemory, .notInMemory):
            break
        case (let found, _): Issue.record("\(found)")
        }
    }

    @Test("A node waits with a damaged database until the others go on without it: they might be damaged as well")
    func waits() async throws {
        try await withFilledCluster { cluster, client in
            for number in 1...3 { await cluster.kill(number) }
            try flipBit(in: cluster.folders[1]!, named: ".log")
            let start = Task { try await cluster.start([1]) }
            #expect(try await cluster.becomes { DamageNote(folder: cluster.folders[1]!).text != nil })
            #expect(FileManager.default.fileExists(atPath: cluster.folders[1]! + "/rocksdb/CURRENT"))
            try await cluster.start([2, 3])
            try await start.value
            try await expectWhole(cluster, client, 1)
        }
    }

    @Test("A node that holds something alone does not start with a damaged database, and leaves it as it is")
    func alone() async throws {
        try await withFilledCluster(nodes: 1) { cluster, _ in
            await cluster.kill(1)
            let folder = cluster.folders[1]!
            try flipBit(in: folder, named: ".log")
            let error = await #expect(throws: StorageOpenError.self) { try await cluster.start([1]) }
            guard case .damaged = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(FileManager.default.fileExists(atPath: folder + "/rocksdb/CURRENT"))
            #expect(DamageNote(folder: folder).text == nil)
        }
    }
}
