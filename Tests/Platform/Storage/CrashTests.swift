import Coordination
import Foundation
import RPC
import Storage
import StorageClient
import StorageContracts
import Testing

@Test(
    "After kill -9 at any moment under load every acknowledged write is there, none is half applied, chains are whole")
func survivesKill() async throws {
    let seed: UInt64 = 20_220_601
    var random = Seeded(state: seed)
    let folder = temporaryFolder()
    var acknowledged: [UInt8: UInt64] = [:]
    for round in 0..<12 {
        let wait = Double.random(in: 0.01...0.4, using: &random)
        let said = try await runUntilKilled(folder, seed: random.next(), after: wait)
        for (writer, number) in said { acknowledged[writer] = max(number, acknowledged[writer] ?? 0) }
        // What is found was durable, so it must be there from now on as well.
        acknowledged = try await check(folder, acknowledged, "seed \(seed), round \(round), killed after \(wait) s")
    }
    #expect(acknowledged.count == 8 && acknowledged.values.allSatisfy { $0 > 0 }, "every writer got on")
}

/// Starts the writer, kills it `after` so many seconds of writing, and gives what it said was acknowledged.
private func runUntilKilled(
    _ folder: String, seed: UInt64, after wait: Double
) async throws -> [(writer: UInt8, number: UInt64)] {
    let process = Process()
    let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    process.executableURL = programs.appendingPathComponent("storage-crash-writer")
    process.arguments = [folder, "\(seed)"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let pid = process.processIdentifier
    // The moment of the kill is the test's input, counted from when the store is open.
    var said = Data()
    while !said.contains(UInt8(ascii: "\n")) {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        said.append(more)
    }
    let killer = Task.detached {
        try await Task.sleep(for: .seconds(wait))
        kill(pid, SIGKILL)
    }
    said.append(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    try await killer.value
    #expect(process.terminationReason == .uncaughtSignal, "the writer ends by the kill, not by itself")
    return String(decoding: said, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
        let words = line.split(separator: " ")
        guard words.count == 2, let writer = UInt8(words[0]), let number = UInt64(words[1]) else { return nil }
        return (writer, number)
    }
}

/// The chain of all writers holds each number of each of them once; of the last number perhaps only the append was made.
private func checkShared(_ client: Store, _ last: [UInt8: UInt64], _ how: String) async throws {
    let shared = ChainSet<StorageV1.ConsistencyToken>(3, name: "shared", in: .test)
    let entries = try await wholeChain(shared, of: PartitionKey(Array(repeating: 255, count: 16)), client)
    for writer in 0..<8 as Range<UInt8> {
        let numbers = entries.map(\.value).filter { $0.shard == writer }.map(\.index)
        #expect(numbers == Array(1..<UInt64(numbers.count) + 1), "an entry is lost or doubled: \(how)")
        let number = last[writer] ?? 0
        #expect([number, number + 1].contains(UInt64(numbers.count)), "an entry is lost or nobody's: \(how)")
    }
}

/// Opens the store and holds it against what was acknowledged; gives the last number of each writer.
private func check(
    _ folder: String, _ acknowledged: [UInt8: UInt64], _ how: String
) async throws -> [UInt8: UInt64] {
    var found: [UInt8: UInt64] = [:]
    let store = try await TestStore.open(folder)
    let client = try await store.client()
    for writer in 0..<8 as Range<UInt8> {
        let partition = Array(repeating: writer &* 31, count: 16)
        let records = try await store.read(partition, .range(.init(collection: 1)))[0].records
        #expect(records.count == 0 || records.map(\.sortKey) == [[0], [1], [2]], "a write is half applied: \(how)")
        #expect(Set(records.map(\.version)).count <= 1, "a write is half applied: \(how)")
        #expect(records.first?.value == records.last?.value, "a write is half applied: \(how)")
        let numbers = RecordSet<StorageV1.ConsistencyToken>(1, name: "numbers", in: .test, clear: "made up")
        let last = try await client.read(PartitionKey(partition), .record(numbers, key: [0]))
        let number = last?.value.index ?? 0
        #expect(number >= acknowledged[writer] ?? 0, "an acknowledged write is gone: \(how)")
        found[writer] = number
        // The kill may have come between the last sync and the word of it.
        #expect(number <= (acknowledged[writer] ?? 0) + 1, "a write nobody made: \(how)")
        let trail = ChainSet<StorageV1.ConsistencyToken>(2, name: "trail", in: .test)
        let entries = try await wholeChain(trail, of: PartitionKey(partition), client)
        #expect(entries.map(\.value.index) == Array(1..<number + 1), "not every write was appended once: \(how)")
    }
    try await checkShared(client, found, how)
    await store.node.close()
    return found
}
