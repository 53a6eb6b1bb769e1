import Load
import Synchronization

/// Redis as a load sees it: strings and sorted sets; each write waits until both replicas have it (WAIT 2).
///
/// WAIT holds up its connection, so that each operation that is open has a connection of its own.
final class RedisRecords: RecordStore {
    private let idle: Mutex<[RedisConnection]>
    private let preparing: RedisConnection

    /// - Parameter connections: As many as operations will be open at once.
    init(_ address: String, connections: Int) async throws {
        let sides = address.split(separator: ":")
        guard sides.count == 2, let port = Int(sides[1]) else { throw RedisError(text: "no address: \(address)") }
        var all: [RedisConnection] = []
        for _ in 0..<connections { all.append(try await RedisConnection(host: String(sides[0]), port: port)) }
        idle = Mutex(all)
        preparing = try await RedisConnection(host: String(sides[0]), port: port)
    }

    private func call(_ commands: [[[UInt8]]]) async throws -> [RedisReply] {
        let connection = idle.withLock { $0.popLast() }
        guard let connection else { throw RedisError(text: "more operations are open than connections") }
        defer { idle.withLock { $0.append(connection) } }
        return try await connection.call(commands)
    }

    private func write(_ command: [[UInt8]]) async throws {
        let replies = try await call([command, [Array("WAIT".utf8), Array("2".utf8), Array("0".utf8)]])
        guard case .number(let count) = replies[1], count >= 2 else { throw RedisError(text: "a replica is missing") }
    }

    private static func name(_ kind: String, _ key: Int) -> [UInt8] { Array("\(kind)\(key)".utf8) }

    func prepare(_ writes: [LoadWrite]) async throws {
        _ = try await preparing.call(
            writes.map { write in
                guard let ordinal = write.ordinal else {
                    return [Array("SET".utf8), Self.name("r", write.key), write.value]
                }
                return [Array("ZADD".utf8), Self.name("s", write.key), Array(String(ordinal).utf8), write.value]
            })
    }

    func read(_ key: Int, on connection: Int) async throws -> LoadRecord? {
        let replies = try await call([[Array("GET".utf8), Self.name("r", key)]])
        guard case .bytes(let value) = replies[0] else { return nil }
        return LoadRecord(version: 0, value: value)
    }

    func write(_ key: Int, _ value: [UInt8], on connection: Int) async throws -> UInt64 {
        try await write([Array("SET".utf8), Self.name("r", key), value])
        return 0
    }

    /// Redis has no versions: as YCSB does, the value is replaced whatever it is.
    func write(_ key: Int, _ value: [UInt8], ifVersion version: UInt64, on connection: Int) async throws -> UInt64? {
        try await write(key, value, on: connection)
    }

    func append(_ key: Int, ordinal: UInt32, _ value: [UInt8], on connection: Int) async throws {
        try await write([Array("ZADD".utf8), Self.name("s", key), Array(String(ordinal).utf8), value])
    }

    func newest(_ key: Int, limit: Int, on connection: Int) async throws -> [LoadRecord] {
        let command = [Array("ZREVRANGE".utf8), Self.name("s", key), Array("0".utf8), Array(String(limit - 1).utf8)]
        guard case .list(let found) = try await call([command])[0] else { return [] }
        return found.compactMap { reply in
            guard case .bytes(let value) = reply else { return nil }
            return LoadRecord(version: 0, value: value)
        }
    }
}
